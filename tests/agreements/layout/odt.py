"""The layout as an ODT: the few XML files that an OpenDocument text needs, in a zip whose mimetype comes first."""

import io
import zipfile
from itertools import groupby

from lxml import etree
from lxml.builder import ElementMaker

from tests.agreements.layout.model import Box, Grid, Kind, Layout, Line, PageBreak

MIMETYPE = "application/vnd.oasis.opendocument.text"
_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "office": f"{_BASE}office:1.0",
    "style": f"{_BASE}style:1.0",
    "text": f"{_BASE}text:1.0",
    "table": f"{_BASE}table:1.0",
    "fo": f"{_BASE}xsl-fo-compatible:1.0",
    "manifest": f"{_BASE}manifest:1.0",
}
OFFICE, STYLE, TEXT, TABLE = (
    ElementMaker(namespace=NAMESPACES[prefix], nsmap=NAMESPACES) for prefix in ("office", "style", "text", "table")
)


def make_odt(layout: Layout) -> bytes:
    """An ODT as LibreOffice keeps it, every tracked change accepted."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIMETYPE, compress_type=zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", _manifest())
        package.writestr("content.xml", _xml(_content(layout)))
        package.writestr("styles.xml", _xml(_styles(layout)))
    return written.getvalue()


def _q(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _attributes(**values: str) -> dict[str, str]:
    """Attributes named `prefix__local_name`."""
    return {_q(key.replace("__", ":").replace("_", "-")): value for key, value in values.items()}


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _manifest() -> bytes:
    manifest = ElementMaker(namespace=NAMESPACES["manifest"], nsmap={"manifest": NAMESPACES["manifest"]})
    types = {"/": MIMETYPE, "content.xml": "text/xml", "styles.xml": "text/xml"}
    entries = [
        manifest("file-entry", _attributes(manifest__full_path=path, manifest__media_type=media))
        for path, media in types.items()
    ]
    return _xml(manifest("manifest", _attributes(manifest__version="1.3"), *entries))


def _content(layout: Layout) -> etree._Element:
    body = OFFICE("text")
    for is_list, blocks in groupby(layout.blocks, key=_is_list_line):
        if is_list:
            body.append(_list(list(blocks), layout))
        else:
            body.extend(_block(block, layout) for block in blocks)
    styles = OFFICE("automatic-styles", _text_style("Gras", fo__font_weight="bold"), _page_style(), *_list_styles())
    return OFFICE("document-content", _attributes(office__version="1.3"), styles, OFFICE("body", body))


def _is_list_line(block: Line | Grid | PageBreak) -> bool:
    return isinstance(block, Line) and block.kind in (Kind.ITEM, Kind.NUMBERED)


def _block(block: Line | Grid | PageBreak, layout: Layout) -> etree._Element:
    if isinstance(block, Grid):
        return _table(block, layout)
    if isinstance(block, PageBreak):
        return TEXT("p", _attributes(text__style_name="Saut"))
    return _line(block, layout)


def _line(line: Line, layout: Layout) -> etree._Element:
    heading = line.kind is Kind.HEADING
    if heading and layout.headings == "styled":
        level = str(line.level)
        element = TEXT("h", _attributes(text__outline_level=level, text__style_name=f"Heading_20_{level}"))
    else:
        element = TEXT("p", _attributes(text__style_name="Standard"))
    for piece in line.shown:
        bold = piece.bold or (heading and layout.headings == "bold")
        _write_words(element if not bold else _span(element), piece.words)
    return element


def _span(parent: etree._Element) -> etree._Element:
    span = TEXT("span", _attributes(text__style_name="Gras"))
    parent.append(span)
    return span


def _write_words(element: etree._Element, words: str) -> None:
    """Write words; line feeds and tabs are elements in an ODT."""
    piece = ""
    for character in [*words, ""]:
        if character in ("\n", "\t", ""):
            _append_text(element, piece)
            piece = ""
            if character:
                element.append(TEXT("line-break" if character == "\n" else "tab"))
        else:
            piece += character


def _append_text(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _list(lines: list[Line], layout: Layout) -> etree._Element:
    """Items of one list; an item of a lower level is a list within the item before it."""
    root = TEXT("list", _attributes(text__style_name="Numeros" if lines[0].kind is Kind.NUMBERED else "Puces"))
    open_lists = [root]
    for line in lines:
        while len(open_lists) < line.level:
            inner = TEXT("list")
            open_lists[-1][-1].append(inner)
            open_lists.append(inner)
        del open_lists[line.level :]
        open_lists[-1].append(TEXT("list-item", _line(line, layout)))
    return root


def _table(grid: Grid, layout: Layout) -> etree._Element:
    width = str(len(grid.rows[0]))
    columns = TABLE("table-column", _attributes(table__number_columns_repeated=width))
    rows = [TABLE("table-row", *(_cell(box, layout) for box in row)) for row in grid.rows]
    return TABLE("table", columns, *rows)


def _cell(box: Box | None, layout: Layout) -> etree._Element:
    if box is None:
        return TABLE("covered-table-cell")
    spans = {}
    if box.columns > 1:
        spans["table__number_columns_spanned"] = str(box.columns)
    if box.rows > 1:
        spans["table__number_rows_spanned"] = str(box.rows)
    lines = [_list([line], layout) if _is_list_line(line) else _line(line, layout) for line in box.lines]
    return TABLE("table-cell", _attributes(**spans), *(lines or [TEXT("p")]))


def _text_style(name: str, **properties: str) -> etree._Element:
    style = STYLE("style", _attributes(style__name=name, style__family="text"))
    style.append(STYLE("text-properties", _attributes(**properties)))
    return style


def _page_style() -> etree._Element:
    style = STYLE("style", _attributes(style__name="Saut", style__family="paragraph"))
    style.append(STYLE("paragraph-properties", _attributes(fo__break_before="page")))
    return style


def _list_styles() -> tuple[etree._Element, ...]:
    bullet = TEXT("list-level-style-bullet", _attributes(text__level="1", text__bullet_char="•"))
    number = TEXT("list-level-style-number", _attributes(text__level="1", style__num_format="1", style__num_suffix="."))
    return (
        TEXT("list-style", _attributes(style__name="Puces"), bullet),
        TEXT("list-style", _attributes(style__name="Numeros"), number),
    )


def _styles(layout: Layout) -> etree._Element:
    page = STYLE("page-layout", _attributes(style__name="Page"))
    master = STYLE("master-page", _attributes(style__name="Standard", style__page_layout_name="Page"))
    for words, tag in ((layout.header, "header"), (layout.footer, "footer")):
        if words:
            master.append(STYLE(tag, _running(words)))
    return OFFICE(
        "document-styles",
        _attributes(office__version="1.3"),
        OFFICE("automatic-styles", page),
        OFFICE("master-styles", master),
    )


def _running(words: str) -> etree._Element:
    before, mark, after = words.partition("{page}")
    line = TEXT("p", before)
    if mark:
        line.append(TEXT("page-number", "1"))
        line[-1].tail = after
    return line
