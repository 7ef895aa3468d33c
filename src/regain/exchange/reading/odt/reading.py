"""An ODT as blocks."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from regain.exchange.reading import remarks
from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.exchange.reading.odt.inline import Aside, runs_of
from regain.exchange.reading.odt.margins import lines_of_margins
from regain.exchange.reading.odt.names import SPACES, count_of, q
from regain.exchange.reading.odt.numbering import is_labelled, write_labels
from regain.exchange.reading.odt.settling import Part, settle
from regain.exchange.reading.odt.styles import Styles, level_of
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.runs import texts_of_runs
from regain.exchange.reading.safety import DAMAGED, LOCKED, Archive, parse_xml
from regain.exchange.reading.spans import MAX_COLUMNS, Placed, table_of_places

_MANIFEST = "META-INF/manifest.xml"
_TEXT = "content.xml"
# A flat document holds its pictures as letters, which may be far more than its words.
_PICTURE = re.compile(rb"<office:binary-data>[^<]*+</office:binary-data>")
_MAX_REPEATED_ROWS = 200
_DRAW = f"{{{SPACES['draw']}}}"
_PARAGRAPHS = frozenset({q("text:p"), q("text:h")})
_ROW_GROUPS = frozenset(
    map(q, ("table:table-header-rows", "table:table-rows", "table:table-row-group", "table:table-row"))
)
# A table of contents carries its recipe beside its entries; forms and declarations hold no prose.
_SILENT = frozenset(
    map(q, ("text:tracked-changes", "text:table-of-content-source", "text:note", "office:annotation", "office:forms"))
)


def read_odt(content: bytes, *, media_type: str) -> Document:
    """The document of an ODT. Raise `UnreadableFile` for a damaged, encrypted or hostile one."""
    roots, part = _parts_of(content)
    body = roots[0].find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise UnreadableFile(DAMAGED)
    walk = _Walk(Styles(roots))
    walk.aside.noticed |= settle(body, part)
    write_labels(body, roots)
    blocks = tuple(walk.body(body))
    if body.find(f"{q('text:tracked-changes')}/{q('text:changed-region')}") is not None:
        walk.aside.noticed.add(remarks.TRACKED_CHANGES)
    if next(body.iter(q("draw:image")), None) is not None:
        walk.aside.noticed.add(remarks.PICTURES_IGNORED)
    running = remarks.running_remarks(lines_of_margins(roots))
    told = (*map(remarks.remark, sorted(walk.aside.noticed)), *walk.aside.looks.remarks(), *running)
    return Document(media_type, blocks, remarks=told)


def _parts_of(content: bytes) -> tuple[list[etree._Element], Part]:
    """The root that holds the text, then that of the shared styles; a flat document has both in one. And the others."""
    if not content.startswith(b"PK"):
        return [parse_xml(_PICTURE.sub(b"", content), may_name_its_type=True)], lambda _path: None
    archive = Archive(content)
    if _MANIFEST in archive.names and _is_locked(_root_of(archive, _MANIFEST)):
        raise UnreadableFile(LOCKED)
    roots = [_root_of(archive, name) for name in (_TEXT, "styles.xml") if name in archive.names or name == _TEXT]
    return roots, lambda path: _root_of(archive, path) if path in archive.names else None


def _root_of(archive: Archive, name: str) -> etree._Element:
    return parse_xml(archive.read(name), may_name_its_type=True)


def _is_locked(manifest: etree._Element) -> bool:
    return next(manifest.iter(q("manifest:encryption-data")), None) is not None


class _Walk:
    """Goes through the text in reading order, counting paragraphs and rows."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._line = 0
        self._boxes = self._box_now = 0
        self.aside = Aside()

    def body(self, body: etree._Element) -> Iterator[Text | Table]:
        """The blocks of the text, then those of its notes."""
        yield from self._blocks(body)
        notes, self.aside.notes = self.aside.notes, []
        for note in notes:
            self.aside.noticed.add(remarks.NOTES_MOVED)
            for part in note.iter(q("text:note-body")):
                yield from self._blocks(part)

    def _blocks(self, parent: Iterable[etree._Element], *, item: bool = False) -> Iterator[Text | Table]:
        for element in parent:
            if element.tag in _PARAGRAPHS:
                yield from self._paragraph(element, item=item)
                item = False
            elif element.tag == q("table:table"):
                table = self._table(element)
                if table.rows:
                    yield table
            elif element.tag.startswith(_DRAW):
                yield from self._box(element)
            elif self._is_hidden(element):
                self.aside.noticed.add(remarks.HIDDEN_TEXT_IGNORED)
            elif element.tag not in _SILENT:
                yield from self._blocks(element, item=element.tag == q("text:list-item"))

    def _is_hidden(self, element: etree._Element) -> bool:
        return element.tag == q("text:section") and element.get(q("text:display")) == "none"

    def _paragraph(self, paragraph: etree._Element, *, item: bool) -> Iterator[Text | Table]:
        struck = len(self.aside.looks.struck)
        texts = self._texts(paragraph, self._line + 1, item=item)
        if texts or len(self.aside.looks.struck) > struck:
            self._line += 1
        yield from texts
        boxes, self.aside.boxes = self.aside.boxes, []
        for box in boxes:
            yield from self._box(box)

    def _box(self, box: etree._Element) -> Iterator[Text | Table]:
        around = self._box_now
        if not around:
            self._boxes += 1
            self._box_now = self._boxes
        for block in self._blocks(box):
            self.aside.noticed.add(remarks.TEXT_BOXES_MOVED)
            yield block
        self._box_now = around

    def _texts(self, paragraph: etree._Element, line: int, *, item: bool) -> list[Text]:
        style = self._styles.named("paragraph", paragraph.get(q("text:style-name")))
        level = level_of(paragraph.get(q("text:outline-level"))) or style.level
        if paragraph.tag == q("text:h"):
            level = level or 1
        runs = runs_of(paragraph, style, self._styles, self.aside)
        item = item and not is_labelled(paragraph)
        held = self._box_now
        return list(texts_of_runs(runs, line=line, level=level, item=item, noticed=self.aside.looks, box=held))

    def _table(self, table: etree._Element) -> Table:
        placed: list[Placed] = []
        height = width = 0
        for row in _rows_of(table):
            cells, columns = self._cells(row)
            width = max(width, columns)
            for _ in range(count_of(row, "table:number-rows-repeated", most=_MAX_REPEATED_ROWS)):
                placed.extend((height, x, cell) for x, cell in cells)
                height += 1
        return table_of_places(placed, height=height, width=width)

    def _cells(self, row: etree._Element) -> tuple[list[tuple[int, Cell]], int]:
        """The cells of a row with their columns, and the number of columns."""
        self._line += 1
        line = self._line
        cells: list[tuple[int, Cell]] = []
        x = 0
        for element in row.iterchildren(q("table:table-cell"), q("table:covered-table-cell")):
            repeated = count_of(element, "table:number-columns-repeated", most=MAX_COLUMNS - min(x, MAX_COLUMNS - 1))
            if element.tag == q("table:table-cell"):
                cell = self._cell(element, line)
                cells.extend((x + rank, cell) for rank in range(repeated))
            x += repeated
        self._line = line
        return cells, x

    def _cell(self, element: etree._Element, line: int) -> Cell:
        texts: list[Text] = []
        for block in self._blocks(element):
            inner = [block] if isinstance(block, Text) else list(block.texts)
            texts.extend(Text(text.words, line, None, text.level, text.bold, text.item, text.box) for text in inner)
        columns = count_of(element, "table:number-columns-spanned", most=MAX_COLUMNS)
        return Cell(tuple(texts), columns, count_of(element, "table:number-rows-spanned", most=10_000))


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if element.tag == q("table:table-row"):
            yield element
        elif element.tag in _ROW_GROUPS:
            yield from _rows_of(element)
