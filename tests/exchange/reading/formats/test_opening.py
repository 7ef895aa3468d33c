"""What cannot be read is refused with one French sentence, and nothing else."""

import io
import re
import struct
import zipfile
import zlib

import pytest

from regain.exchange.reading import safety
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.formats.making import ODT_TYPE, WORD, docx, odt, paragraph, pdf, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DOCX = docx(paragraph("Convention communale"))
XLSX = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
MANIFEST = (
    '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><file-entry><encryption-data/></file-entry>'
    "</manifest>"
)
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def hostile(xml: str | bytes) -> bytes:
    """A DOCX whose main part is this XML."""
    types = zipfile.ZipFile(io.BytesIO(DOCX)).read("[Content_Types].xml")
    return zipped({"[Content_Types].xml": types, "word/document.xml": xml})


def locked_zip(content: bytes) -> bytes:
    """The zip with the flag of encryption raised on its members."""
    flagged = bytearray(content)
    for found in re.finditer(rb"PK\x01\x02", content):
        flagged[found.start() + 8] |= 1
    return bytes(flagged)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "vide"),
        (b"\xef\xbb\xbf \r\n\x00", "vide"),
        (b"a" * (safety.MAX_FILE_BYTES + 1), "50 Mo"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (OLE + "WordDocument".encode("utf-16-le"), "enregistrez-le en .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (OLE + "Workbook".encode("utf-16-le"), "n’est pas un document texte"),
        (b"{\\rtf1\\ansi Convention}", "RTF"),
        (b"<!DOCTYPE html><html><body>Convention</body></html>", "page web"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "page web"),
        (b"\x7fELF" + bytes(range(256)) * 4, "pas un document lisible"),
        (zlib.compress(b"convention" * 90) * 9, "pas un document lisible"),
        (b"\x1f\x8b\x08" + bytes(30), "archive"),
        (zipped({"photo.png": b"x"}), "archive"),
        (zipped({}), "abîmé"),
        (zipped({"[Content_Types].xml": XLSX}), "classeur ou un diaporama"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "classeur"),
        (zipped({"mimetype": "application/epub+zip"}), "pas un document texte"),
        (zipped({"mimetype": ODT_TYPE}), "abîmé"),
        (zipped({"mimetype": ODT_TYPE, "content.xml": "<a/>"}), "abîmé"),
        (zipped({"[Content_Types].xml": XLSX.replace("spreadsheetml.sheet", "wordprocessingml.document")}), "abîmé"),
        (DOCX[: len(DOCX) // 2], "abîmé"),
        (locked_zip(DOCX), "mot de passe"),
        (odt("", manifest=MANIFEST), "mot de passe"),
        (hostile("<w:document"), "abîmé"),
        (hostile(b""), "abîmé"),
        (hostile(f"{LAUGHS}<w:document xmlns:w='{WORD}'>&b;</w:document>"), "déclarations XML"),
        (
            hostile(f"<?xml version='1.0' encoding='UTF-16'?>{LAUGHS}<w:d xmlns:w='{WORD}'/>".encode("utf-16")),
            "déclarations",
        ),
        (hostile("<a>" * 3000 + "</a>" * 3000), "abîmé"),
        (docx(""), "Aucun texte"),
        (odt(""), "Aucun texte"),
        (b"%PDF-1.7\n" + bytes(range(256)), "abîmé"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF", "abîmé"),
    ],
)
def test_unreadable_file_is_refused_with_one_sentence(content, sentence):
    with pytest.raises(UnreadableFile) as refusal:
        read_document(content, name="convention.docx")

    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_member_that_swells_is_refused_while_it_is_read():
    bomb = hostile(b" " * (safety.RATIO_MATTERS_FROM + 1_000_000))

    with pytest.raises(UnreadableFile, match="démesurée"):
        read_document(bomb, name="convention.docx")


def test_declared_size_beyond_the_limit_is_refused_before_reading():
    content = bytearray(DOCX)
    for found in re.finditer(rb"PK\x01\x02", bytes(content)):
        struct.pack_into("<I", content, found.start() + 24, 250_000_000)

    with pytest.raises(UnreadableFile, match="démesurée"):
        read_document(bytes(content), name="convention.docx")


def test_size_that_the_directory_understates_stops_the_reading():
    content = bytearray(hostile(b"<a>" + b"x" * 100_000 + b"</a>"))
    for found in re.finditer(rb"PK\x01\x02", bytes(content)):
        struct.pack_into("<I", content, found.start() + 24, 10)

    with pytest.raises(UnreadableFile, match="abîmé"):
        read_document(bytes(content), name="convention.docx")


def test_crowd_of_members_is_refused(monkeypatch):
    monkeypatch.setattr(safety, "MAX_MEMBERS", 3)

    with pytest.raises(UnreadableFile, match="démesurée"):
        read_document(zipped({str(rank): b"" for rank in range(4)}), name="convention.docx")


def test_far_too_long_part_is_refused(monkeypatch):
    monkeypatch.setattr(safety, "MAX_XML_TAGS", 4)

    with pytest.raises(UnreadableFile, match="beaucoup trop long"):
        read_document(DOCX, name="convention.docx")


def test_deep_nesting_is_refused_wherever_it_is_met():
    nested = odt("<text:section>" * 240 + "<text:p>A</text:p>" + "</text:section>" * 240)

    def call(depth: int) -> None:
        if depth:
            call(depth - 1)
        else:
            read_document(nested, name="convention.odt")

    with pytest.raises(UnreadableFile, match="abîmé"):
        call(760)


def test_far_too_many_words_are_refused(monkeypatch):
    monkeypatch.setattr("regain.exchange.reading.text.MAX_CHARACTERS", 10)
    monkeypatch.setattr("regain.exchange.reading.pdf.pages.MAX_CHARACTERS", 10)
    monkeypatch.setattr("regain.exchange.reading.docx.understanding.MAX_ELEMENTS", 3)

    for content in (b"Convention communale", pdf("Convention communale"), DOCX):
        with pytest.raises(UnreadableFile, match="beaucoup trop long"):
            read_document(content, name="convention")


def test_pdf_without_letters_asks_for_the_original():
    drawn = pdf("#rect(width: 100%, height: 50%, fill: gray)")

    with pytest.raises(UnreadableFile, match="images de pages"):
        read_document(drawn, name="convention.pdf")


def test_name_does_not_count():
    assert read_document(DOCX, name="photo.png").media_type.endswith("wordprocessingml.document")
