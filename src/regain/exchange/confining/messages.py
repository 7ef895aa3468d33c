"""What goes between the server and a child: a length, then a pickle. The server unpickles plain data only."""

import io
import pickle
import socket
import struct
import time
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from regain.core.errors import BusinessError

_LENGTH = struct.Struct("!Q")
_AT_ONCE = 1024 * 1024
_PLAIN = {
    ("builtins", "bytearray"),
    ("builtins", "complex"),
    ("builtins", "frozenset"),
    ("builtins", "range"),
    ("builtins", "set"),
    ("collections", "OrderedDict"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("pathlib", "PosixPath"),
    ("shapely.io", "from_wkb"),
    ("shapely", "from_wkb"),
}


class Cut(Exception):
    """The other side ended before its message was whole, or took too long."""


class TooLong(Exception):
    """The message is longer than its reader takes."""


class NotPlain(Exception):
    """The message names something other than plain data: a child that reads files must not make us run its code."""


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.split(".", 1)[0] == "regain" else None
        if not (isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | BusinessError | tuple))):
            raise NotPlain(f"{module}.{name}")
        return found


def packed(value: Any) -> bytes:
    """The value as bytes."""
    return pickle.dumps(value, protocol=5)


def unpacked(content: bytes | bytearray) -> Any:
    """The plain data that `packed` was given. Raises NotPlain for anything else."""
    return _PlainUnpickler(io.BytesIO(content)).load()


def send(to: socket.socket, content: bytes) -> None:
    """Send one message."""
    to.sendall(_LENGTH.pack(len(content)))
    to.sendall(content)


def receive(source: socket.socket, *, limit: int, within: float | None = None) -> bytearray:
    """The next message. `limit`: bytes; `within`: seconds for the whole message. Raises Cut, TooLong."""
    deadline = None if within is None else time.monotonic() + within
    (length,) = _LENGTH.unpack(_exactly(source, _LENGTH.size, deadline))
    if length > limit:
        raise TooLong
    return _exactly(source, length, deadline)


def _exactly(source: socket.socket, length: int, deadline: float | None) -> bytearray:
    content = bytearray()
    while len(content) < length:
        if deadline is not None:
            source.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            piece = source.recv(min(_AT_ONCE, length - len(content)))
        except (TimeoutError, ConnectionError) as error:
            raise Cut from error
        if not piece:
            raise Cut
        content += piece
    return content
