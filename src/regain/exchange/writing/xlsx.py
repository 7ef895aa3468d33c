"""Sheets of plain values to a workbook (XLSX), and one of them to CSV. Nothing a cell holds is ever run."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from regain.exchange.writing.characters import legible

Value = str | int | float | date | None
_DEEP, _LINE = "#17324d", "#c9d1d9"
_FONT = "Calibri"
# Spreadsheets skip spaces before the sign, and read the wide signs of Asian keyboards.
_OPENS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BLANKS = ("\t", "\r", "\n")
_ALIGNED = {"number": "right", "date": "left", "text": "left"}
_A4, _MAX_TITLE, _MAX_TEXT = 9, 31, 32_767
_NOT_IN_A_TITLE = str.maketrans("[]:*?/\\", "       ")
# The day is part of a workbook: a fixed one, so that the same content gives the same bytes.
_NOTHING = "Aucune ligne à ce jour."
_MADE_ON = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, its width in characters, what it holds (`text`, `number` or `date`)."""

    heading: str
    width: float = 14
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows of values under a header. An empty cell is None. The last row holds totals if `has_total`.

    Rows that come one by one (an iterator) can be written once. `is_note` marks a sheet one reads: no filter, no repeated header.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Value, ...]]
    has_total: bool = False
    is_note: bool = False


def write_workbook(
    sheets: Sequence[Sheet], *, title: str, subject: str = "", author: str = "Regain", is_long: bool = False
) -> bytes:
    """The sheets as an XLSX workbook: header frozen and filtered, printed in landscape, a page wide; empty ones say so.

    The same content gives the same bytes. A long workbook passes through temporary files, removed at once, and not
    through memory, whatever the number of its rows: not for what must reach no disk.
    """
    written = io.BytesIO()
    kept = {"constant_memory": True} if is_long else {"in_memory": True}
    options = {**kept, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(written, options) as book:
        told = {"title": title, "subject": subject, "author": author}
        book.set_properties({**{name: legible(words) for name, words in told.items()}, "created": _MADE_ON})
        styles = _styles(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_name(sheet.title), _ExactWorksheet), sheet, styles)
    return written.getvalue()


class _ExactWorksheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """Writes 9.7 as 9.7, and not as the sixteen digits of its nearest binary number (9.699999999999999)."""

    def _xml_number_element(self, number: float, attributes: Sequence[tuple[str, object]] = ()) -> None:
        told = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{told}><v>{number!r}</v></c>")


def _name(title: str) -> str:
    """The title as a spreadsheet allows it."""
    return _cut(legible(title).translate(_NOT_IN_A_TITLE), _MAX_TITLE).strip("' ")


def _cut(words: str, most: int) -> str:
    """As many letters as a spreadsheet counts: an emoji is two."""
    return words.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _styles(book: Workbook) -> dict[str, Format]:
    base = {"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True, "bottom": 1, "border_color": _LINE}
    styles = {
        "header": book.add_format(
            {**base, "bold": True, "font_color": "#ffffff", "bg_color": _DEEP, "valign": "vcenter"}
        )
    }
    for kind, side in _ALIGNED.items():
        shape = {**base, "align": side, **({"num_format": "dd/mm/yyyy"} if kind == "date" else {})}
        styles[kind] = book.add_format(shape)
        styles[f"{kind} total"] = book.add_format({**shape, "bold": True, "top": 2})
    return styles


def _write_sheet(page: Worksheet, sheet: Sheet, styles: dict[str, Format]) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, _held(column.heading), styles["header"])
    rank = 0
    for rank, (row, is_last) in enumerate(_marked(sheet.rows), 1):
        is_total = sheet.has_total and is_last
        for at, (value, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(page, rank, at, value, styles[f"{column.kind} total" if is_total else column.kind])
    if not rank:
        page.write_string(1, 0, _NOTHING, styles["text"])
    _set_up(page, sheet, rank)


def _marked(rows: Iterable[tuple[Value, ...]]) -> Iterator[tuple[tuple[Value, ...], bool]]:
    """Each row, and whether it is the last one."""
    coming = iter(rows)
    row = next(coming, None)
    while row is not None:
        following = next(coming, None)
        yield row, following is None
        row = following


def _write_cell(page: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    if value is None:
        page.write_blank(row, column, None, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, _held(value), style)


def _held(words: str) -> str:
    """The words as a cell holds them: what is longer would be left out whole."""
    kept = legible(words)
    return kept if _cut(kept, _MAX_TEXT) == kept else f"{_cut(kept, _MAX_TEXT - 1)}…"


def _set_up(page: Worksheet, sheet: Sheet, count: int) -> None:
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&L&A&RPage &P sur &N")
    if sheet.is_note:
        page.hide_gridlines(2)
        return
    page.repeat_rows(0)
    last = count - int(sheet.has_total)
    page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)


def write_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV for French spreadsheets: UTF-8 with its mark, semicolons, texts that cannot become formulas."""
    written = io.StringIO(newline="")
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([_harmless(column.heading) for column in sheet.columns])
    lines.writerows([[_plain(value) for value in row] for row in sheet.rows])
    return written.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int | float):
        return str(value).replace(".", ",")
    return _harmless(value)


def _harmless(words: str) -> str:
    words = legible(words)
    opens = words[:1] in _BLANKS or words.lstrip().startswith(_OPENS_A_FORMULA)
    return f"'{words}" if words and opens else words
