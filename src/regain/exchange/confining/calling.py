"""The server's side: a function that reads a file is called in a child, and answers as if it were called here."""

import atexit
import importlib
import logging
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from regain.core.errors import BusinessError
from regain.core.places import Places
from regain.exchange.confining import messages
from regain.exchange.confining.limits import ON_A_PAGE, ON_COMMAND, Limits

P = ParamSpec("P")
R = TypeVar("R")
Refusal = Callable[[str], BusinessError]

TOO_HEAVY = (
    "Lire ce fichier demande trop de mémoire ou de temps\u00a0: il n’a pas été lu. N’en gardez que ce qui est utile, "
    "puis réessayez."
)
FAILED = "Ce fichier n’a pas pu être lu\u00a0: enregistrez-le à nouveau dans son logiciel, puis réessayez."
BUSY = "D’autres fichiers sont en cours de lecture\u00a0: réessayez dans une minute."

_GRACE = 5.0
_START = 120.0
"""Seconds that the warm process may take to load the readers, on a busy machine."""
_MEGABYTE = 1024 * 1024
_LONGEST_PLACE = 200
# What numeric libraries need to know of the machine, and where Python keeps what it compiled; nothing else of the
# environment reaches the child.
_INHERITED = ("PATH", "LANG", "LC_ALL", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "PYTHONPYCACHEPREFIX")

_log = logging.getLogger(__name__)
_is_here = False
_limits = ON_A_PAGE
_READING = Places(1, waiting=3, patience=5)


def confined(refusal: Refusal) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function run in a child process with limits (`limits.py`). Arguments and results are plain data.

    What `refusal` makes of one French sentence is raised when the child uses more than it may, fails, or when too many files
    are being read at once. BusinessErrors of the function are raised as they are. An argument by name `told` is called
    here with what the child passes to it: how far it is.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            if _is_here:
                return function(*args, **kwargs)
            kind, value = run(function.__module__, function.__qualname__, args, kwargs, refusal)
            if kind == "returned":
                return value  # type: ignore[no-any-return]  # what the function returned
            if kind == "refused":
                raise value
            if kind == "failed":
                _log.error("%s.%s: %s", function.__module__, function.__qualname__, value)
            raise refusal(FAILED if kind == "failed" else TOO_HEAVY)

        call.is_confined = True  # type: ignore[attr-defined]
        return call

    return decorate


def confined_function(module: str, name: str) -> Callable[..., Any]:
    """The function of that name, without what sends it to a child. Raises LookupError unless it is a confined one."""
    found: Any = getattr(importlib.import_module(module), name, None)
    if not getattr(found, "is_confined", False):
        raise LookupError(f"{module}.{name}")
    inner: Callable[..., Any] = found.__wrapped__
    return inner


@contextmanager
def run_here() -> Iterator[None]:
    """Call confined functions in this very process: a child must not ask for another child."""
    global _is_here  # noqa: PLW0603
    before, _is_here = _is_here, True
    try:
        yield
    finally:
        _is_here = before


@contextmanager
def as_command() -> Iterator[None]:
    """Read with the limits of the command line: the operator's own files are larger, and nobody waits for a page."""
    global _limits  # noqa: PLW0603
    before, _limits = _limits, ON_COMMAND
    try:
        yield
    finally:
        _limits = before


def run(module: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], refusal: Refusal) -> tuple[str, Any]:
    """What the function gives in a child (see `forking.outcome`). Raises `refusal` when too many wait already."""
    if not _READING.take():
        raise refusal(BUSY)
    try:
        return _asked((module, name, args, kwargs, _limits))
    finally:
        _READING.leave()


class _NoChild(Exception):
    """The warm process died before it forked."""


def _asked(request: tuple[str, str, tuple[Any, ...], dict[str, Any], Limits]) -> tuple[str, Any]:
    """The outcome, from a new warm process if the first has died. A child that cannot be forked twice has no memory."""
    for _ in range(2):
        with suppress(_NoChild):
            return _asked_once(*request)
    return "exhausted", ""


def _asked_once(
    module: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], limits: Limits
) -> tuple[str, Any]:
    # The bytes of a file, always the first argument, travel beside the pickle: no copy of them is made here.
    content, args = (args[0], args[1:]) if args and isinstance(args[0], bytes) else (None, args)
    told, kwargs = kwargs.get("told"), {name: value for name, value in kwargs.items() if name != "told"}
    with _warm.job() as job:
        job.settimeout(_START)
        child = _number_of_the_child(job)
        job.settimeout(limits.wall + _GRACE)
        try:
            messages.send(
                job, pickle.dumps((module, name, args, kwargs, limits, content is not None, told is not None))
            )
            if content is not None:
                messages.send(job, content)
            kind, value = _answer_of(job, limits)
            while kind == "told" and told is not None:
                told(*value)
                kind, value = _answer_of(job, limits)
        except BaseException as error:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            if isinstance(error, messages.Cut | messages.TooLong | OSError):
                return "exhausted", ""
            if isinstance(error, messages.NotPlain):
                return "failed", f"the answer is not plain data ({error})"
            raise
    return kind, value


def _answer_of(job: socket.socket, limits: Limits) -> tuple[str, Any]:
    answer = messages.receive(job, limit=limits.answer_mb * _MEGABYTE, within=limits.wall + _GRACE)
    match messages.unpacked(answer):
        case ("returned" | "exhausted" as kind, value):
            return kind, value
        case ("refused", BusinessError() as value):
            return "refused", value
        case ("failed", str(where)):
            return "failed", where[:_LONGEST_PLACE]
        case ("told", (int(), int()) as far):
            return "told", far
    raise messages.NotPlain("no outcome")


def _number_of_the_child(job: socket.socket) -> int:
    with suppress(OSError):
        if number := job.recv(4):
            return int.from_bytes(number, "big")
    raise _NoChild


class _WarmProcess:
    """The process that forks children, started at the first file and again if it died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    @property
    def pid(self) -> int:
        """Its number, 0 while it was never started."""
        return self._process.pid if self._process else 0

    def job(self) -> socket.socket:
        """A socket whose other end a fresh child holds."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                socket.send_fds(self._started(), [b"j"], [theirs.fileno()])
            except OSError:  # it died since the last file: once more
                self._forget()
                socket.send_fds(self._started(), [b"j"], [theirs.fileno()])
        return ours

    def stop(self) -> None:
        """Close the orders: the process ends."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._process is not None and self._owner == os.getpid():
            self._process.wait()
        self._control = self._process = None

    def _started(self) -> socket.socket:
        if self._control is None or self._owner != os.getpid():
            ours, theirs = socket.socketpair()
            known = {name: os.environ[name] for name in _INHERITED if name in os.environ}
            with theirs:
                self._process = subprocess.Popen(  # our own interpreter, our own module
                    [sys.executable, "-m", "regain.exchange.confining.forking"],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env={**known, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"},
                    start_new_session=True,  # Ctrl-C in a terminal is for the command, which then ends its child
                )
            self._control, self._owner = ours, os.getpid()
        return self._control


_warm = _WarmProcess()
stop_children = atexit.register(_warm.stop)
