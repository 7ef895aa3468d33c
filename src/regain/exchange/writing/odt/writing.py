"""A paper as the bytes of an ODT, the same for the same paper."""

import io
import zipfile

from regain.exchange.writing.blocks import Paper
from regain.exchange.writing.characters import legible, respelled
from regain.exchange.writing.markup import escaped
from regain.exchange.writing.odt import body, drawings, tables, variants
from regain.exchange.writing.odt.styles import styles_of
from regain.exchange.writing.odt.xml import DECLARED, NAMES

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPE = "application/vnd.oasis.opendocument.text"
_DAY = (2024, 1, 1, 0, 0, 0)
_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{NAMES["manifest"]}" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_TYPE}"/>'
    + "".join(f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>' for part in _PARTS)
    + "</manifest:manifest>"
)

_SETTINGS = (
    f'{_HEAD}<office:document-settings xmlns:office="{NAMES["office"]}" xmlns:config="{NAMES["config"]}" '
    'xmlns:ooo="http://openoffice.org/2004/office" '
    'office:version="1.3"><office:settings><config:config-item-set config:name="ooo:configuration-settings">'
    '<config:config-item config:name="TableRowKeep" config:type="boolean">true</config:config-item>'
    "</config:config-item-set></office:settings></office:document-settings>"
)
"""Rows of a table, too, stay with the next one where their first cell says so (LibreOffice: not where it is covered)."""


def write_odt(paper: Paper) -> bytes:
    """The paper as ODT, to be read or edited with LibreOffice or Word."""
    paper = respelled(paper, legible)
    parts = {
        "mimetype": _TYPE,
        "content.xml": _content(paper),
        "styles.xml": styles_of(paper),
        "meta.xml": _meta(paper),
        "settings.xml": _SETTINGS,
        "META-INF/manifest.xml": _MANIFEST,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in parts.items():
            # The format wants its type first and bare, so that it may be told without unzipping.
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _DAY), text, packing)
    return written.getvalue()


def _content(paper: Paper) -> str:
    drawn = tables.Tables()
    inside = body.body_of(paper, drawn)
    styles = f"{variants.STYLES}{tables.STYLES}{drawings.STYLES}{drawn.styles}"
    return (
        f'{_HEAD}<office:document-content {DECLARED} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{inside}</office:text></office:body></office:document-content>"
    )


def _meta(paper: Paper) -> str:
    told = {"dc:title": paper.title, "dc:creator": paper.author, "dc:subject": paper.subject, "dc:language": "fr-FR"}
    inside = "".join(f"<{name}>{escaped(words)}</{name}>" for name, words in told.items())
    return (
        f'{_HEAD}<office:document-meta {DECLARED} office:version="1.3"><office:meta>'
        f"<meta:generator>Regain</meta:generator>{inside}</office:meta></office:document-meta>"
    )
