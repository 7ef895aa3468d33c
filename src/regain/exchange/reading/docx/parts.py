"""The XML parts of a DOCX that are read: main text, notes, styles, numbering."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from regain.exchange.reading.docx.names import STRICT_WORD, WORD
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, Archive, parse_xml

_MAIN = "/officeDocument"
_FALLBACK = "word/document.xml"
_NOTES = ("footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Parts:
    """Roots of the parts. `notes` by name: footnotes, endnotes."""

    document: etree._Element
    notes: dict[str, etree._Element]
    styles: etree._Element | None
    numbering: etree._Element | None


def read_parts(content: bytes) -> Parts:
    """The parts of a DOCX. Raise `UnreadableFile` when the main one is absent, or when one is damaged or hostile."""
    archive = Archive(content)
    main = _main_of(archive)
    folder, name = posixpath.split(main)
    targets = _targets_of(archive, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)

    def part(kind: str) -> etree._Element | None:
        path = targets.get(kind, f"{folder}/{kind}.xml".lstrip("/"))
        return _root_of(archive, path) if path in archive.names else None

    notes = {kind: root for kind in _NOTES if (root := part(kind)) is not None}
    return Parts(_root_of(archive, main), notes, part("styles"), part("numbering"))


def _main_of(archive: Archive) -> str:
    path = _targets_of(archive, "_rels/.rels", "").get(_MAIN.strip("/"), _FALLBACK)
    if path not in archive.names:
        raise UnreadableFile(DAMAGED)
    return path


def _targets_of(archive: Archive, path: str, folder: str) -> dict[str, str]:
    """The parts that a part refers to, by the last word of the relationship's type. External ones are left out."""
    if path not in archive.names:
        return {}
    targets: dict[str, str] = {}
    for relation in parse_xml(archive.read(path)):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            absolute = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            targets.setdefault(relation.get("Type", "").rpartition("/")[2], absolute)
    return targets


def _root_of(archive: Archive, path: str) -> etree._Element:
    return parse_xml(archive.read(path).replace(STRICT_WORD.encode(), WORD.encode()))
