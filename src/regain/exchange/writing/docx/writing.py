"""A paper as the bytes of a DOCX, the same for the same paper."""

import io
import zipfile
from datetime import UTC, datetime
from functools import partial

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from regain.exchange.writing.blocks import Paper, Picture
from regain.exchange.writing.characters import legible, respelled
from regain.exchange.writing.docx.base import base
from regain.exchange.writing.docx.body import body_of
from regain.exchange.writing.docx.xml import DECLARED, field, paragraph, run
from regain.exchange.writing.look import LINE, SOFT, TEXT_WIDTH
from regain.exchange.writing.pixels import png_of

_MADE = datetime(2024, 1, 1, tzinfo=UTC)
_LONGEST = 255
"""Letters of a property, by the format."""
_ZIP_DAY = (2024, 1, 1, 0, 0, 0)
_SMALL = f'<w:color w:val="{SOFT}"/><w:sz w:val="17"/>'


def write_docx(paper: Paper) -> bytes:
    """The paper as DOCX, to be read or edited with Word or LibreOffice."""
    paper = respelled(paper, legible)
    document = docx.Document(io.BytesIO(base()))
    body = document.element.body
    written = parse_xml(f"<w:body {DECLARED}>{body_of(paper, partial(_keep, document))}</w:body>")
    for at, element in enumerate(list(written)):
        body.insert(at, element)
    _running(document, paper)
    _describe(document, paper)
    saved = io.BytesIO()
    document.save(saved)
    return _steady(saved.getvalue())


def _keep(document: Document, picture: Picture) -> str:
    """The picture as PNG, which every reader of DOCX shows."""
    key, _ = document.part.get_or_add_image(io.BytesIO(png_of(picture.svg)))
    return str(key)


def _running(document: Document, paper: Paper) -> None:
    """The head and the foot of each page but the cover."""
    section = document.sections[0]
    right = '<w:jc w:val="right"/>'
    _fill(section.header, paragraph(run(paper.subject, _SMALL), "", right))
    border = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{LINE}"/></w:pBdr>'
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    numbers = f"{field('PAGE', '1', _SMALL)}{run(' / ', _SMALL)}{field('NUMPAGES', '1', _SMALL)}"
    _fill(section.footer, paragraph(f"{run(paper.foot, _SMALL)}<w:r><w:tab/></w:r>{numbers}", "", border + tabs))


def _fill(part: object, xml: str) -> None:
    element = part._element  # type: ignore[attr-defined]  # noqa: SLF001  # python-docx has no other way to raw XML
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(xml.replace("<w:p>", f"<w:p {DECLARED}>", 1)))


def _describe(document: Document, paper: Paper) -> None:
    told = document.core_properties
    title, author, subject = (words[:_LONGEST] for words in (paper.title, paper.author, paper.subject))
    told.title, told.author, told.subject, told.language = title, author, subject, "fr-FR"
    told.comments, told.last_modified_by, told.keywords = "", author, ""
    told.created = told.modified = _MADE
    settings = document.settings.element
    for known in settings.findall(qn("w:themeFontLang")):
        known.set(qn("w:val"), "fr-FR")


def _steady(content: bytes) -> bytes:
    """The same archive with fixed days."""
    steady = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
