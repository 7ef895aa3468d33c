"""A server on this machine that answers as nobody should: what calls out must survive."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


class Hostile:
    """Listens on 127.0.0.1. `moods`: how each path is answered; `asked`: the paths, in order; `heard`: all of it."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.moods: dict[str, Callable[[Hostile, socket.socket], None]] = {}
        self.asked: list[str] = []
        self.heard: list[bytes] = []
        self.came, self.released = threading.Semaphore(0), threading.Event()
        self.sent = 0
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self._threads[0].start()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=[client], daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            client.settimeout(5)
            asked = b""
            while b"\r\n\r\n" not in asked:
                came = client.recv(4096)
                if not came:
                    return
                asked += came
            path = asked.split(b" ")[1].decode().partition("?")[0]
            self.asked.append(path)
            self.heard.append(asked)
            self.came.release()
            self.moods.get(path, self.moods.get("*", hangs_up))(self, client)

    def close(self) -> None:
        self.released.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join()


@contextmanager
def hostile_server() -> Iterator[Hostile]:
    server = Hostile()
    try:
        yield server
    finally:
        server.close()


def says(body: bytes, *, status: str = "200 OK", kind: str = "application/json", **headers: str):
    """An answer, whole."""
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()]
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{''.join(lines)}\r\n"
    return lambda _server, client: client.sendall(head.encode() + body)


def drips(begins: bytes, drop: bytes):
    """Something every 5 ms, for ten seconds at most."""

    def answer(server: Hostile, client: socket.socket) -> None:
        client.sendall(begins)
        for _ in range(2_000):
            if server.released.wait(0.005):
                return
            client.sendall(drop)
            server.sent += len(drop)

    return answer


def pours(begins: bytes, drop: bytes):
    """Up to 50 MB, as fast as it is taken."""

    def answer(server: Hostile, client: socket.socket) -> None:
        client.sendall(begins)
        while server.sent < 50_000_000 and not server.released.is_set():
            client.sendall(drop)
            server.sent += len(drop)

    return answer


def waits(server: Hostile, _client: socket.socket) -> None:
    """Not a word."""
    server.released.wait(10)


def hangs_up(_server: Hostile, _client: socket.socket) -> None:
    """Closes without an answer."""


def leads_to(address: str):
    return says(b"", status="302 Found", Location=address)


BOMB = gzip.compress(b" " * 20_000_000)
SLOW = {
    "never answers": waits,
    "drips its headers": drips(HEAD, b"X-A: b\r\n"),
    "drips one header without end": drips(HEAD + b"X-A: ", b"b"),
    "drips its body": drips(HEAD + b"\r\n", b" "),
    "drips pieces": drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "asks to wait without end": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}
HEAVY = {
    "body without end": pours(HEAD + b"\r\n", b" " * 65_536),
    "pieces without end": pours(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + b" " * 32_768 + b"\r\n"),
    "size of a piece without end": pours(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1" * 65_536),
    "headers without end": pours(HEAD, b"X-A: b\r\n" * 8_000),
    "header without end": pours(HEAD + b"X-A: ", b"b" * 65_536),
    "continue without end": pours(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000),
}
WRONG = {
    "hangs up": hangs_up,
    "no HTTP": lambda _server, client: client.sendall(b"220 smtp ready\r\n"),
    "cut": lambda _server, client: client.sendall(HEAD + b"Content-Length: 900\r\n\r\n{}"),
    "gzip bomb": says(BOMB, Content_Encoding="gzip"),
    "a length that is no number": says(b"{}", Transfer_Encoding="chunked"),
}
