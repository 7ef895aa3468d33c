"""What a DOCX embeds is read in its place when that is sure, and told otherwise."""

import io
import zipfile

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import cell, codes, docx, paragraph, related_docx, run, shape, table

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
OLE = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>'
SMART = f'<w:r><w:drawing><d:relIds xmlns:d="{DIAGRAM}" r:dm="dm1"/></w:drawing></w:r>'
CHUNK = '<w:altChunk r:id="c1"/>'


def read(body: str, **parts: str):
    return read_document(docx(body, **parts), name="convention.docx")


def with_chunk(name: str, content: str | bytes, body: str = ""):
    body = body or paragraph("Avant") + CHUNK + paragraph("Après")
    return read_document(related_docx(body, {"c1": ("aFChunk", name, content)}), name="convention.docx")


def math(content: str) -> str:
    return f'<m:oMath xmlns:m="{MATH}">{content}</m:oMath>'


def signs(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


@pytest.mark.parametrize(
    ("equation", "words", "told"),
    [
        (math(signs("12") + signs(" %")), "Taux : 12 %.", []),
        (f'<m:oMathPara xmlns:m="{MATH}">{math(signs("38,2 %"))}</m:oMathPara>', "Taux : 38,2 %.", []),
        (
            math(f"<m:f><m:num>{signs('3')}</m:num><m:den>{signs('a+b')}</m:den></m:f>"),
            "Taux : 3/(a+b).",
            ["equations_flattened"],
        ),
        (
            math(f"<m:sSup><m:e>{signs('m')}</m:e><m:sup>{signs('2')}</m:sup></m:sSup>"),
            "Taux : m².",
            ["equations_flattened"],
        ),
        (
            math(signs("12 × ") + f"<m:sSup><m:e>{signs('5')}</m:e><m:sup>{signs('3')}</m:sup></m:sSup>"),
            "Taux : 12 × 5³.",
            ["equations_flattened"],
        ),
        (math(f"<m:rad><m:e>{signs('9')}</m:e></m:rad>"), "Taux : √9.", ["equations_flattened"]),
    ],
)
def test_equation_is_read_in_its_sentence(equation, words, told):
    document = read(paragraph(run("Taux : ") + equation + run(".")))

    assert (shape(document), codes(document)) == ([words], told)


def test_equation_between_paragraphs_is_one():
    assert shape(read(paragraph("Avant") + math(signs("x = 2")) + paragraph("Après"))) == ["Avant", "x = 2", "Après"]


def point(name: str, words: str, kind: str = "node") -> str:
    text = f"<d:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></d:t>"
    return f'<d:pt modelId="{name}" type="{kind}">{text if words else ""}</d:pt>'


def data(points: str, links: str = "") -> str:
    return f'<d:dataModel xmlns:d="{DIAGRAM}" xmlns:a="{DRAWING}"><d:ptLst>{points}</d:ptLst><d:cxnLst>{links}</d:cxnLst></d:dataModel>'


def link(above: str, below: str, rank: int) -> str:
    return f'<d:cxn modelId="l{above}{below}" srcId="{above}" destId="{below}" srcOrd="{rank}"/>'


def test_diagram_is_read_from_each_point_to_those_under_it():
    points = point("0", "", "doc") + point("3", "Bouger") + point("1", "Se soigner") + point("2", "Ouvrir un centre")
    model = data(points + point("9", "Se soigner", "pres"), link("0", "1", 0) + link("0", "3", 1) + link("1", "2", 0))
    body = table(cell(paragraph(run("Nos enjeux") + SMART) + paragraph("Fin")))

    document = read_document(related_docx(body, {"dm1": ("diagramData", "d/data1.xml", model)}), name="x")

    assert shape(document) == [[[["Nos enjeux", "- Se soigner", "- Ouvrir un centre", "- Bouger", "Fin"]]]]
    assert codes(document) == ["diagrams_moved"]


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (SMART, "objects_ignored"),
        (CHART, "charts_ignored"),
        (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='cx1'>{CHART}</mc:Choice></mc:AlternateContent></w:r>",
            "charts_ignored",
        ),
        (OLE, "objects_ignored"),
        ("<w:r><w:object><w:control r:id='rId3'/></w:object></w:r>", "objects_ignored"),
        ("<w:subDoc r:id='rId4'/>", "parts_ignored"),
    ],
)
def test_what_is_shown_and_not_read_is_told(drawn, code):
    document = read(paragraph(run("Texte") + drawn))

    assert (shape(document), codes(document)) == (["Texte"], [code])


