"""The words of each page told apart: in a table, in the body, or running furniture."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from regain.exchange.reading.pdf.aligned import aligned_tables
from regain.exchange.reading.pdf.boxes import rules_of_boxes
from regain.exchange.reading.pdf.columns import regions_of
from regain.exchange.reading.pdf.frames import Frame, Framework, frameworks_of
from regain.exchange.reading.pdf.furniture import Furniture, furniture_of
from regain.exchange.reading.pdf.layout import Page, Word
from regain.exchange.reading.pdf.lines import Line, lines_of
from regain.exchange.reading.pdf.notes import first_note
from regain.exchange.reading.pdf.paragraphs import Column, usual_pitch
from regain.exchange.reading.pdf.regions import Region
from regain.exchange.reading.pdf.tables import Compartment, PrintedTable, compartments, frame_of, printed_table

_ALMOST_ALL = 0.98


@dataclass(frozen=True, slots=True)
class SortedPage:
    """The regions of the body in reading order, and the tables. `is_aligned`: no rule draws one of them.

    `running`: the words of the headers and footers left out. `notes`: the lines of the notes at its foot.
    """

    regions: tuple[Region, ...]
    column: Column
    tables: tuple[PrintedTable, ...]
    is_aligned: bool
    running: tuple[str, ...]
    notes: tuple[Line, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of the body in reading order."""
        return (line for region in self.regions for line in region.lines)


@dataclass(frozen=True, slots=True)
class _Sheet:
    page: Page
    tables: tuple[tuple[Framework, tuple[Compartment, ...]], ...]
    body: tuple[Word, ...]
    is_aligned: bool = False
    running: tuple[str, ...] = ()


def sorted_pages(pages: Sequence[Page]) -> list[SortedPage]:
    """The pages, running headers and footers left out; distances between lines are measured over all of them."""
    sheets = [_sheet(page) for page in pages]
    gone = furniture_of(pages, [sheet.body for sheet in sheets])
    sheets = [_without(sheet, furniture) for sheet, furniture in zip(sheets, gone, strict=True)]
    printed = [lines_of(sheet.body, page=sheet.page.number) for sheet in sheets]
    ends = [first_note(page, lines) for page, lines in zip(pages, printed, strict=True)]
    bodies = [lines[:end] for lines, end in zip(printed, ends, strict=True)]
    notes = [lines[end:] for lines, end in zip(printed, ends, strict=True)]
    rooms = [_room(page, pages, bodies) for page in pages]
    regions = [_regions(sheet, lines, room) for sheet, lines, room in zip(sheets, bodies, rooms, strict=True)]
    body_pitch = usual_pitch((region.lines, region.column) for inside in regions for region in inside)
    cells = [cell for sheet in sheets for _, inside in sheet.tables for cell in inside]
    cell_pitch = usual_pitch((cell.lines, cell.room) for cell in cells)
    return [
        SortedPage(
            tuple(replace(region, column=replace(region.column, pitch=body_pitch)) for region in inside),
            replace(room, pitch=body_pitch),
            tuple(_tables(sheet, cell_pitch)),
            sheet.is_aligned,
            sheet.running,
            tuple(foot),
        )
        for sheet, inside, room, foot in zip(sheets, regions, rooms, notes, strict=True)
    ]


def _regions(sheet: _Sheet, lines: Sequence[Line], room: Column) -> list[Region]:
    """The regions of a page, its notes left out; no column goes on beyond a table."""
    last = lines[-1].y if lines else 0.0
    left = [word for word in sheet.body if lines and word.y <= last + word.size / 2]
    regions: list[Region] = []
    for top in (*sorted(framework.ys[0] for framework, _ in sheet.tables), math.inf):
        above = [word for word in left if word.y <= top]
        left = [word for word in left if word.y > top]
        regions.extend(regions_of(above, room, page=sheet.page.number))
    return regions


def _without(sheet: _Sheet, furniture: Furniture) -> _Sheet:
    """The sheet without running lines, and with the tables that no rule draws."""
    words = [word for word in sheet.body if word.row not in furniture.rows]
    tables = list(sheet.tables)
    for framework, held in aligned_tables(words):
        ranks = {word.row for word in held}
        words = [word for word in words if word.row not in ranks]
        tables.append((framework, tuple(compartments(framework, held, page=sheet.page.number))))
    return _Sheet(sheet.page, tuple(tables), tuple(words), len(tables) > len(sheet.tables), furniture.running)


def _tables(sheet: _Sheet, pitch: float) -> Iterable[PrintedTable]:
    return (printed_table(framework, cells, pitch=pitch) for framework, cells in sheet.tables)


def _sheet(page: Page) -> _Sheet:
    """Each word with the smallest table it stands in."""
    left = [word for word in page.words if not word.is_call]
    tables = []
    ruled = frameworks_of(page.levels, page.uprights)
    for framework in (*ruled, *frameworks_of(*rules_of_boxes(page, ruled))):
        inside = [(word, frame) for word in left if (frame := frame_of(framework, word))]
        if _is_table({frame for _, frame in inside}, page):
            held = {id(word) for word, _ in inside}
            left = [word for word in left if id(word) not in held]
            cells = compartments(framework, (word for word, _ in inside), page=page.number)
            tables.append((framework, tuple(cells)))
    return _Sheet(page, tuple(tables), tuple(left))


def _is_table(speaking: set[Frame], page: Page) -> bool:
    """Whether cells that hold words make a table: a single tall one is a frame drawn around the page."""
    return len(speaking) > 1 or any(frame.y1 - frame.y0 < page.height / 2 for frame in speaking)


def _room(page: Page, pages: Sequence[Page], bodies: Sequence[Sequence[Line]]) -> Column:
    """The room of the body on pages as wide as this one: the lines of one page may all be short."""
    alike = [
        line for other, lines in zip(pages, bodies, strict=True) if abs(other.width - page.width) < 1 for line in lines
    ]
    if not alike:
        return Column(0, page.width)
    ends = sorted(line.x1 for line in alike)
    return Column(min(line.x0 for line in alike), ends[int(_ALMOST_ALL * (len(ends) - 1))])
