"""What goes with the database, brought beside what is there: the received files, the anchors of the journal.

Each is taken at the last moment, and what was there is back if anything fails.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from django.conf import settings

from regain.exchange.reading.backup import BackupRead
from regain.exchange.writing.backup import copy_file

Told = Callable[[int, int], None]


class FilesBeside:
    """The files of a backup. Those that the store lacks come at once: until rows name them, they are nothing."""

    def __init__(self, read: BackupRead, told: Told) -> None:
        self._read, self._told, self._root = read, told, Path(settings.MEDIA_ROOT)
        self._brought: list[Path] = []
        self._others: list[tuple[Path, Path, Path]] = []  # what comes, what is there, where that is kept

    def __enter__(self) -> Self:
        try:
            for done, (place, part) in enumerate(self._read.files.items()):
                self._told(done, len(self._read.files))
                path = self._root / place
                if not (path.is_file() and _sha256(path) == part.sha256):
                    self._bring(self._read.folder / part.place, path)
        except BaseException:
            self._undo()
            raise
        return self

    def __exit__(self, error: type[BaseException] | None, _raised: object, _trace: TracebackType | None) -> None:
        if error:
            self._undo()
        else:
            for path in [path for path in self._root.rglob("*") if path.is_file()]:
                if path.relative_to(self._root).as_posix() not in self._read.files:
                    path.unlink()

    def take(self) -> None:
        """Put in its place each file that the store had otherwise."""
        for draft, path, former in self._others:
            path.replace(former)
            draft.replace(path)

    def _bring(self, source: Path, path: Path) -> None:
        draft, former = (path.with_name(f".{what}-{path.name}") for what in ("restoring", "former"))
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        self._brought.append(draft)
        copy_file(source, draft)
        if path.exists():
            self._others.append((draft, path, former))
        else:
            self._brought.append(path)
            draft.rename(path)

    def _undo(self) -> None:
        for _, path, former in self._others:
            if former.exists():
                former.replace(path)
        for path in self._brought:
            path.unlink(missing_ok=True)


class AnchorsBeside:
    """The anchors of a backup, in `draft`. Those of the instance stay in `journal-anchors.replaced`."""

    def __init__(self, read: BackupRead) -> None:
        self._source = read.folder / read.anchors.place
        self._here: Path = settings.JOURNAL_ANCHORS
        self._aside = self._here.with_name(f"{self._here.name}.replaced")
        self.draft = self._here.with_name(f".{self._here.name}.restoring")
        self._is_away = False

    def __enter__(self) -> Self:
        if self._aside.exists() and not self._here.exists():  # a restore was killed there
            self._aside.replace(self._here)
        self.draft.unlink(missing_ok=True)
        copy_file(self._source, self.draft)
        return self

    def __exit__(self, error: type[BaseException] | None, _raised: object, _trace: TracebackType | None) -> None:
        self.draft.unlink(missing_ok=True)
        if error and self._is_away:
            self._here.unlink(missing_ok=True)
            if self._aside.exists():
                self._aside.replace(self._here)

    def set_aside(self) -> None:
        """Take those of the instance away: beside another database they would name entries that it never had."""
        self._aside.unlink(missing_ok=True)
        if self._here.exists():
            self._here.replace(self._aside)
        self._is_away = True

    def take(self) -> None:
        """Put those of the backup in their place."""
        self.draft.replace(self._here)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
