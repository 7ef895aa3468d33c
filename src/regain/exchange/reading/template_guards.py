"""What a customer's template may not hold: macros, foreign files, links that fetch, bombs."""

import re

from lxml import etree

from regain.exchange.confining import confined
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import Archive, parse_xml
from regain.exchange.reading.sniffing import MediaType, media_type_of

MAX_BYTES = 10 * 1024 * 1024
_MACROS = re.compile(r"macroEnabled|vbaProject|activeX", re.IGNORECASE)
_ATTACHED = re.compile(r"/attachedTemplate$", re.IGNORECASE)
_FOREIGN = re.compile(r"/(?:oleObject|package|aFChunk|control|subDocument|frame)$", re.IGNORECASE)
_LINK = re.compile(r"/hyperlink$")
_SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_FETCHING = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|RD|DATABASE)\b", re.IGNORECASE)
_INSTRUCTION = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr"

NOT_WORD = "Un modèle est un document Word\u00a0: enregistrez le vôtre en .docx, puis réessayez."
TOO_HEAVY = "Ce modèle dépasse 10 Mo\u00a0: retirez ou réduisez ses images, puis réessayez."
MACROS = "Ce document contient des macros\u00a0: enregistrez-le en .docx (sans macro), puis réessayez."
WORD_TEMPLATE = "Ce fichier est un modèle Word (.dotx)\u00a0: enregistrez-le en .docx, puis réessayez."
FOREIGN = "Ce document contient un autre fichier ou va en chercher un\u00a0: retirez l’objet incorporé ou le lien vers un fichier, puis réessayez."
ATTACHED = (
    "Ce document est lié à un modèle Word : détachez-le (Développeur, Modèle de document, Normal), puis réessayez."
)
FETCHES = "Ce document contient un champ Word qui va chercher un fichier (INCLUDETEXT, LINK…)\u00a0: retirez-le, puis réessayez."


@confined(UnreadableFile)
def refuse_unsafe(content: bytes) -> None:
    """Raise `UnreadableFile` for anything but a plain DOCX document that keeps to itself."""
    if len(content) > MAX_BYTES:
        raise UnreadableFile(TOO_HEAVY)
    if media_type_of(content) is not MediaType.DOCX:
        raise UnreadableFile(NOT_WORD)
    archive = Archive(content)
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if _MACROS.search(types) or any(_MACROS.search(name) for name in archive.names):
        raise UnreadableFile(MACROS)
    if "wordprocessingml.template.main" in types:
        raise UnreadableFile(WORD_TEMPLATE)
    for name in sorted(archive.names):
        part = archive.read(name)
        if name.endswith(".rels"):
            _refuse_relations(parse_xml(part))
        elif name.endswith(".xml"):
            _refuse_instructions(parse_xml(part))


def _refuse_relations(root: etree._Element) -> None:
    for relation in root:
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        is_external = relation.get("TargetMode", "").lower() == "external"
        is_harmless_link = bool(_LINK.search(kind) and _SAFE_LINK.match(target))
        if _ATTACHED.search(kind):
            raise UnreadableFile(ATTACHED)
        if _FOREIGN.search(kind) or (is_external and not is_harmless_link):
            raise UnreadableFile(FOREIGN)


def _refuse_instructions(root: etree._Element) -> None:
    """A Word field may be cut in several runs: they are read together."""
    simple = [str(field.get(_INSTRUCTION)) for field in root.iter("{*}fldSimple")]
    cut = "".join(text.text or "" for text in root.iter("{*}instrText"))
    if any(_FETCHING.search(words) for words in (*simple, cut)):
        raise UnreadableFile(FETCHES)
