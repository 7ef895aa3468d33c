"""XLSX, XLS and ODS to what a reader sees of their sheets, in a child process: a sheet of 1 kB may claim 512 GB.

python-calamine gives the values; what is hidden, in error or shown as a percentage is read beside them.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import python_calamine

from regain.core.french import enumeration, quoted
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.marks import SheetMarks
from regain.exchange.reading.observations.ods_marks import marks_of_ods
from regain.exchange.reading.observations.xls_marks import marks_of_xls
from regain.exchange.reading.observations.xlsx_marks import marks_of_xlsx
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, LOCKED, Archive, refuse_malformed

_MAX_CELLS = 6_000_000
_HUGE = "Ce classeur est démesuré\u00a0: n’en gardez que les lignes et les colonnes utiles, puis réessayez."
_NOT_A_WORKBOOK = "Ce fichier n’est pas un classeur\u00a0: déposez un fichier CSV, XLSX, XLS ou ODS."
_LOCK = "EncryptedPackage".encode("utf-16-le")
_ALL_HIDDEN = (
    "Tout ce que contient ce classeur est masqué\u00a0: affichez les feuilles et les lignes utiles, puis réessayez."
)
_WHOLE = 1e15
_MARKED = re.compile(r"[0-9][.,][0-9]").search
_Cell = str | float | bool | date | datetime | time | timedelta


def grids_of_workbook(content: bytes) -> list[Grid]:
    """The sheets that a reader of the workbook sees, without their hidden rows. Raises UnreadableFile."""
    archive = _archive_without_bombs(content) if content.startswith(b"PK") else None
    if archive is None and _LOCK in content:
        raise UnreadableFile(LOCKED)
    with _refusals_of(_NOT_A_WORKBOOK):
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    shown = [one.name for one in book.sheets_metadata if one.visible == python_calamine.SheetVisibleEnum.Visible]
    hidden = [one.name for one in book.sheets_metadata if one.name not in shown]
    marks = {**marks_of_xlsx(archive), **marks_of_ods(archive)} if archive else marks_of_xls(content)
    grids = [_grid(name, _cells(book, name), marks.get(name, SheetMarks())) for name in shown]
    said = [_sheets_said(hidden)] if hidden else []
    aside = (*said, *(grid.rows_left for grid in grids if grid.hidden_rows))
    kept = [grid for grid in grids if grid.rows]
    if not kept and (hidden or any(grid.hidden_rows for grid in grids)):
        raise UnreadableFile(_ALL_HIDDEN)
    return [replace(grid, aside=() if at else aside) for at, grid in enumerate(kept)]


def _sheets_said(names: list[str]) -> str:
    told = enumeration([quoted(name) for name in names])
    is_one = len(names) == 1
    return (
        f"La feuille masquée {told} n’a pas été lue." if is_one else f"Les feuilles masquées {told} n’ont pas été lues."
    )


def _grid(name: str, read: list[list[_Cell]], marks: SheetMarks) -> Grid:
    rows = [[_text(cell) for cell in row] for row in read]
    typed = frozenset(
        (line, at)
        for line, row in enumerate(read, 1)
        for at, cell in enumerate(row)
        if isinstance(cell, str) and _MARKED(cell)
    )
    marks.put_on(rows)
    hidden = marks.hidden_rows_among(len(rows))
    numbered = [(line, row) for line, row in enumerate(rows, 1) if any(row)]
    left = tuple(line for line, _ in numbered if line - 1 in hidden)
    return Grid(
        name,
        tuple(one for one in numbered if one[0] - 1 not in hidden),
        typed=typed,
        hidden_columns=marks.hidden_columns_among(max(map(len, rows), default=0)),
        hidden_rows=left,
    )


def _cells(book: python_calamine.CalamineWorkbook, name: str) -> list[list[_Cell]]:
    with _refusals_of(DAMAGED):
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > _MAX_CELLS:
            raise UnreadableFile(_HUGE)
        return sheet.to_python(skip_empty_area=False)


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


def _text(cell: _Cell) -> str:
    """The cell as it would be typed: whole numbers without a fraction, dates as YYYY-MM-DD."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _WHOLE:
        return str(int(cell))
    return str(cell)


def _archive_without_bombs(content: bytes) -> Archive:
    """The archive, every part of it read within its limits.

    calamine never ends on an XML that is cut short, so each is parsed once before. How far the cells of a sheet reach,
    only calamine knows: the limits of the child process are for that.
    """
    archive = Archive(content)
    for name in sorted(archive.names):
        if not name.endswith("/"):
            part = archive.read(name)
            if name.endswith((".xml", ".rels")):
                refuse_malformed(part)
    return Archive(content)
