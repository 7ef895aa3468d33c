"""What PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1, Matterhorn protocol) ask, checked without asking Typst.

Each check gives the faults it finds, as sentences; an empty list is a file in which no rule we check is broken.
`python -m tests.exchange.writing.pdf_conformity FILE...` says the faults of files, and fails if there is one.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from tests.exchange.writing import pdf_content, pdf_tags
from tests.exchange.writing.pdf_structure import opened

_PART_A = "{http://www.aiim.org/pdfa/ns/id/}"
_PART_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_ACTIVE = frozenset(
    {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/SubmitForm", "/Rendition"}
)
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_RELATIONS = frozenset({"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"})
_FILTERS = frozenset({"/LZWDecode", "/Crypt"})


def faults_of(content: bytes) -> list[str]:
    """All the faults of a PDF."""
    with opened(content) as pdf:
        checks = (_file(pdf, content), _catalog(pdf), _metadata(pdf), _colours(pdf), _objects(pdf), _attachments(pdf))
        faults = [fault for check in checks for fault in check]
        return [*faults, *pdf_tags.faults_of(pdf), *pdf_content.faults_of(pdf)]


def _file(pdf: pikepdf.Pdf, content: bytes) -> Iterator[str]:
    """6.1.2 to 6.1.4: header, binary comment, identifier, no encryption."""
    if not content.startswith(b"%PDF-1."):
        yield "the file does not begin with %PDF-1."
    comment = content.splitlines()[1]
    if not comment.startswith(b"%") or sum(byte > 127 for byte in comment[1:5]) < 4:
        yield "no comment of four high bytes follows the header"
    if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
        yield "the file is encrypted"
    if "/ID" not in pdf.trailer:
        yield "the trailer has no identifier"


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Tagged, in a language, the title shown, nothing that acts."""
    root = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the file is not marked as tagged"
    if bool(root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "tags are said to be suspect"
    if not str(root.get("/Lang", "")):
        yield "the document has no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the title is not shown in the window"
    for key in ("/OpenAction", "/AA", "/NeedsRendering", "/Perms"):
        if key in root:
            yield f"the catalog has {key}"
    if "/Outlines" not in root:
        yield "there are no bookmarks"
    if any("/JavaScript" in names for names in [root.get("/Names", {})]):
        yield "there is a script"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.6: XMP, not compressed, with both identifications and a title."""
    if "/Metadata" not in pdf.Root or "/Filter" in pdf.Root.Metadata:
        yield "the metadata are absent or compressed"
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        told = {key: str(xmp.get(key, "")) for key in (f"{_PART_A}part", f"{_PART_A}conformance", f"{_PART_UA}part")}
        if list(told.values()) != ["3", "A", "1"]:
            yield f"the metadata say {told}"
        if not xmp.get(_TITLE):
            yield "the metadata have no title"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.2.3: one output intent for archiving, with its profile."""
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield "there is not one output intent with its profile"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every object: filters, actions, fonts."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            yield from _stream(one)
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if str(one.get("/S", "")) in _ACTIVE:
            yield f"an action is {one.S}"
        if one.get("/Type") == "/Font":
            yield from _font(one)
        if one.get("/Type") == "/Annot":
            yield from _annotation(one)


def _stream(one: pikepdf.Stream) -> Iterator[str]:
    filters = one.get("/Filter", [])
    named = {str(name) for name in filters} if isinstance(filters, pikepdf.Array) else {str(filters)}
    if named & _FILTERS:
        yield f"a stream is encoded with {named & _FILTERS}"
    if "/F" in one or "/FFilter" in one:
        yield "a stream stands outside of the file"


def _font(font: pikepdf.Object) -> Iterator[str]:
    """6.2.11 and Matterhorn 10 and 31: fonts are inside, and each glyph has its character."""
    if font.Subtype == "/Type3":
        return
    if font.Subtype == "/Type0":
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont} does not tell its characters"
        return
    descriptor = font.get("/FontDescriptor", {})
    if not any(key in descriptor for key in _FONT_FILES):
        yield f"{font.get('/BaseFont')} is not embedded"
    if font.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in font:
        yield f"{font.BaseFont} has no map from characters to glyphs"


def _annotation(note: pikepdf.Object) -> Iterator[str]:
    """6.3 and Matterhorn 28: annotations print, are in the structure and say what they are."""
    if note.Subtype == "/Popup":
        return
    flags = int(note.get("/F", 0))
    if not flags & 4 or flags & (1 | 2 | 32):
        yield f"a {note.Subtype} annotation does not print"
    if "/StructParent" not in note:
        yield f"a {note.Subtype} annotation is not in the structure"
    if note.Subtype == "/Link" and not str(note.get("/Contents", "")):
        yield "a link does not say where it leads"


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.8: each file has a type, a relation to the document and a day, and the document names it."""
    named = {str(one.get("/UF")) for one in pdf.Root.get("/AF", [])}
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary) or one.get("/Type") != "/Filespec":
            continue
        name = str(one.get("/UF", ""))
        inside = one.get("/EF", {}).get("/F")
        if not name or "/F" not in one or name not in named:
            yield f"the document does not name {name or 'an attachment'}"
        if str(one.get("/AFRelationship", "")) not in _RELATIONS:
            yield f"{name} has no relation to the document"
        if inside is None or "/Subtype" not in inside or "/ModDate" not in inside.get("/Params", {}):
            yield f"{name} has no type or no day"


if __name__ == "__main__":
    found = {name: faults for name in sys.argv[1:] if (faults := faults_of(Path(name).read_bytes()))}
    for name, faults in found.items():
        print(name, *faults, sep="\n  ")
    sys.exit(bool(found))
