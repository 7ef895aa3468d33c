"""The parts of pages put in reading order, and those that a page break cuts joined again."""

from collections.abc import Iterable, Iterator, Sequence

from regain.exchange.reading.blocks import Table, Text
from regain.exchange.reading.pdf.lines import Line
from regain.exchange.reading.pdf.paragraphs import Column, Paragraph, carries_on, paragraphs_of
from regain.exchange.reading.pdf.regions import Region
from regain.exchange.reading.pdf.tables import PrintedTable, joined, table_block
from regain.exchange.reading.pdf.typesetting import Typesetting

Part = Paragraph | PrintedTable
_SAME_SIZE = 0.08


def parts_of_page(regions: Iterable[Region], tables: Iterable[PrintedTable]) -> list[Part]:
    """Paragraphs and tables of a page in reading order; a table ends the paragraph above it."""
    parts: list[Part] = []
    waiting = sorted(tables, key=lambda table: table.top)
    for region in regions:
        while waiting and waiting[0].top < region.top:
            parts.append(waiting.pop(0))
        paragraphs = paragraphs_of(region.lines, region.column)
        if region.is_side and parts and not isinstance(parts[-1], PrintedTable):
            last = parts[-1]
            if _same_look(last[-1], paragraphs[0][0]) and carries_on(last[-1].words, paragraphs[0][0].words):
                parts[-1] = last + paragraphs.pop(0)
        parts.extend(paragraphs)
    return parts + list(waiting)


def parts_of_document(pages: Iterable[tuple[Sequence[Part], Column]], setting: Typesetting) -> list[Part]:
    """The parts of all pages; of two that a page break parts, one is made where the first carries on."""
    parts: list[Part] = []
    above: Column | None = None
    for page, column in pages:
        rest = list(page)
        if parts and rest and above:
            whole = _bridged(parts[-1], rest[0], above, setting)
            if whole is not None:
                parts[-1] = whole
                rest = rest[1:]
        parts.extend(rest)
        above = column
    return parts


def _bridged(last: Part, first: Part, above: Column, setting: Typesetting) -> Part | None:
    if isinstance(last, PrintedTable):
        return joined(last, first, setting) if isinstance(first, PrintedTable) else None
    if isinstance(first, PrintedTable) or not _same_look(last[-1], first[0]):
        return None
    is_full = not above.fits(last[-1], first[0])
    return last + first if carries_on(last[-1].words, first[0].words, is_full=is_full) else None


def _same_look(line: Line, after: Line) -> bool:
    return line.bold == after.bold and abs(line.size - after.size) <= _SAME_SIZE * line.size and not line.is_entry


def blocks_of(parts: Iterable[Part], setting: Typesetting) -> Iterator[Text | Table]:
    """The parts as blocks."""
    for part in parts:
        if isinstance(part, PrintedTable):
            yield table_block(part, setting)
        else:
            yield from setting.texts(part)
