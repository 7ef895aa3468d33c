"""Plain text: encodings, lines as they are numbered in the file, tables as tabs between cells."""

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from regain.exchange.reading.blocks import Cell, Document, Remark, Table, Text
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.remarks import MESSAGES, TABLE_LOST
from regain.exchange.reading.safety import MAX_CHARACTERS, TOO_LONG
from regain.exchange.reading.text_tables import (
    Line,
    columns_of,
    has_no_gutter,
    is_broken,
    is_list,
    is_misdrawn,
    is_rule,
    is_ruled,
    is_underline,
    is_wrapped,
    lost_heads,
    spaced,
    table_of_rules,
    table_of_spaces,
)
from regain.exchange.reading.wording import clean, texts_of

DOUBTFUL_ENCODING = "doubtful_encoding"
_DOUBTFUL = "Des lettres accentuées semblent mal lues : enregistrez le texte en UTF-8 s’il y en a de fausses."
_BINARY = (
    "Ce fichier n’est pas un document lisible. Déposez un document Word (.docx), OpenDocument (.odt), PDF ou texte."
)
_MAX_COLUMNS = 63
_MAX_CONTROL_SHARE = 0.01
# Two sorts of wrong guesses: UTF-8 read as cp1252, and a letter of another 8-bit code amid a word.
_WRONG = re.compile(
    r"\ufffd|Ã[\x80-\xbf©¨ª«´®¯»¹¢§ ]|â€[™œ˜“¦]|[A-Za-z][‚ƒ„†‡ˆ‰Š‹•˜™›¢£¤¥¦¨©ª¬®¯±²³´µ¶¸¹º¼½¾¿×÷Þþ][a-z]"
)
_CONTROL = re.compile(r"[\x00-\x06\x08\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n|\n|\r")
_SOFT_END = re.compile("[\x07\x0b\x0c\x85\u2028\u2029]")
_PAGE_MARK = re.compile(
    r"\s*+(?:[-–—]\s*+\d{1,3}\s*+[-–—]|page \d{1,3}(?: ?(?:/|sur|de) ?\d{1,3})?)\s*+", re.IGNORECASE
)
_ENTRY = re.compile(r"(?=[^\S\t]*+\S)[^\t]*+\t\s*+(\d{1,3})\s*+")


def read_text(content: bytes, *, media_type: str) -> Document:
    """The document of a text in UTF-8, UTF-16 or cp1252. Raise `UnreadableFile` for bytes that are no text."""
    letters = decoded(content)
    if len(letters) > MAX_CHARACTERS:
        raise UnreadableFile(TOO_LONG)
    if len(_CONTROL.findall(letters)) > _MAX_CONTROL_SHARE * len(letters):
        raise UnreadableFile(_BINARY)
    remarks = [Remark(DOUBTFUL_ENCODING, _DOUBTFUL)] if _WRONG.search(letters) else []
    lines = list(enumerate(_LINE_END.split(letters), start=1))
    lost = set(lost_heads(lines))
    blocks: list[Text | Table] = []
    for kind, group in groupby(lines, key=_kind):
        blocks.extend(_READERS[kind](list(group), lost))
    remarks += [Remark(TABLE_LOST, MESSAGES[TABLE_LOST], line) for line in sorted(lost)]
    return Document(media_type, tuple(blocks), remarks=tuple(remarks))


def decoded(content: bytes) -> str:
    """The letters of a text in UTF-8, UTF-16 or cp1252; those that no code knows are replaced."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    head = content[:4096]
    halves = head[0::2].count(0), head[1::2].count(0)
    if max(halves) > len(head) // 4 and min(halves) <= len(head) // 50:
        return content.decode("utf-16-be" if halves[0] > halves[1] else "utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _kind(line: Line) -> str:
    words = line[1]
    if _PAGE_MARK.fullmatch(words):
        return ""
    return "tabs" if "\t" in words else "rules" if is_ruled(words) else "words" if words.strip() else ""


def _texts(lines: Sequence[Line]) -> Iterator[Text]:
    for number, words in lines:
        for part in _SOFT_END.split(words):
            yield from texts_of(part, Text("", number))


def _blocks_of_rules(lines: list[Line], lost: set[int]) -> Iterator[Text | Table]:
    """One table of lines with upright rules, or the lines without them."""
    table = table_of_rules(lines)
    if table is not None:
        yield table
        return
    if is_misdrawn(lines):
        lost.add(lines[0][0])
    yield from _texts([line for line in lines if not is_rule(line[1])])


def _blocks_of_words(lines: list[Line], lost: set[int]) -> Iterator[Text | Table]:
    """One table of neighbouring lines that spaces align in columns, amid the lines around it."""
    first, last = spaced(lines)
    rows = [line for line in lines[first:last] if not is_underline(line[1])]
    columns = columns_of(rows) if rows else []
    is_table = bool(columns) and not is_list(rows, columns)
    wraps = is_wrapped(rows, columns) if is_table else not columns and has_no_gutter(rows)
    table = table_of_spaces(rows, columns) if is_table and not wraps else None
    is_lost = table is None and (wraps or len(rows) < last - first or (is_table and is_broken(rows, columns)))
    lost |= {rows[0][0]} if is_lost and rows else set()
    yield from _texts(lines[:first])
    yield from _texts(rows) if table is None else (table,)
    yield from _texts(lines[last:])


def _blocks_of_tabs(lines: list[Line], _lost: set[int]) -> Iterator[Text | Table]:
    """One table of consecutive lines with tabs, unless they are a table of contents, or no table at all."""
    rows = [[clean(cell) for cell in words.split("\t")] for _, words in lines]
    width = max((rank for row in rows for rank, cell in enumerate(row, start=1) if cell), default=0)
    is_lone_pair = len(rows) == 1 and len(rows[0]) <= 2  # noqa: PLR2004 - a label and its value
    is_plain = all(sum(map(bool, row)) <= 1 for row in rows) and all(not row[0] or width == 1 for row in rows)
    if is_lone_pair or (len(rows) == 1 and is_plain) or not 1 < width <= _MAX_COLUMNS or _is_contents(lines):
        yield from _texts(lines)
    else:
        yield Table(tuple(_row(number, words.split("\t"), width) for number, words in lines))


def _is_contents(lines: list[Line]) -> bool:
    """Whether each line is a title and a page number, and pages never go back."""
    entries = [_ENTRY.fullmatch(words) for _, words in lines]
    pages = [int(entry[1]) for entry in entries if entry]
    return len(pages) == len(lines) and pages == sorted(pages)


def _row(number: int, cells: list[str], width: int) -> tuple[Cell, ...]:
    padded = (cells + [""] * width)[:width]
    return tuple(Cell(tuple(texts_of(cell, Text("", number)))) for cell in padded)


_READERS: dict[str, Callable[[list[Line], set[int]], Iterator[Text | Table]]] = {
    "tabs": _blocks_of_tabs,
    "rules": _blocks_of_rules,
    "words": _blocks_of_words,
    "": lambda _lines, _lost: iter(()),
}
