"""What a file is, told by its first bytes and its members, never by its name."""

import re
from enum import StrEnum

from regain.exchange.confining import confined
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, LOCKED, MAX_FILE_BYTES, Archive, parse_xml


class MediaType(StrEnum):
    """The kinds of documents that are read."""

    TEXT = "text/plain"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    PDF = "application/pdf"


_ACCEPTED = "Déposez un document Word (.docx), OpenDocument (.odt), PDF ou texte."
_PICTURE = f"Ce fichier est une image, pas un document. {_ACCEPTED}"
_ARCHIVE = f"Ce fichier est une archive, pas un document : sortez-en le document. {_ACCEPTED}"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"{\\rtf", "Ce fichier est au format RTF : ouvrez-le, enregistrez-le en .docx ou en .odt, puis réessayez."),
    (b"%!PS", f"Ce fichier est au format PostScript : enregistrez-le en PDF. {_ACCEPTED}"),
)
_WORD_MAIN = re.compile(r"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled")
_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|\?xml|svg)\b", re.IGNORECASE)
_WIDE_WORD = "WordDocument".encode("utf-16-le")
_WIDE_LOCK = "EncryptedPackage".encode("utf-16-le")


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
    _refuse_known(content)
    return MediaType.TEXT


def _refuse_known(content: bytes) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnreadableFile(_about_ole(content))
    if content[:4] == b"RIFF" or content[4:8] == b"ftyp":
        raise UnreadableFile(_PICTURE)
    for signature, message in _SIGNATURES:
        if content.startswith(signature) and (signature != b"BM" or b"\x00" in content[:64]):
            raise UnreadableFile(message)
    if _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableFile(f"Ce fichier est une page web ou un fichier XML, pas un document. {_ACCEPTED}")


def _about_ole(content: bytes) -> str:
    if _WIDE_LOCK in content:
        return LOCKED
    if _WIDE_WORD in content:
        return "Ce document est au format Word ancien (.doc) : ouvrez-le, enregistrez-le en .docx, puis réessayez."
    return f"Ce fichier vient d’un logiciel de bureau, mais n’est pas un document texte. {_ACCEPTED}"


def _media_type_of_zip(archive: Archive) -> MediaType:
    if "[Content_Types].xml" in archive.names:
        types = parse_xml(archive.read("[Content_Types].xml"))
        if any(_WORD_MAIN.search(element.get("ContentType", "")) for element in types):
            return MediaType.DOCX
        raise UnreadableFile(f"Ce fichier est un classeur ou un diaporama, pas un document texte. {_ACCEPTED}")
    if "mimetype" in archive.names:
        declared = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
        if declared.startswith("application/vnd.oasis.opendocument.text") and not declared.endswith("web"):
            return MediaType.ODT
        if declared.startswith("application/vnd.oasis.opendocument."):
            raise UnreadableFile(f"Ce fichier est un classeur, un dessin ou un diaporama, pas un texte. {_ACCEPTED}")
        raise UnreadableFile(f"Ce fichier n’est pas un document texte. {_ACCEPTED}")
    raise UnreadableFile(_ARCHIVE if archive.names else DAMAGED)