def test_words_of_drawings_follow_their_paragraph():
    drawn = (
        "<w:r><w:drawing><a:sp><a:txBody><a:p><a:r><a:t>Se loger</a:t></a:r></a:p></a:txBody></a:sp></w:drawing></w:r>"
    )
    art = "<w:r><w:pict><v:shape><v:textpath string='Bien vivre'/></v:shape></w:pict></w:r>"

    document = read(paragraph(run("Enjeux") + drawn + art) + paragraph("Fin"))

    assert shape(document) == ["Enjeux", "Se loger", "Bien vivre", "Fin"]
    assert codes(document) == ["text_boxes_moved"]


def test_words_that_only_new_readers_are_given_are_read():
    newer = "<mc:AlternateContent><mc:Choice Requires='w99'><w:r><w:t>Se loger</w:t></w:r></mc:Choice><mc:Fallback/></mc:AlternateContent>"

    assert shape(read(paragraph(newer))) == ["Se loger"]


PAGE = """<html><head><title>Titre</title><style>p {}</style></head><body><h2>Les <b>enjeux</b></h2>
<ul><li><p>Se soigner</p></li><li>Bouger<br>mieux</li></ul><p>Texte <s>barré</s>
continué<sup>1</sup></p><table><tbody><tr><td rowspan="2">Santé</td><th>Ouvrir</th></tr>
<tr><td>Former</td></tr></tbody></table>fin</body></html>"""
READ = [
    *("h2 Les enjeux", "- Se soigner", "- Bouger", "mieux", "Texte continué"),
    *([[["Santé"], ["**Ouvrir**"]], [None, ["Former"]]], "fin"),
]
MAIL = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{}\r\n--b--'


@pytest.mark.parametrize(
    ("name", "content"),
    [("c.html", PAGE), ("c.xhtml", f'<?xml version="1.0" encoding="UTF-8"?>{PAGE}'), ("c.mht", MAIL.format(PAGE))],
)
def test_page_that_a_document_holds_is_read_in_its_place(name, content):
    document = with_chunk(name, content)

    assert shape(document) == ["Avant", *READ, "Après"]
    assert codes(document) == ["struck_out", "note_calls_left_out"]


def test_document_that_a_document_holds_is_read_with_its_own_styles():
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    held = docx(paragraph("Les enjeux", '<w:pStyle w:val="T"/>') + table(cell("A") + cell("B")), styles=styles)

    document = with_chunk("c.docx", held)

    assert (shape(document), codes(document)) == (["Avant", "h1 **Les enjeux**", [[["A"], ["B"]]], "Après"], [])


def test_text_that_a_document_holds_is_read_line_by_line():
    assert shape(with_chunk("c.txt", "Un\r\n\r\nDeux")) == ["Avant", "Un", "Deux", "Après"]


@pytest.mark.parametrize("content", [b"{\\rtf1 Convention}", b"PK\x03\x04", b"", docx(paragraph("A") + CHUNK)])
def test_document_of_another_kind_is_told(content):
    document = with_chunk("c.bin", content)

    assert codes(document) == ["parts_ignored"]
    assert shape(document)[-1] == "Après"


def test_held_document_that_is_absent_is_told():
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Avant") + CHUNK))) as package:
        assert "word/_rels/document.xml.rels" not in package.namelist()

    assert codes(read(paragraph("Avant") + CHUNK)) == ["parts_ignored"]
