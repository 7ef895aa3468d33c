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
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import cache, partial
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
        return _maker(kind, *parts[:2])(*parts[2:])

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


@cache  # an answer may hold a hundred thousand values of a few classes
def _maker(kind: str, module: str, name: str) -> Callable[..., Any]:
    """What builds a value of that class from its parts. Raises NotPlain."""
    found = _class_named(module, name)
    if kind == "data" and is_dataclass(found):
        return partial(_filled, found, [one.name for one in fields(found)])
    if kind == "tuple" and issubclass(found, tuple) and hasattr(found, "_fields"):
        return found
    if kind == "choice" and issubclass(found, Enum):
        return found
    if kind == "error" and issubclass(found, BusinessError):
        return partial(_raised_there, found)
    raise NotPlain(f"{kind} {module}.{name}")


def _filled(kind: type, names: list[str], *values: Any) -> Any:
    """An instance with these fields, as the child had it: neither `__init__` nor `__post_init__` runs again."""
    made: Any = object.__new__(kind)
    for name, value in zip(names, values, strict=True):
        object.__setattr__(made, name, value)
    return made


def _raised_there(kind: type[BusinessError], args: tuple[Any, ...], attributes: dict[str, Any]) -> BusinessError:
    error = kind.__new__(kind, *args)
    error.args = tuple(args)
    error.__dict__.update(attributes)
    return error


class _PlainPickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        if value is _REBUILD or (isinstance(value, type) and value in _IMMUTABLE_TYPES):
            return NotImplemented
        return _reducer(type(value))(value)  # type: ignore[arg-type]  # every class is hashable


@cache
def _reducer(kind: type) -> Callable[[Any], Any]:
    """What turns a value of that class into a call of `_REBUILD`. Raises NotPlain."""
    if kind in _IMMUTABLE_TYPES:
        return lambda _value: NotImplemented
    if issubclass(kind, BaseGeometry):
        return lambda value: (_REBUILD, ("outline", shapely.to_wkb(value)))
    if issubclass(kind, Path):
        return lambda value: (_REBUILD, ("path", str(value)))
    parts_of = _parts_of(kind)
    if parts_of is None:
        raise NotPlain(f"{kind.__module__}.{kind.__qualname__}")
    named, parts = (parts_of[0], kind.__module__, kind.__qualname__), parts_of[1]
    return lambda value: (_REBUILD, (*named, *parts(value)))


def _parts_of(kind: type) -> tuple[str, Callable[[Any], Iterable[Any]]] | None:
    """The word by which `_maker` knows classes of that kind, and what gives the parts of a value."""
    if issubclass(kind, Enum):
        return "choice", lambda value: (value.value,)
    if is_dataclass(kind):
        names = [one.name for one in fields(kind)]
        return "data", lambda value: [getattr(value, name) for name in names]
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return "tuple", iter
    if issubclass(kind, BusinessError):
        return "error", lambda value: (value.args, vars(value))
    return None


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
    if content:  # whoever reads an empty message may have answered and gone
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
