"""Asking another machine, within limits of time, weight and number, and within reach."""

import http.client
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin

from regain.core.calling.addresses import Address, AddressRefused, Reach, address_within
from regain.core.calling.places import CallsAtOnce
from regain.core.calling.wire import End, TooHeavy, connected
from regain.core.errors import BusinessError

_CHUNK = 64 * 1024
_REDIRECTIONS = {301, 302, 303, 307, 308}


class CallFailed(BusinessError):
    """No answer came whole within the limits."""


class CallTooHeavy(CallFailed):
    """The answer is heavier than it may be."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a call may go: seconds in all, bytes of the answer, redirections, seconds between two bytes."""

    seconds: float
    size: int
    redirections: int = 0
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, whole."""

    status: int
    headers: Message
    body: bytes


class Stream:
    """An answer that comes bit by bit."""

    def __init__(self, response: http.client.HTTPResponse, *, most: int) -> None:
        self.status, self.headers, self._response, self._left = response.status, response.headers, response, most

    def read(self) -> bytes:
        """What has come, blank at the end. Raises CallFailed, CallTooHeavy."""
        with _failures_told():
            chunk = self._response.read1(_CHUNK)
        self._left -= len(chunk)
        if self._left < 0:
            raise CallTooHeavy(_TOO_HEAVY)
        return chunk

    def is_whole(self) -> bool:
        """Whether as much came as was announced."""
        return not self._response.length


@dataclass(slots=True)
class Caller:
    """Calls of one kind. A service that did not answer is not asked again for `rest` seconds: it would not either."""

    limits: Limits
    places: CallsAtOnce
    rest: float = 0.0
    _silent: dict[tuple[str, str, int], float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(
        self,
        method: str,
        url: str,
        *,
        reach: Reach,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """The whole answer. Raises AddressRefused, TooManyCalls, CallFailed."""
        with self.opened(method, url, reach=reach, headers=headers, body=body) as stream:
            content = b"".join(iter(stream.read, b""))
            if not stream.is_whole():
                raise CallFailed(_CUT)
            if stream.headers.get("Content-Encoding", "identity").lower() != "identity":
                raise CallFailed("Le service envoie une réponse compressée, qu’on ne lui a pas demandée.")
            return Answer(stream.status, stream.headers, content)

    @contextmanager
    def opened(
        self,
        method: str,
        url: str,
        *,
        reach: Reach,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Iterator[Stream]:
        """The answer as it comes, compressed or not. Raises AddressRefused, TooManyCalls, CallFailed."""
        address = address_within(url, reach)
        self._refuse_while_silent(address)
        with self.places.one():
            try:
                with _answered(_Question(method, url, headers or {}, body), address, reach, self.limits) as stream:
                    yield stream
            except CallFailed:
                self._note_silence(address)
                raise

    def _refuse_while_silent(self, address: Address) -> None:
        with self._lock:
            if self._silent.get(address.origin, 0) > time.monotonic():
                raise CallFailed(_SILENT)

    def _note_silence(self, address: Address) -> None:
        now = time.monotonic()
        with self._lock:
            still = {origin: until for origin, until in self._silent.items() if until > now}
            self._silent = {**still, address.origin: now + self.rest} if self.rest else still


@dataclass(frozen=True, slots=True)
class _Question:
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None


@contextmanager
def _answered(question: _Question, address: Address, reach: Reach, limits: Limits) -> Iterator[Stream]:
    """What answers, redirections followed; every step has the same end, and is checked as the first was."""
    end = End(limits.seconds, limits.patience)
    url = question.url
    for _step in range(limits.redirections + 1):
        with _exchange(question, address, reach, end, limits.size) as response:
            led_to = response.headers.get("Location") if response.status in _REDIRECTIONS else None
            if not (led_to and limits.redirections):
                yield Stream(response, most=limits.size)
                return
        url, address = _followed(url, led_to, address, reach)
    raise CallFailed("Le service renvoie d’une adresse à l’autre sans fin.")


def _followed(url: str, led_to: str, address: Address, reach: Reach) -> tuple[str, Address]:
    try:
        following = urljoin(url, led_to)
    except ValueError as error:
        raise AddressRefused("Le service renvoie à une adresse mal écrite.") from error
    found = address_within(following, reach)
    if not reach.leaves_the_host and found.host != address.host:
        raise AddressRefused("Le service renvoie à une autre machine que la sienne.")
    if address.scheme == "https" and found.scheme != "https":
        raise AddressRefused("Le service renvoie à une adresse qui n’est pas une adresse en https.")
    return following, found


@contextmanager
def _exchange(
    question: _Question, address: Address, reach: Reach, end: End, most: int
) -> Iterator[http.client.HTTPResponse]:
    with _failures_told():
        wire = connected(address, reach, end=end, most=most)
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.sock = wire  # as much of a socket as http.client uses
    try:
        with _failures_told():
            headers = {"Accept-Encoding": "identity", "User-Agent": "Regain (contrats de ville)", **question.headers}
            headers |= {"Host": _host_header(address), "Connection": "close"}
            connection.request(question.method, address.target, body=question.body, headers=headers)
            response = connection.getresponse()
        with response:
            yield response
    finally:
        wire.end()


def _host_header(address: Address) -> str:
    host = f"[{address.host}]" if ":" in address.host else address.host
    usual = address.port == (443 if address.scheme == "https" else 80)
    return host if usual else f"{host}:{address.port}"


@contextmanager
def _failures_told() -> Iterator[None]:
    try:
        yield
    except TooHeavy as error:
        raise CallTooHeavy(_TOO_HEAVY) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise CallFailed(_CUT) from error


_CUT = "La connexion a échoué, s’est interrompue, ou a duré trop longtemps."
_SILENT = "Ce service ne répondait pas il y a un instant\u00a0: réessayez dans quelques instants."
_TOO_HEAVY = "La réponse de ce service est trop lourde\u00a0: elle n’est pas lue."
