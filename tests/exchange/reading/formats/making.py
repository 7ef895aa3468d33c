"""Small files of each format, written by hand so that each test shows the markup it speaks of."""

import io
import zipfile
from collections.abc import Mapping

import typst

from regain.exchange.reading.blocks import Document, Table, Text

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }.items()
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_ODT = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_SPACES = (
    " ".join(
        f'xmlns:{prefix}="{_ODT}{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "style": "style",
            "text": "text",
            "table": "table",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "form": "form",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:m="http://www.w3.org/1998/Math/MathML"'
    + ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return written.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A DOCX of this body; other parts by name (styles, numbering, footnotes), root element without namespaces."""
    members = {"[Content_Types].xml": _TYPES, "word/document.xml": _part("document", f"<w:body>{body}</w:body>")}
    members |= {f"word/{name}.xml": _part(name, content) for name, content in parts.items()}
    return zipped(members)


def related_docx(body: str, related: Mapping[str, tuple[str, str, str | bytes]], **parts: str) -> bytes:
    """A DOCX whose main part refers to others: by identifier, the kind, the name and the content of each."""
    members: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(docx(body, **parts))) as package:
        members |= {name: package.read(name) for name in package.namelist()}
    links = "".join(
        f'<Relationship Id="{identifier}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{name}"/>'
        for identifier, (kind, name, _) in related.items()
    )
    members["word/_rels/document.xml.rels"] = f"<Relationships>{links}</Relationships>"
    return zipped(members | {f"word/{name}": content for _, name, content in related.values()})


def margin(content: str) -> str:
    """A header or footer part."""
    return _part("hdr", content)


def _part(name: str, content: str) -> str:
    return f"<w:{name} {_SPACES}>{content}</w:{name}>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(words: str, properties: str = "") -> str:
    """A paragraph; words that begin with `<` are markup already."""
    inside = words if words.startswith("<") else run(words)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def cell(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def odt(
    body: str, *, styles: str = "", manifest: str | None = None, masters: str = "", members: Mapping[str, str] = {}
) -> bytes:
    """An ODT of this text, these automatic styles, these page styles, and other members by their path."""
    content = (
        f"<office:document-content {ODT_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    written = {"mimetype": ODT_TYPE, "content.xml": content, **members}
    if masters:
        written["styles.xml"] = (
            f"<office:document-styles {ODT_SPACES}><office:master-styles>{masters}</office:master-styles>"
            "</office:document-styles>"
        )
    return zipped(written if manifest is None else {**written, "META-INF/manifest.xml": manifest})


def pdf(markup: str) -> bytes:
    """A PDF that Typst makes of its own markup, untagged, in fonts that come with it."""
    made = typst.compile(markup.encode(), format="pdf", ignore_system_fonts=True, pdf_tags=False)
    assert isinstance(made, bytes)
    return made


def shape(document: Document) -> list[object]:
    """The blocks without their places: words with marks for level, item and bold; tables as rows of such lists."""
    return [_marked(block) if isinstance(block, Text) else grid(block) for block in document.blocks]


def grid(block: Table) -> list[list[list[str] | None]]:
    """A table as lists; None where another cell covers the place."""
    return [[None if place is None else [_marked(text) for text in place.texts] for place in row] for row in block.rows]


def spans(block: Table) -> list[list[tuple[int, int] | None]]:
    """How many columns and rows each cell covers."""
    return [[None if place is None else (place.columns, place.rows) for place in row] for row in block.rows]


def codes(document: Document) -> list[str]:
    return [remark.code for remark in document.remarks]


def _marked(text: Text) -> str:
    marks = f"h{text.level} " if text.level else ""
    return marks + ("- " if text.item else "") + (f"**{text.words}**" if text.bold else text.words)
