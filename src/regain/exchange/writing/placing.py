"""Putting a file in its place whole: never half of it, whatever stops the writing."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

Result = TypeVar("Result")


def write_whole(path: Path, write: Callable[[BinaryIO], Result], *, mode: int = 0o644) -> Result:
    """Write a file, which takes its place (or that of the file already there) once all of it is on the disk.

    `mode`: its rights, less those that the umask takes. Where the system allows it the file has no name until then:
    even a power cut leaves nothing behind.
    """
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_RDWR, mode)
    except (AttributeError, OSError):
        return _write_under_a_name(path, write, mode)
    with os.fdopen(handle, "w+b") as file:
        result = write(file)
        _reach_the_disk(file)
        _take_its_place(file, path)
    return result


def _take_its_place(file: BinaryIO, path: Path) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Given a folder, Python asks the system to follow the link that /proc shows for an open file.
        os.link(f"/proc/self/fd/{file.fileno()}", draft.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)
    try:
        draft.replace(path)
    except OSError:
        draft.unlink()
        raise


def _write_under_a_name(path: Path, write: Callable[[BinaryIO], Result], mode: int) -> Result:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            result = write(file)
            _reach_the_disk(file)
        draft.chmod(mode)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return result


def _reach_the_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
