"""What a file is, told by its first bytes and its members, never by its name."""

import re
from enum import StrEnum

from regain.exchange.confining import confined
from regain.exchange.reading.foreign import head_of, sentence_about, sentence_about_zip
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, MAX_FILE_BYTES, Archive, parse_xml


class MediaType(StrEnum):
    """The kinds of documents that are read."""

    TEXT = "text/plain"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    PDF = "application/pdf"


_WORD_MAIN = re.compile(r"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled")
_FLAT_ODT = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?<office:document\s[^<>]*\bmimetype=.application/vnd\.oasis\.opendocument\.text"
)
_ROOT_TYPE = re.compile(rb"<(?:\w+:)?file-entry\s[^<>]*\bfull-path=[\"']/[\"'][^<>]*>")
_MEDIA_TYPE = re.compile(rb"media-type=[\"']([^\"']*)")


@confined(UnreadableFile)
def media_type_of(content: bytes) -> MediaType:
    """The media type. Raise `UnreadableFile` for an empty file, one over 50 MB, or another kind of file."""
    if not content.strip(b"\x00\t\n\r\x0b\x0c \xff\xfe\xef\xbb\xbf"):
        raise UnreadableFile("Ce fichier est vide : choisissez le fichier de la convention.")
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFile(
            "Ce fichier dépasse 50 Mo : allégez-le, par exemple en retirant des images, puis réessayez."
        )
    if b"%PDF-" in content[:1024]:
        return MediaType.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _media_type_of_zip(Archive(content))
    if _FLAT_ODT.match(head_of(content)):
        return MediaType.ODT
    if sentence := sentence_about(content):
        raise UnreadableFile(sentence)
    return MediaType.TEXT


def _media_type_of_zip(archive: Archive) -> MediaType:
    declared = _declared_by(archive)
    if _WORD_MAIN.search(declared):
        return MediaType.DOCX
    if declared.startswith(MediaType.ODT) and not declared.endswith("web"):
        return MediaType.ODT
    raise UnreadableFile(sentence_about_zip(archive.names, declared) if archive.names else DAMAGED)


def _declared_by(archive: Archive) -> str:
    """The types of an Office document's parts, or the type of an OpenDocument: in its own member, else in its manifest."""
    if "[Content_Types].xml" in archive.names:
        return " ".join(part.get("ContentType", "") for part in parse_xml(archive.read("[Content_Types].xml")))
    if "mimetype" in archive.names:
        return archive.read("mimetype")[:200].decode("ascii", "replace").strip()
    if "META-INF/manifest.xml" not in archive.names:
        return ""
    entry = _ROOT_TYPE.search(archive.read("META-INF/manifest.xml"))
    found = _MEDIA_TYPE.search(entry[0]) if entry else None
    return found[1].decode("ascii", "replace") if found else ""
