"""Bytes to sheets of cells: CSV in any usual shape, XLSX, XLS and ODS. Told by content, within limits."""

import csv
import io
import re
from collections.abc import Iterator

from regain.exchange.confining import confined
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.workbooks import grids_of_workbook
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import MAX_FILE_BYTES

MAX_CELLS, MAX_COLUMNS = 6_000_000, 1_000
HUGE = "Ce tableau est démesuré\u00a0: n’en gardez que les lignes et les colonnes utiles, puis réessayez."
_EMPTY = "Ce fichier est vide\u00a0: choisissez celui qui contient les chiffres."
_TOO_BIG = "Ce fichier dépasse 50 Mo\u00a0: n’en gardez que les lignes utiles, puis réessayez."
_NOT_A_TABLE = "Ce fichier n’est pas un tableau\u00a0: déposez un fichier CSV, XLSX, XLS ou ODS."
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"<", b"{", b"[")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SEPARATORS = ";,\t|"


@confined(UnreadableFile)
def grids_of(content: bytes) -> list[Grid]:
    """The sheets that the bytes hold. Raises UnreadableFile with one French sentence for anything else."""
    if not content.strip(b"\x00\t\n\r \xff\xfe\xef\xbb\xbf"):
        raise UnreadableFile(_EMPTY)
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFile(_TOO_BIG)
    if content.startswith((_ZIP, _OLE)):
        grids = grids_of_workbook(content)
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_FOREIGN):
        raise UnreadableFile(_NOT_A_TABLE)
    else:
        grids = [Grid("", tuple(_csv_rows(_decoded(content))))]
    kept = [grid for grid in grids if grid.rows]
    if not kept:
        raise UnreadableFile(_EMPTY)
    return kept


def media_type_of(content: bytes) -> str:
    """The media type of a table: XLSX, ODS, XLS or CSV."""
    if content.startswith(_OLE):
        return "application/vnd.ms-excel"
    if not content.startswith(_ZIP):
        return "text/csv"
    return _XLSX if b"[Content_Types].xml" in content[:4096] or b"xl/" in content[:4096] else _ODS


def _decoded(content: bytes) -> str:
    encodings = next(([name] for mark, name in _BOMS if content.startswith(mark)), ["utf-8", "cp1252"])
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise UnreadableFile(_NOT_A_TABLE)


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    cells, start = 0, 1
    try:
        for row in reader:
            cells += len(row)
            if cells > MAX_CELLS or len(row) > MAX_COLUMNS:
                raise UnreadableFile(HUGE)
            if any(cell.strip() for cell in row):
                yield start, [cell.strip() for cell in row]
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(
            f"Ligne {start}\u00a0: les guillemets ou les séparateurs ne se suivent pas comme dans un fichier CSV."
        ) from error


def _separator(text: str) -> str:
    """The separator that cuts the first lines most alike, then most: decimal commas do not cut the headings."""
    lines = [line for line in text[:65536].splitlines() if line.strip()][:20]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [_width(line, separator) for line in lines]
        usual = max(sorted(set(widths)), key=widths.count)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=evenness)


def _width(line: str, separator: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=separator)))
    except csv.Error:
        return 1
