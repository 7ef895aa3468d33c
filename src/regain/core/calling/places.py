"""How many threads may wait for another machine at once: the others are refused, so that the site goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from regain.core.errors import BusinessError
from regain.core.places import Places


class TooManyCalls(BusinessError):
    """As many calls of this kind are out as may be."""


class CallsAtOnce:
    """A place for each call that is out, taken at once or refused: no thread waits for one. `within` bounds several kinds."""

    def __init__(self, most: int, *, within: Self | None = None) -> None:
        self._places = Places(most)
        self._within = within

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take a place for the time of the block. Raises TooManyCalls."""
        self.take()
        try:
            yield
        finally:
            self.give_back()

    def take(self) -> None:
        """Take a place, which another thread may give back. Raises TooManyCalls."""
        if not self._places.take():
            raise TooManyCalls(_BUSY)
        if self._within is not None:
            try:
                self._within.take()
            except TooManyCalls:
                self._places.leave()
                raise

    def give_back(self) -> None:
        """Give back the place that was taken."""
        if self._within is not None:
            self._within.give_back()
        self._places.leave()


OUT = CallsAtOnce(3)
"""For all kinds together in one process: one fewer than the threads of ./regain serve."""
_BUSY = "Trop de demandes attendent déjà ce service\u00a0: réessayez dans quelques instants."
