"""An HTML page as slimmed blocks of a DOCX."""

from lxml import etree

from regain.core.xml import parsed_page
from regain.exchange.reading.docx.names import VALUE, w
from regain.exchange.reading.docx.slimming import HEADING, ITEM

_ROLES = {"li": ITEM, **{f"h{level}": f"{HEADING}{level}" for level in range(1, 7)}}
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figure"),
        *("footer", "form", "header", "hr", "html", "main", "nav", "ol", "p", "pre", "section", "ul", *_ROLES),
    }
)
_SILENT = frozenset({"head", "script", "style", "template", "noscript"})
_LOOKS = {"b": "b", "strong": "b", "th": "b", "s": "strike", "strike": "strike", "del": "strike", "sup": "vertAlign"}
_ROWS = ("tr", "thead/tr", "tbody/tr", "tfoot/tr")


def blocks_of_page(page: str) -> list[etree._Element]:
    """Paragraphs and tables of a page, in its order; none when there are no words."""
    try:
        root = parsed_page(page)
    except (etree.LxmlError, ValueError):
        return []
    return [] if root is None else _blocks(root)


def paragraph_of(words: str) -> etree._Element:
    """A paragraph of plain words."""
    paragraph = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = words
    return paragraph


def _blocks(element: etree._Element) -> list[etree._Element]:
    writer = _Writer()
    writer.walk(element, frozenset())
    return writer.blocks


class _Writer:
    """Writes the words of elements as paragraphs: a block of HTML ends one and begins another."""

    def __init__(self) -> None:
        self.blocks: list[etree._Element] = []
        self._open: etree._Element | None = None
        self._role: str | None = None

    def walk(self, element: etree._Element, looks: frozenset[str]) -> None:
        """Write an element and what it holds."""
        tag = str(element.tag)
        if tag in _SILENT:
            return
        if tag == "table":
            self._end()
            self.blocks.append(_table(element))
            return
        if tag in _BLOCKS:
            self._open = None
            self._role = _ROLES.get(tag, self._role)
        looks |= {_LOOKS[tag]} if tag in _LOOKS else frozenset()
        if tag == "br":
            etree.SubElement(self._run(looks), w("br"))
        self._write(element.text, looks)
        for child in element:
            self.walk(child, looks)
            self._write(child.tail, looks)
        if tag in _BLOCKS:
            self._end()

    def _end(self) -> None:
        self._open = self._role = None

    def _write(self, words: str | None, looks: frozenset[str]) -> None:
        if words and (words.strip() or self._open is not None):
            etree.SubElement(self._run(looks), w("t")).text = " ".join(words.split("\n"))

    def _run(self, looks: frozenset[str]) -> etree._Element:
        if self._open is None:
            self._open = etree.Element(w("p"))
            if self._role:
                properties = etree.SubElement(self._open, w("pPr"))
                etree.SubElement(properties, w("pStyle")).set(VALUE, self._role)
            self._role = None
            self.blocks.append(self._open)
        run = etree.SubElement(self._open, w("r"))
        if looks:
            properties = etree.SubElement(run, w("rPr"))
            for look in sorted(looks):
                etree.SubElement(properties, w(look)).set(VALUE, "superscript" if look == "vertAlign" else "1")
        return run


def _table(element: etree._Element) -> etree._Element:
    """A table; a cell over several rows is said as Word does, by a cell that goes on in each."""
    table = etree.Element(w("tbl"))
    below: dict[int, tuple[int, int]] = {}
    for row in (found for path in _ROWS for found in element.iterfind(path)):
        written = etree.SubElement(table, w("tr"))
        column = _go_on(written, 0, below)
        for cell in row.iterchildren("td", "th"):
            columns, rows = _count(cell, "colspan"), _count(cell, "rowspan")
            written.append(_cell(_blocks(cell), columns, merge="restart" if rows > 1 else None))
            below[column] = rows - 1, columns
            column = _go_on(written, column + columns, below)
    return table


def _go_on(row: etree._Element, column: int, below: dict[int, tuple[int, int]]) -> int:
    """Write the cells that go on from above at this column; return the first column that is free."""
    while below.get(column, (0, 1))[0] > 0:
        left, columns = below[column]
        below[column] = left - 1, columns
        row.append(_cell([], columns, merge="continue"))
        column += columns
    return column


def _cell(blocks: list[etree._Element], columns: int, *, merge: str | None) -> etree._Element:
    cell = etree.Element(w("tc"))
    properties = etree.SubElement(cell, w("tcPr"))
    etree.SubElement(properties, w("gridSpan")).set(VALUE, str(columns))
    if merge:
        etree.SubElement(properties, w("vMerge")).set(VALUE, merge)
    cell.extend(blocks)
    return cell


def _count(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), 63)) if value.isascii() and value.isdigit() and len(value) < 4 else 1  # noqa: PLR2004 - more is no table
