"""Documents of unusual packaging are read; of other files one sentence says what they are and what to do."""

import io
import zipfile

import pytest

from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.formats.making import ODT_SPACES, ODT_TYPE, docx, odt, paragraph, shape, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PARAGRAPH = "<text:p>Convention communale</text:p>"
CONTENT = (
    f"<office:document-content {ODT_SPACES}><office:body><office:text>{PARAGRAPH}</office:text></office:body>"
    "</office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT_TYPE}"/></manifest:manifest>'
)
TYPED = '<?xml version="1.0"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD 1.0//EN" "office.dtd">\n'
FLAT = (
    f'<?xml version="1.0"?>\n<office:document {ODT_SPACES} office:version="1.3" office:mimetype="{ODT_TYPE}">'
    f"<office:body><office:text>{PARAGRAPH}</office:text></office:body></office:document>"
)
MAIL = "From: mairie@example.org\r\nSubject: convention\r\nMIME-Version: 1.0\r\nMessage-ID: <1@example.org>\r\n"
PAGE = "<table><tr><td>Convention</td><td>communale</td></tr></table><p>Préambule</p><p>Enjeux</p>"


@pytest.mark.parametrize(
    "content",
    [
        odt(f'<text:list xml:id="a"/><text:list xml:id="a"/>{PARAGRAPH}'),
        odt(f'<text:section xml:id="1 faux">{PARAGRAPH}</text:section>'),
        zipped({"content.xml": CONTENT, "mimetype": ODT_TYPE}),
        zipped({"content.xml": CONTENT, "META-INF/manifest.xml": MANIFEST}),
        zipped({"mimetype": f"{ODT_TYPE}-template", "content.xml": CONTENT}),
        zipped(
            {
                "mimetype": ODT_TYPE,
                "content.xml": TYPED.format("office:document-content") + CONTENT,
                "META-INF/manifest.xml": TYPED.format("manifest:manifest") + MANIFEST,
            }
        ),
        FLAT.encode(),
        FLAT.replace(PARAGRAPH, f"{PARAGRAPH}<office:binary-data>{'A' * 11_000_000}</office:binary-data>").encode(),
        b"\xef\xbb\xbf" + FLAT.encode(),
    ],
    ids=[
        "same id twice",
        "strange id",
        "type last",
        "type in manifest",
        "template",
        "old office",
        "flat",
        "flat with a heavy picture",
        "flat, mark",
    ],
)
def test_valid_document_is_read_however_it_is_packed(content):
    document = read_document(content, name="convention.odt")

    assert (document.media_type, shape(document)) == (ODT_TYPE, ["Convention communale"])


def test_folders_that_a_backslash_parts_are_folders():
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Convention communale")))) as package:
        members = {name.replace("/", "\\"): package.read(name) for name in package.namelist()}

    assert "word\\document.xml" in members
    assert shape(read_document(zipped(members), name="convention.docx")) == ["Convention communale"]


def test_type_that_declares_entities_is_refused_even_in_an_old_document():
    laughs = '<!DOCTYPE office:document-content [<!ENTITY a "ha">]>'

    with pytest.raises(UnreadableFile, match="déclarations XML"):
        read_document(zipped({"mimetype": ODT_TYPE, "content.xml": laughs + CONTENT}), name="convention.odt")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PAGE.encode(), "page web"),
        (f"<!-- enregistré -->\n<HTML><BODY>{PAGE}</BODY></HTML>".encode("utf-16"), "page web"),
        (
            b'<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>Convention</body></html>',
            "enregistrez-le en .docx",
        ),
        (f"{MAIL}Content-Type: multipart/related\r\n\r\n<html><body>{PAGE}".encode(), "page web"),
        (f"{MAIL}\r\nBonjour".encode(), "message électronique, pas un document"),
        (f"{MAIL}\r\nContent-Disposition: attachment; filename=a.pdf".encode(), "la convention est en pièce jointe"),
        (OLE + "__substg1.0_0037".encode("utf-16-le"), "message électronique, pas un document"),
        (OLE + "__substg1.0_0037 __attach_version1.0_#0".encode("utf-16-le"), "la convention est en pièce jointe"),
        (
            "De : la mairie\r\nEnvoyé : lundi\r\nÀ : l’État\r\nObjet : convention\r\n\r\nBonjour".encode(),
            "message électronique, pas",
        ),
        (
            "De : la mairie\nEnvoyé : lundi\nObjet : convention\nPièces jointes : convention.docx\n\nBonjour".encode(
                "cp1252"
            ),
            "la convention est en pièce jointe",
        ),
        (b"\x78\x9f\x3e\x22" + bytes(40), "la convention est en pièce jointe"),
        (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "raccourci"),
        (b"[InternetShortcut]\r\nURL=https://example.org/c.docx", "raccourci"),
        (
            b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
            "Word",
        ),
        (zipped({"Index/Document.iwa": b"x", "preview.jpg": b"x"}), "Pages"),
        (zipped({"mimetype": "application/vnd.sun.xml.writer", "content.xml": CONTENT}), "(.sxw)"),
        (
            zipped({"[Content_Types].xml": "<Types><Override ContentType='application/xps'/></Types>"}),
            "pas un document texte",
        ),
    ],
)
def test_other_file_is_refused_with_what_it_is(content, sentence):
    with pytest.raises(UnreadableFile) as refusal:
        read_document(content, name="convention.docx")

    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    "words",
    [
        "De : la mairie\nObjet : convention\nSubject: convention\n\nConvention communale",
        "La commune écrit <b>en gras</b> et <i>en italique</i>.",
    ],
)
def test_text_that_resembles_a_mail_or_a_page_is_read(words):
    assert read_document(words.encode(), name="convention.txt").media_type == "text/plain"
