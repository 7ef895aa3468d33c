"""The warm process: it holds the readers in memory, and forks one limited child for each file.

Run as `python -m regain.exchange.confining.forking`, with its orders on standard input (a Unix socket). It has neither
the settings, nor the secrets, nor the database of the instance: its environment is emptied by who starts it.
"""

import gc
import importlib
import os
import pickle
import signal
import socket
import sys
import traceback
from contextlib import suppress
from typing import Any, NoReturn

from regain.core.errors import BusinessError
from regain.exchange.confining import calling, messages
from regain.exchange.confining.limits import data_in_use, hold_to

READERS = (
    "regain.exchange.reading.addresses",
    "regain.exchange.reading.agreement_file",
    "regain.exchange.reading.archive",
    "regain.exchange.reading.geo",
    "regain.exchange.reading.observations",
    "regain.exchange.reading.place_lists",
    "regain.exchange.reading.communes",
    "regain.exchange.reading.correspondences",
    "regain.exchange.reading.template_guards",
    "regain.exchange.writing.templates",
)
"""The modules whose functions are called in children: loaded once, so that no child loads them again."""
_OF_OFFICE_FILES = ("xml.dom.expatbuilder", "encodings.cp437")
"""What Python and the readers import only once they are given an office file."""
SMALL = "Convention d’application communale du contrat de ville\nCommune de Barlin\nProjet de quartier\u00a0: Cité 5\n"
_NO_LIMIT = 1 << 62


def main() -> None:
    """Load the readers, then fork a child for each socket received, until the other side closes."""
    control = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel takes care of children that ended
    with calling.run_here():
        _load()
        while _fork_for_next(control):
            pass


def _load() -> None:
    """Import the readers and read one small agreement, so that no child does again what the first reading does once."""
    for name in (*READERS, *_OF_OFFICE_FILES):
        importlib.import_module(name)
    outcome("regain.exchange.reading.agreement_file", "read_agreement_file", (SMALL.encode(),), {"name": "a.txt"})
    gc.collect()
    gc.freeze()


def _fork_for_next(control: socket.socket) -> bool:
    """Wait for a socket and fork its child. False once there will be no more."""
    order, handles, _, _ = socket.recv_fds(control, 1, 1)
    if not order:
        return False
    with socket.socket(fileno=handles[0]) as job:
        if os.fork() == 0:
            control.close()
            _answer(job)
    return True


def _answer(job: socket.socket) -> NoReturn:
    """Read one request, do it within its limits, answer, and end without any clean-up of the process we came from."""
    with suppress(BaseException):
        before = data_in_use()
        job.sendall(os.getpid().to_bytes(4, "big"))
        # The request comes from the server, which is trusted; the bytes of the file are not in it.
        module, name, args, kwargs, limits, has_file, tells = pickle.loads(messages.receive(job, limit=_NO_LIMIT))  # noqa: S301
        if has_file:
            args = (bytes(messages.receive(job, limit=_NO_LIMIT)), *args)
        if tells:
            kwargs["told"] = lambda *far: messages.send(job, messages.packed(("told", far)))
        hold_to(limits, from_data=before)
        messages.send(job, _packed(outcome(module, name, args, kwargs)))
    os._exit(0)


def _packed(given: tuple[str, Any]) -> bytes:
    try:
        return messages.packed(given)
    except messages.NotPlain as error:
        return messages.packed(("failed", f"NotPlain, {error}"))
    except MemoryError:
        return messages.packed(("exhausted", ""))


def outcome(module: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[str, Any]:
    """What calling the function gives: ("returned", value), ("refused", BusinessError), ("exhausted", ""), ("failed", where)."""
    try:
        return "returned", calling.confined_function(module, name)(*args, **kwargs)
    except BusinessError as refusal:
        refusal.__cause__ = refusal.__context__ = None
        return "refused", refusal
    except (MemoryError, RecursionError):
        return "exhausted", ""
    except BaseException as error:  # noqa: BLE001  # Rust panics are no Exception; whatever it is, the server is told where
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "failed", f"{type(error).__name__}, {os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119


if __name__ == "__main__":
    main()
