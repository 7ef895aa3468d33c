"""The XML parts of a DOCX that are read: main text, notes, styles, numbering, headers and footers, what it embeds."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from regain.exchange.reading.docx.names import MATH, STRICT_MATH, STRICT_WORD, WORD, toggle_of, w
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, Archive, parse_xml

_MAIN = "/officeDocument"
_FALLBACK = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_MARGINS = (w("headerReference"), w("footerReference"))


@dataclass(frozen=True, slots=True)
class Related:
    """The parts that the main part refers to: their paths by relationship identifier, and by the kind of the first."""

    archive: Archive
    by_id: dict[str, str]
    by_kind: dict[str, str]

    def content(self, identifier: str | None) -> bytes | None:
        """The bytes of a part; None when there is no such part."""
        path = self.by_id.get(identifier or "")
        return self.archive.read(path) if path in self.archive.names else None

    def root(self, identifier: str | None) -> etree._Element | None:
        """The root of a part; None when there is no such part."""
        content = self.content(identifier)
        return None if content is None else _root_of(content)


@dataclass(frozen=True, slots=True)
class Parts:
    """Roots of the parts. `notes` by name: footnotes, endnotes. `margins`: headers and footers that some page shows."""

    document: etree._Element
    notes: dict[str, etree._Element]
    styles: etree._Element | None
    numbering: etree._Element | None
    margins: tuple[etree._Element, ...]
    related: Related


def read_parts(content: bytes) -> Parts:
    """The parts of a DOCX. Raise `UnreadableFile` when the main one is absent, or when one is damaged or hostile."""
    archive = Archive(content)
    main = _main_of(archive)
    folder, name = posixpath.split(main)
    related = _related_to(archive, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)

    def part(kind: str) -> etree._Element | None:
        path = related.by_kind.get(kind, f"{folder}/{kind}.xml".lstrip("/"))
        return _root_of(archive.read(path)) if path in archive.names else None

    document = _root_of(archive.read(main))
    notes = {kind: root for kind in _NOTES if (root := part(kind)) is not None}
    both_sides = toggle_of(part("settings"), "evenAndOddHeaders") or False
    shown = dict.fromkeys(_shown_margins(document, both_sides=both_sides))
    margins = tuple(root for one in shown if (root := related.root(one)) is not None)
    return Parts(document, notes, part("styles"), part("numbering"), margins, related)


def _main_of(archive: Archive) -> str:
    path = _related_to(archive, "_rels/.rels", "").by_kind.get(_MAIN.strip("/"), _FALLBACK)
    if path not in archive.names:
        raise UnreadableFile(DAMAGED)
    return path


def _shown_margins(document: etree._Element, *, both_sides: bool) -> list[str]:
    """Identifiers of the headers and footers that some page shows: Word keeps those that were switched off."""
    shown: list[str] = []
    for section in document.iter(w("sectPr")):
        switched = {"first": toggle_of(section, "titlePg") or False, "even": both_sides}
        shown += [
            identifier_of(reference)
            for reference in section.iterchildren(*_MARGINS)
            if switched.get(reference.get(w("type"), "default"), True)
        ]
    return shown


def identifier_of(element: etree._Element, name: str = "id") -> str:
    """The relationship identifier that an element gives: `r:id`, or another attribute of that namespace."""
    named = (value for key, value in element.attrib.items() if str(key).endswith(f"/relationships}}{name}"))
    return str(next(named, ""))


def _related_to(archive: Archive, path: str, folder: str) -> Related:
    """The parts that a part refers to, by the last word of the relationship's type. External ones are left out."""
    related = Related(archive, {}, {})
    for relation in parse_xml(archive.read(path)) if path in archive.names else ():
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            absolute = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            related.by_kind.setdefault(relation.get("Type", "").rpartition("/")[2], absolute)
            related.by_id.setdefault(relation.get("Id", ""), absolute)
    return related


def _root_of(content: bytes) -> etree._Element:
    for strict, usual in ((STRICT_WORD, WORD), (STRICT_MATH, MATH)):
        content = content.replace(strict.encode(), usual.encode())
    return parse_xml(content)
