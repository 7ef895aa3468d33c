"""What an XLS workbook (Excel 97 to 2003) says of its cells beside their values: calamine gives none of it."""

import io
from collections.abc import Iterator

import xlrd

from regain.exchange.reading.observations.marks import Kind, Mark, SheetMarks, shows_percent
from regain.exchange.reading.refusals import UnreadableFile

_SIGNATURE = b"\xd0\xcf\x11\xe0"
_UNREAD = (
    "Regain n’a pas pu voir ce que ce classeur d’un ancien format masque ou calcule\u00a0: ouvrez-le dans un tableur, "
    "enregistrez-le au format XLSX, puis déposez-le à nouveau."
)


def marks_of_xls(content: bytes) -> dict[str, SheetMarks]:
    """What each sheet says of its cells, by name of sheet; nothing for another format. Raises UnreadableFile."""
    if not content.startswith(_SIGNATURE):
        return {}
    try:
        with xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO()) as book:
            return {sheet.name: _marks(book, sheet) for sheet in book.sheets()}
    except Exception as error:  # xlrd raises whatever its unpacking meets: struct.error, AssertionError, IndexError...
        raise UnreadableFile(_UNREAD) from error


def _marks(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> SheetMarks:
    return SheetMarks(
        hidden_rows=[(at, at + 1) for at, row in sheet.rowinfo_map.items() if row.hidden or row.height == 0],
        hidden_columns=[(at, at + 1) for at, column in sheet.colinfo_map.items() if column.hidden or column.width == 0],
        marks=list(_cells(book, sheet)),
    )


def _cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[Mark]:
    percents = [shows_percent(book.format_map[style.format_key].format_str) for style in book.xf_list]
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            at = (row, row + 1), (column, column + 1)
            if cell.ctype == xlrd.XL_CELL_ERROR:
                yield Mark(*at, Kind.ERROR, xlrd.error_text_from_code.get(cell.value, "#N/A"))
            elif cell.ctype == xlrd.XL_CELL_NUMBER and percents[cell.xf_index]:
                yield Mark(*at, Kind.PERCENT)
