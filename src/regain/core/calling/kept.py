"""An answer kept for all the threads of a process: one brings it anew, the others go on with the one that is kept."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from regain.core.calling.places import TooManyCalls
from regain.core.errors import BusinessError

Value = TypeVar("Value")


@dataclass(slots=True)
class Kept(Generic[Value]):
    """Answers by what was asked, the latest `most` of them: fresh for some seconds, and good for longer in a silence."""

    fresh: float
    good: float
    most: int
    clock: Callable[[], float] = time.monotonic
    _values: OrderedDict[Hashable, tuple[float, Value]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _bringing: set[Hashable] = field(default_factory=set)

    def get(self, asked: Hashable, bring: Callable[[], Value], *, younger_than: float | None = None) -> Value:
        """What is kept, or what `bring` gives. Raises TooManyCalls while another thread brings the first, or its error."""
        with self._lock:
            at, value = self._values.get(asked, (float("-inf"), None))
            age = self.clock() - at
            is_good = value is not None and age <= self.good and younger_than is None
            if value is not None and age <= (self.fresh if younger_than is None else younger_than):
                return value
            if asked in self._bringing:
                if is_good and value is not None:
                    return value
                raise TooManyCalls("Une autre demande attend déjà ce service\u00a0: réessayez dans quelques instants.")
            self._bringing.add(asked)
        try:
            return self._brought(asked, bring)
        except BusinessError:
            if is_good and value is not None:
                return value
            raise
        finally:
            with self._lock:
                self._bringing.discard(asked)

    def _brought(self, asked: Hashable, bring: Callable[[], Value]) -> Value:
        value = bring()
        with self._lock:
            now = self.clock()
            self._values[asked] = (now, value)
            self._values.move_to_end(asked)
            while len(self._values) > self.most or now - next(iter(self._values.values()))[0] > self.good:
                self._values.popitem(last=False)
        return value
