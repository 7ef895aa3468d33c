"""What goes between the server and a child: a length, then an answer made of plain values and of our own data.

The answer comes from a process that a hostile file may have taken over. It is a pickle that can name one thing only,
`_REBUILD`, which builds declared data from its fields, and types of the interpreter: it calls no other code and changes
no class.
"""

import io
import pickle
import socket
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from regain.core.errors import BusinessError

_LENGTH = struct.Struct("!Q")
_AT_ONCE = 1024 * 1024


class Cut(Exception):
    """The other side ended before its message was whole, or took too long."""


class TooLong(Exception):
    """The message is longer than its reader takes."""


class NotPlain(Exception):
    """The message holds something other than plain data: a child that reads files must not make us run its code."""


class _Rebuild:
    """Builds one value that is not of a basic type. Without attributes, so that nothing can be put on it."""

    __slots__ = ()

    def __call__(self, kind: str, *parts: Any) -> Any:
        if kind in _SIMPLE:
            return _SIMPLE[kind](*parts)
        found = _class_named(*parts[:2])
        if kind == "data" and is_dataclass(found):
            names = [one.name for one in fields(found)]
            return _filled(found, dict(zip(names, parts[2:], strict=True)))
        if kind == "tuple" and issubclass(found, tuple) and hasattr(found, "_fields"):
            return found(*parts[2:])
        if kind == "choice" and issubclass(found, Enum):
            return found(parts[2])
        if kind == "error" and issubclass(found, BusinessError):
            error = found.__new__(found, *parts[2])
            error.args = tuple(parts[2])
            error.__dict__.update(parts[3])
            return error
        raise NotPlain(f"{kind} {parts[:2]}")

    def __reduce__(self) -> str:
        return "_REBUILD"


_REBUILD = _Rebuild()
_IMMUTABLE = {(kind.__module__, kind.__name__): kind for kind in (date, datetime, timezone, timedelta, Decimal)}
"""Types of the interpreter itself: nothing can be put on them either, and they are built without our help."""
_IMMUTABLE_TYPES = frozenset(_IMMUTABLE.values())
_SIMPLE: dict[str, Callable[..., Any]] = {
    "outline": shapely.from_wkb,
    "path": Path,
}


def _class_named(module: str, name: str) -> type:
    """A class of Regain, in a module that is loaded. Raises NotPlain."""
    found = getattr(sys.modules.get(module), name, None) if module.split(".", 1)[0] == "regain" else None
    if not isinstance(found, type):
        raise NotPlain(f"{module}.{name}")
    return found


def _filled(kind: type, values: dict[str, Any]) -> Any:
    """An instance with these fields, as the child had it: neither `__init__` nor `__post_init__` runs again."""
    made: Any = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


class _PlainPickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind in _IMMUTABLE_TYPES:
            return NotImplemented
        if isinstance(value, Enum):
            return _REBUILD, ("choice", kind.__module__, kind.__qualname__, value.value)
        if is_dataclass(value) and not isinstance(value, type):
            held = [getattr(value, one.name) for one in fields(value)]
            return _REBUILD, ("data", kind.__module__, kind.__qualname__, *held)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return _REBUILD, ("tuple", kind.__module__, kind.__qualname__, *value)
        if isinstance(value, BusinessError):
            return _REBUILD, ("error", kind.__module__, kind.__qualname__, value.args, vars(value))
        return self._simple(value)

    def _simple(self, value: Any) -> Any:
        if isinstance(value, BaseGeometry):
            return _REBUILD, ("outline", shapely.to_wkb(value))
        if isinstance(value, Path):
            return _REBUILD, ("path", str(value))
        if value is _REBUILD or (isinstance(value, type) and value in _IMMUTABLE_TYPES):
            return NotImplemented
        raise NotPlain(f"{type(value).__module__}.{type(value).__qualname__}")


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, "_REBUILD"):
            return _REBUILD
        if (module, name) in _IMMUTABLE:
            return _IMMUTABLE[module, name]
        raise NotPlain(f"{module}.{name}")


def packed(value: Any) -> bytes:
    """The value as bytes. Raises NotPlain unless it is made of plain values and of our own data."""
    written = io.BytesIO()
    _PlainPickler(written, protocol=5).dump(value)
    return written.getvalue()


def unpacked(content: bytes | bytearray) -> Any:
    """What `packed` was given. Raises NotPlain for anything that it does not write, damaged bytes included."""
    try:
        return _PlainUnpickler(io.BytesIO(content)).load()
    except NotPlain:
        raise
    except Exception as error:  # whatever a forged answer makes the unpickler raise
        raise NotPlain(type(error).__name__) from error


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
