"""What the headers and footers of a DOCX say, watermarks included."""

from collections.abc import Iterator

from lxml import etree

from regain.exchange.reading.docx.fields import mark_pages
from regain.exchange.reading.docx.names import VML, w
from regain.exchange.reading.docx.numbering import Numbering
from regain.exchange.reading.docx.slimming import slim
from regain.exchange.reading.docx.styles import Styles
from regain.exchange.reading.margins import line_of_margin

_WATERMARK = f"{{{VML}}}textpath"
_SPACES = frozenset({w("tab"), w("br"), w("cr"), w("ptab")})


def lines_of_margin(root: etree._Element, styles: Styles) -> Iterator[str]:
    """The lines of a header or footer without page numbers, then the words of its watermarks. Slims the part."""
    watermarks = [element.get("string", "") for element in root.iter(_WATERMARK)]
    etree.strip_elements(root, w("del"), w("moveFrom"), with_tail=False)
    mark_pages(root)
    slim(root, styles, Numbering(None))
    for paragraph in root.iter(w("p")):
        yield line_of_margin("".join(map(_words, paragraph.iter(w("t"), *_SPACES))))
    yield from watermarks


def _words(element: etree._Element) -> str:
    run = element.getparent()
    is_struck = run is not None and run.find(f"{w('rPr')}/{w('strike')}") is not None
    return " " if element.tag in _SPACES else "" if is_struck else element.text or ""
