"""An OpenID provider and a geocoder that answer as slowly, and as much, as they can."""

import contextlib
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
    """Answers each who asks in the next of five ways."""

    def handle(self) -> None:
        ways = (self.silent, self.dripping, self.dripping_headers, self.endless, self.huge)
        with contextlib.suppress(OSError):
            self.rfile.readline()
            ways[next(_TURNS) % len(ways)]()

    def silent(self) -> None:
        time.sleep(LONG)

    def dripping(self) -> None:
        self.wfile.write(OPENING + b"Content-Length: 100000\r\n\r\n")
        self._drip(b" ")

    def dripping_headers(self) -> None:
        self.wfile.write(OPENING)
        self._drip(b"X-Header: 1\r\n")

    def endless(self) -> None:
        self.wfile.write(OPENING + b"Transfer-Encoding: chunked\r\n\r\n")
        self._drip(b"2\r\n[]\r\n")

    def huge(self) -> None:
        self.wfile.write(OPENING + b"Content-Length: 300000000\r\n\r\n")
        for _ in range(300):
            self.wfile.write(b"[" * 1_000_000)

    def _drip(self, drop: bytes) -> None:
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            self.wfile.write(drop)
            time.sleep(0.5)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False


@contextlib.contextmanager
def slow_services() -> Iterator[str]:
    """Their address, while they run."""
    with _Server(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
