"""What costs much: documents made on demand, files read. Few at once, fewer for one person, and a result serves again.

Every view that makes a document, or reads a file again, is `heavy`; every view that takes a file (`takes_files`,
web/hardening.py) is held to places of its own, from before its file is received (web/gate.py).
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from regain.core.places import Places
from regain.domain.journal.queries import last_seal
from regain.web.downloads import is_download
from regain.web.failing import busy
from regain.web.middleware import MemberRequest

# A process that makes two documents at once makes neither sooner, and its pages wait for both. Of the places at work
# (settings.PLACES), these leave three to the pages.
MAKING = Places(1, waiting=4, patience=15, each=1)
TAKING_FILES = Places(2, waiting=4, patience=15, each=1)
TITLE = "Beaucoup de documents se préparent en ce moment"
ANSWER = "Réessayez dans une minute. Rien n’est perdu, et rien de nouveau n’est enregistré."

View = Callable[..., HttpResponse]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    content: bytes
    headers: dict[str, str]
    until: float


class Made:
    """The last results, in memory: `seconds` and `most` (bytes) at most."""

    def __init__(self, *, seconds: float, most: int) -> None:
        self._seconds, self._most = seconds, most
        self._made: OrderedDict[Key, _Made] = OrderedDict()
        self._lock = Lock()

    def keep(self, key: Key, response: HttpResponse) -> None:
        """Keep an answer; the oldest ones go when there are too many bytes."""
        made = _Made(response.content, dict(response.headers), time.monotonic() + self._seconds)
        with self._lock:
            self._made[key] = made
            self._forget_old()

    def get(self, key: Key) -> HttpResponse | None:
        """The answer kept under that key."""
        with self._lock:
            self._forget_old()
            made = self._made.get(key)
        return HttpResponse(made.content, headers=made.headers) if made else None

    def forget(self) -> None:
        """Keep none."""
        with self._lock:
            self._made.clear()

    def _forget_old(self) -> None:
        while self._made:
            oldest = next(iter(self._made.values()))
            is_too_much = sum(len(one.content) for one in self._made.values()) > self._most
            if oldest.until > time.monotonic() and not is_too_much:
                return
            self._made.popitem(last=False)


MADE = Made(seconds=60, most=16 * 1024**2)


@contextmanager
def heavy_place(request: MemberRequest) -> Iterator[bool]:
    """Whether the request has a place among the heavy ones, which it keeps for the length of the block."""
    is_given = MAKING.take(request.member.key)
    try:
        yield is_given
    finally:
        if is_given:
            MAKING.leave(request.member.key)


def heavy(view: View) -> View:
    """Hold the view to the heavy places, and give the same file again while nothing was written since.

    A file is that of a person under a mandate, on a day, after the last entry of the journal: every write has one.
    """

    @wraps(view)
    def held(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key(request) if request.method == "GET" else ()
        made = MADE.get(key)
        if made is not None:
            return made
        with heavy_place(request) as is_given:
            # A person who asks twice waited for their own first answer.
            made = MADE.get(key)
            if made is not None or not is_given:
                return made or busy(TITLE, ANSWER)
            response = view(request, *args, **kwargs)
        if key and response.status_code == 200 and is_download(response):  # noqa: PLR2004
            MADE.keep(key, response)
        return response

    held.is_heavy = True  # type: ignore[attr-defined]
    return held


def _key(request: MemberRequest) -> Key:
    mandate = request.member.mandate
    said = (request.member.key, mandate.key if mandate else "", request.get_full_path())
    return (*said, last_seal(), timezone.localdate().isoformat())
