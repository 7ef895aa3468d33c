"""The parts of a DOCX template that hold text: body, headers, footers, and those whose fields are not filled."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from regain.core.xml import parsed
from regain.core.zips import BROKEN_ZIP
from regain.exchange.writing.templates.faults import TemplateFault, TemplateRefused
from regain.exchange.writing.templates.tags import Spot, spots_of

_FILLED = {RELATIONSHIP_TYPE.HEADER: "En-tête", RELATIONSHIP_TYPE.FOOTER: "Pied de page"}
_LEFT = {
    CONTENT_TYPE.WML_FOOTNOTES: "Notes de bas de page",
    CONTENT_TYPE.WML_ENDNOTES: "Notes de fin",
    CONTENT_TYPE.WML_COMMENTS: "Commentaires",
}
MAX_ELEMENTS = 60_000
# python-docx finds an AttributeError where the XML of a part is not that of a document.
_BROKEN = (PackageNotFoundError, AttributeError, etree.XMLSyntaxError, *BROKEN_ZIP)
NOT_A_DOCX = "Ce fichier n’est pas un document Word (.docx)\u00a0: enregistrez votre modèle en .docx, puis réessayez."


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name in French, its XML, its paragraphs, whether its fields are filled."""

    name: str
    root: etree._Element
    spots: tuple[Spot, ...]
    is_filled: bool = True


def opened(content: bytes) -> DocumentObject:
    """The document. Raises TemplateRefused for anything but a DOCX document."""
    try:
        document = Document(io.BytesIO(content))
        has_body = document.element.body is not None
    except _BROKEN as error:
        raise TemplateRefused(TemplateFault(NOT_A_DOCX)) from error
    if not has_body:
        raise TemplateRefused(TemplateFault(NOT_A_DOCX))
    return document


def parts_of(content: bytes) -> list[Part]:
    """Every part that holds text, the body first. Raises TemplateRefused for anything but a DOCX document."""
    document = opened(content)
    try:
        return [_part("Corps", parsed(document.part.blob)), *_around_the_body(document)]
    except _BROKEN as error:
        raise TemplateRefused(TemplateFault(NOT_A_DOCX)) from error


def _around_the_body(document: DocumentObject) -> Iterator[Part]:
    seen: Counter[str] = Counter()
    for relation in document.part.rels.values():
        if relation.is_external:
            continue
        name = _FILLED.get(relation.reltype) or _LEFT.get(relation.target_part.content_type)
        if name is None:
            continue
        seen[name] += 1
        label = name if seen[name] == 1 else f"{name} {seen[name]}"
        yield _part(label, parsed(relation.target_part.blob), is_filled=relation.reltype in _FILLED)


def _part(name: str, root: etree._Element, *, is_filled: bool = True) -> Part:
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise TemplateRefused(TemplateFault("ce modèle est beaucoup trop long pour une convention.", name))
    return Part(name, root, tuple(spots_of(root, name)), is_filled)
