"""XLSX, XLS and ODS to rows of texts (python-calamine), in a child process: a sheet of 1 kB may claim 512 GB."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import python_calamine

from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, LOCKED, Archive, refuse_malformed

_MAX_CELLS = 6_000_000
_HUGE = "Ce classeur est démesuré\u00a0: n’en gardez que les lignes et les colonnes utiles, puis réessayez."
_NOT_A_WORKBOOK = "Ce fichier n’est pas un classeur\u00a0: déposez un fichier CSV, XLSX, XLS ou ODS."
_LOCK = "EncryptedPackage".encode("utf-16-le")
_WHOLE = 1e15


def sheets_of(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Each sheet: its name and its rows, every cell as text. Raises UnreadableFile."""
    if content.startswith(b"PK"):
        _refuse_bombs(content)
    elif _LOCK in content:
        raise UnreadableFile(LOCKED)
    with _refusals_of(_NOT_A_WORKBOOK):
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        yield name, _rows(book, name)


def _rows(book: python_calamine.CalamineWorkbook, name: str) -> list[list[str]]:
    with _refusals_of(DAMAGED):
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > _MAX_CELLS:
            raise UnreadableFile(_HUGE)
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


@contextmanager
def _refusals_of(sentence: str) -> Iterator[None]:
    """Turn what calamine raises into a sentence; its Rust code panics on some damaged files, which is no Exception."""
    try:
        yield
    except UnreadableFile:
        raise
    except python_calamine.PasswordError as error:
        raise UnreadableFile(LOCKED) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(sentence) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise UnreadableFile(DAMAGED) from error
        raise


def _text(cell: str | float | bool | date | datetime | time | timedelta) -> str:  # noqa: FBT001 - what calamine gives
    """The cell as it would be typed: whole numbers without a fraction, dates as YYYY-MM-DD."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _WHOLE:
        return str(int(cell))
    return str(cell)


def _refuse_bombs(content: bytes) -> None:
    """Read every part within the limits of an archive.

    calamine never ends on an XML that is cut short, so each is parsed once before. How far the cells of a sheet reach,
    only calamine knows: the limits of the child process are for that.
    """
    archive = Archive(content)
    for name in sorted(archive.names):
        if not name.endswith("/"):
            part = archive.read(name)
            if name.endswith((".xml", ".rels")):
                refuse_malformed(part)
