"""A connection to a place that was checked, and whose every wait has the same end."""

import io
import queue
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from typing import Any

from regain.core.calling.addresses import NOT_PUBLIC, OPERATOR, Address, AddressRefused, Place, Reach, place_of
from regain.core.calling.places import CallsAtOnce
from regain.core.calling.proxies import ask_for_a_tunnel, proxy_for

_HEADERS = 128 * 1024
"""Bytes of headers that come besides the body."""
_READ_AHEAD = 64 * 1024
_ASKING_NAMES = CallsAtOnce(8)


class TooHeavy(OSError):
    """More came than may."""


@dataclass(slots=True)
class End:
    """When a call is over, whatever came: a moment for all its waits, and a shorter one between two bytes."""

    seconds: float
    patience: float
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.at = time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds that the next wait may take. Raises TimeoutError when there are none."""
        return min(self.in_all(), self.patience)

    def in_all(self) -> float:
        """Seconds before the end. Raises TimeoutError when there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise TimeoutError("no time is left")
        return left


class Wire:
    """A socket as http.client uses one. Closed by who made it, and not by the reader of the answer."""

    def __init__(self, sock: socket.socket, *, end: End, most: int) -> None:
        self._sock, self._end, self._left = sock, end, most + _HEADERS

    def sendall(self, data: bytes) -> None:
        """Send all of it before the end."""
        self._sock.settimeout(self._end.left())
        self._sock.sendall(data)

    def makefile(self, *_args: Any, **_options: Any) -> io.BufferedReader:
        """What comes, to be read. Its readings raise TimeoutError and TooHeavy."""
        return io.BufferedReader(_Coming(self), _READ_AHEAD)

    def close(self) -> None:
        """Left to end()."""

    def receive(self, buffer: Any) -> int:
        """Some bytes into the buffer; their number, 0 when no more will come."""
        self._sock.settimeout(self._end.left())
        came = self._sock.recv_into(buffer)
        self._left -= came
        if self._left < 0:
            raise TooHeavy("the answer is heavier than it may be")
        return came

    def end(self) -> None:
        """Hang up."""
        self._sock.close()


class _Coming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._wire.receive(buffer)


def connected(address: Address, reach: Reach, *, end: End, most: int) -> Wire:
    """A wire to the address. Raises AddressRefused for a place out of reach, OSError when there is no answer.

    The place that was checked is the one connected to: a name that changes its mind in between changes nothing.
    """
    proxy = proxy_for(address)
    if proxy is None:
        sock = dialled(address.host, address.port, reach, end=end)
    else:
        # A network that has a proxy may not know the names of outside: those that it knows are checked.
        with suppress(OSError):
            _refuse_beyond(reach, _places(address.host, address.port, end))
        sock = dialled(proxy[0], proxy[1], OPERATOR, end=end)
    try:
        if proxy is not None:
            ask_for_a_tunnel(Wire(sock, end=end, most=0), address, proxy[2])
        if address.scheme == "https":
            sock.settimeout(end.left())
            sock = _trust().wrap_socket(sock, server_hostname=address.host)
    except BaseException:
        sock.close()
        raise
    return Wire(sock, end=end, most=most)


def dialled(host: str, port: int, reach: Reach, *, end: End) -> socket.socket:
    """A socket connected to the host. Raises AddressRefused for a place out of reach, OSError without an answer."""
    places = _places(host, port, end)
    _refuse_beyond(reach, places)
    return _first_that_answers(places, port, end)


def _refuse_beyond(reach: Reach, places: list[Place]) -> None:
    if not all(map(reach.allows, places)):
        raise AddressRefused(NOT_PUBLIC)


def _places(host: str, port: int, end: End) -> list[Place]:
    """Where the name leads. Asked by a thread that may be left behind, because the system sets no limit of time."""
    known = place_of(host)
    if known:
        return [known]
    found: queue.SimpleQueue[list[Place] | Exception] = queue.SimpleQueue()
    _ASKING_NAMES.take()

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.put(list(dict.fromkeys(ip_address(str(row[4][0]).partition("%")[0]) for row in rows)))
        except (OSError, ValueError) as error:
            found.put(error)
        finally:
            _ASKING_NAMES.give_back()

    threading.Thread(target=look, daemon=True).start()
    try:
        answer = found.get(timeout=end.left())
    except queue.Empty as error:
        raise TimeoutError("the name was not found in time") from error
    if isinstance(answer, Exception):
        raise OSError("the name is not known") from answer
    return answer


def _first_that_answers(places: list[Place], port: int, end: End) -> socket.socket:
    failure = OSError("the name leads nowhere")
    for tried, place in enumerate(places):
        with suppress(TimeoutError):
            share = end.left() / (len(places) - tried)
            sock = socket.socket(socket.AF_INET6 if place.version == 6 else socket.AF_INET)  # noqa: PLR2004
            try:
                sock.settimeout(share)
                sock.connect((str(place), port))
            except OSError as error:
                sock.close()
                failure = error
            else:
                return sock
    raise failure


@cache
def _trust() -> ssl.SSLContext:
    """The authorities that the machine trusts."""
    return ssl.create_default_context()
