"""What the cells of a workbook are beside their values: hidden, shown as a percentage, in error, never computed.

calamine gives values alone: 0.421 for a cell that shows 42,1 %, nothing for `#N/A`. The parts are read once more for this.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import NamedTuple
from xml.parsers import expat

PERCENT_SIGN = "\u00a0%"
EXTENDED_TYPE = "calcext:value-type"
_EXTENSIONS = frozenset({EXTENDED_TYPE})
_CHUNK = 64 * 1024
_NOT_SHOWN_AS_SUCH = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]')


class Kind(Enum):
    """What there is to know of a cell."""

    PERCENT = "percent"
    ERROR = "error"
    FORMULA = "formula"


class Mark(NamedTuple):
    """Cells of one kind, ranks from 0, ends excluded. `text`: the error shown, or the formula that has no value."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    kind: Kind
    text: str = ""


@dataclass(slots=True)
class SheetMarks:
    """What a sheet says of its cells. Hidden rows and columns are ranges of ranks from 0, ends excluded."""

    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def put_on(self, rows: list[list[str]]) -> None:
        """Write into the cells what a reader of the sheet sees there: `42,1 %`, `#N/A`, `=A1+B1`."""
        for mark in self.marks:
            for row in rows[mark.rows[0] : mark.rows[1]]:
                for at in range(mark.columns[0], min(mark.columns[1], len(row))):
                    row[at] = percent_shown(row[at]) if mark.kind == Kind.PERCENT else mark.text

    def hidden_rows_among(self, count: int) -> frozenset[int]:
        """The ranks of the hidden rows among the first ones."""
        return _among(self.hidden_rows, count)

    def hidden_columns_among(self, count: int) -> frozenset[int]:
        """The ranks of the hidden columns among the first ones."""
        return _among(self.hidden_columns, count)


def _among(ranges: Iterable[tuple[int, int]], count: int) -> frozenset[int]:
    return frozenset(rank for first, end in ranges for rank in range(first, min(end, count)))


def shows_percent(code: str) -> bool:
    """Whether a number format of Excel (`0.0%`) shows a percentage; a quoted `%` is only a sign."""
    return "%" in _NOT_SHOWN_AS_SUCH.sub("", code)


def percent_shown(value: str) -> str:
    """`0.421` as a percentage shows it: `42,1 %`; anything but a number as it is."""
    try:
        number = Decimal(value) * 100
    except InvalidOperation:
        return value
    written = f"{number:f}"
    short = written.rstrip("0").rstrip(".") if "." in written else written
    return short.replace(".", ",") + PERCENT_SIGN


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str] | None, str]]:
    """The elements of an XML part as they open (name, attributes, blank) and close (name, None, the text inside).

    Names come without their namespace, but for LibreOffice's own attributes, which repeat those of the standard. The part
    was found well formed before.
    """
    found: list[tuple[str, dict[str, str] | None, str]] = []
    words: list[str] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        words.clear()
        told = {key if key in _EXTENSIONS else _bare(key): value for key, value in attributes.items()}
        found.append((_bare(name), told, ""))

    def closed(name: str) -> None:
        found.append((_bare(name), None, "".join(words)))
        words.clear()

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = words.append
    for start in range(0, len(content), _CHUNK):
        parser.Parse(content[start : start + _CHUNK], False)
        yield from found
        found.clear()
    parser.Parse(b"", True)
    yield from found


def whole(told: str | None, otherwise: int) -> int:
    """The whole number an attribute gives."""
    return int(told) if told and told.isdecimal() else otherwise


def _bare(name: str) -> str:
    return name.rpartition(":")[2]
