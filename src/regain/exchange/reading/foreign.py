"""What a file is that is no document Regain reads, and what to do with it: one French sentence each."""

import re

from regain.exchange.reading.safety import LOCKED

ACCEPTED = "Déposez un document Word (.docx), OpenDocument (.odt), PDF ou texte."
PICTURE = f"Ce fichier est une image, pas un document. {ACCEPTED}"
ARCHIVE = f"Ce fichier est une archive, pas un document : sortez-en le document. {ACCEPTED}"
SHEET_OR_SLIDES = f"Ce fichier est un classeur ou un diaporama, pas un document texte. {ACCEPTED}"
NOT_A_TEXT = f"Ce fichier n’est pas un document texte. {ACCEPTED}"
_SAVE_AS_WORD = "ouvrez-le, enregistrez-le en .docx, puis réessayez."
_OLD_WORD = f"Ce document est au format Word ancien (.doc) : {_SAVE_AS_WORD}"
_WORD_XML = f"Ce document est un document Word enregistré en XML : {_SAVE_AS_WORD}"
_WORD_PAGE = f"Ce document est un document Word enregistré en page web : {_SAVE_AS_WORD}"
_PAGE = f"Ce fichier est une page web, pas un document. {ACCEPTED}"
_XML = f"Ce fichier est une page web ou un fichier XML, pas un document. {ACCEPTED}"
_SHORTCUT = (
    "Ce fichier est un raccourci : il ne contient pas le document. Ouvrez-le, téléchargez le document en .docx ou en "
    ".odt, puis réessayez."
)
_MAIL = f"Ce fichier est un message électronique, pas un document. {ACCEPTED}"
_MAIL_WITH_FILE = (
    "Ce fichier est un message électronique : la convention est en pièce jointe. Ouvrez-le, enregistrez la pièce jointe, "
    "puis déposez-la."
)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"{\\rtf", "Ce fichier est au format RTF : ouvrez-le, enregistrez-le en .docx ou en .odt, puis réessayez."),
    (b"%!PS", f"Ce fichier est au format PostScript : enregistrez-le en PDF. {ACCEPTED}"),
    (b"\xffWPC", f"Ce document est au format WordPerfect : {_SAVE_AS_WORD}"),
    (b"\xdb\xa5", _OLD_WORD),
    (b"\x31\xbe\x00\x00", f"Ce document est au format Write : {_SAVE_AS_WORD}"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", _SHORTCUT),
    (b"[InternetShortcut]", _SHORTCUT),
    (b"\x78\x9f\x3e\x22", _MAIL_WITH_FILE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of the streams of an OLE file, as its directory writes them; what says most comes first.
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", LOCKED),
    ("__attach_version1.0", _MAIL_WITH_FILE),
    ("__substg1.0_", _MAIL),
    ("WordDocument", _OLD_WORD),
)
_OFFICE = f"Ce fichier vient d’un logiciel de bureau, mais n’est pas un document texte. {ACCEPTED}"
_HEAD = 16_384
_MARKUP = re.compile(
    r"\s*+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|\?xml|svg)\b", re.IGNORECASE | re.DOTALL
)
_XML_DECLARED = re.compile(r"\s*<\?xml\b")
_CLOSING = re.compile(
    r"</(?:a|b|body|div|em|font|h[1-6]|head|html|i|li|p|script|span|strong|style|table|td|title|tr|ul)>"
)
_LEAST_CLOSINGS = 4
_HTML = re.compile(r"<html\b", re.IGNORECASE)
_HEADER = re.compile(
    r"^(mime-version|message-id|received|return-path|from|subject|content-type)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_LEAST_HEADERS = 3
# As Outlook saves a message as text; the letters with accents are not decoded yet.
_PRINTED = re.compile(
    r"^(de|envoy|objet|pi.{1,3}ces? jointes?)[^\s:]{0,3}[ \xa0\xc2]{0,3}:", re.IGNORECASE | re.MULTILINE
)
_ATTACHED = re.compile(rb"content-disposition:\s*attachment|\bfilename\*?\d?\*?=", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*\{[^{}]*\"url\"\s*:\s*\"https?://docs\.google\.com/")


def head_of(content: bytes) -> str:
    """The first letters of a file that may be a text, whichever way it is written."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").removeprefix("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def sentence_about(content: bytes) -> str | None:
    """What to say of a file that is neither a zip nor a PDF; None where it may be a text."""
    if content.startswith(_OLE):
        return next((said for name, said in _STREAMS if name.encode("utf-16-le") in content), _OFFICE)
    if content[:4] == b"RIFF" or content[4:8] == b"ftyp":
        return PICTURE
    for signature, message in _SIGNATURES:
        if content.startswith(signature) and (signature != b"BM" or b"\x00" in content[:64]):
            return message
    head = head_of(content)
    return _about_mail(head, content) or _about_markup(head) or (_SHORTCUT if _ELSEWHERE.match(head) else None)


def _about_mail(head: str, content: bytes) -> str | None:
    headers = re.split(r"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    printed = [found.lower() for found in _PRINTED.findall(headers)]
    if {"de", "envoy", "objet"} <= set(printed):
        return _MAIL_WITH_FILE if any(found.startswith("pi") for found in printed) else _MAIL
    if len({found.lower() for found in _HEADER.findall(headers)}) < _LEAST_HEADERS:
        return None
    if "multipart/related" in headers.lower() and _HTML.search(head):
        return _PAGE
    return _MAIL_WITH_FILE if _ATTACHED.search(content) else _MAIL


def _about_markup(head: str) -> str | None:
    is_page = len(_CLOSING.findall(head.lower())) >= _LEAST_CLOSINGS
    if not (_MARKUP.match(head) or is_page):
        return None
    if (
        "schemas.microsoft.com/office/2006/xmlPackage" in head
        or "schemas.microsoft.com/office/word/2003/wordml" in head
    ):
        return _WORD_XML
    if "urn:schemas-microsoft-com:office:word" in head:
        return _WORD_PAGE
    return _XML if _XML_DECLARED.match(head) and not _HTML.search(head) else _PAGE


def sentence_about_zip(names: frozenset[str], declared: str) -> str:
    """What to say of a zip that holds no document: the names of its members, and the media types it declares, if any."""
    if declared.startswith("application/vnd.oasis.opendocument."):
        return f"Ce fichier est un classeur, un dessin ou un diaporama, pas un texte. {ACCEPTED}"
    if declared.startswith("application/vnd.sun.xml.writer"):
        return "Ce document est au format OpenOffice ancien (.sxw) : ouvrez-le, enregistrez-le en .odt, puis réessayez."
    if "Index/Document.iwa" in names or "Index.zip" in names or "index.xml" in names:
        return "Ce document vient de Pages ou d’un autre logiciel d’Apple : exportez-le au format Word, puis réessayez."
    if "spreadsheetml" in declared or "presentationml" in declared:
        return SHEET_OR_SLIDES
    return NOT_A_TEXT if declared else ARCHIVE
