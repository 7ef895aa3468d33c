"""An OpenID provider and a geocoder that answer as slowly, and as much, as they can."""

import contextlib
import functools
import gzip
import itertools
import socketserver
import threading
import time
from collections.abc import Iterator

LONG = 20
"""Seconds: how long each keeps who asks waiting."""
OPENING = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_TURNS = itertools.count()


class Slow(socketserver.StreamRequestHandler):
    """Answers in the way that the address asked for names, or else in the next one."""

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            asked = self.rfile.readline().decode("latin-1")
            named = [way for way in WAYS if way in asked]
            getattr(self, named[0] if named else WAYS[next(_TURNS) % len(WAYS)])()

    def silent(self) -> None:
        time.sleep(LONG)

    def dripping(self) -> None:
        self.wfile.write(OPENING + b"Content-Length: 100000\r\n\r\n")
        self._drip(b" ")

    def headers(self) -> None:
        self.wfile.write(OPENING)
        self._drip(b"X-Header: 1\r\n")

    def endless(self) -> None:
        self.wfile.write(OPENING + b"Transfer-Encoding: chunked\r\n\r\n")
        self._drip(b"2\r\n[]\r\n")

    def huge(self) -> None:
        self.wfile.write(OPENING + b"Content-Length: 300000000\r\n\r\n")
        for _ in range(300):
            self.wfile.write(b"[" * 1_000_000)

    def bomb(self) -> None:
        packed = _packed()
        self.wfile.write(OPENING + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed)

    def going(self) -> None:
        self._drip(b"HTTP/1.1 100 Continue\r\n\r\n")

    def moving(self) -> None:
        time.sleep(1)
        self.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /moving\r\nContent-Length: 0\r\n\r\n")

    def deep(self) -> None:
        self._answer(b"[" * 90_000 + b"]" * 90_000)

    def late(self) -> None:
        time.sleep(2.5)
        self._answer(b'{"features": []}')

    def _answer(self, body: bytes) -> None:
        self.wfile.write(OPENING + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def _drip(self, drop: bytes) -> None:
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            self.wfile.write(drop)
            time.sleep(0.5)


@functools.cache
def _packed() -> bytes:
    return gzip.compress(bytes(200_000_000), 9)


WAYS = ("silent", "dripping", "headers", "endless", "huge", "bomb", "going", "moving", "deep", "late")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False


@contextlib.contextmanager
def slow_services() -> Iterator[str]:
    """Their address, while they run."""
    with _Server(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
