"""Headers and footers are kept out of the text and told; those that no page shows say nothing."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import docx, margin, odt, paragraph, related_docx, run, shape

PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
PAGES = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
UNTOLD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SHAPE = "<w:r><w:pict><v:shape><v:textpath string='PROJET'/></v:shape></w:pict></w:r>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    f"{paragraph('Brouillon')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)


def reference(kind: str, identifier: str, part: str = "header") -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="{identifier}"/>'


def read(section: str, **parts: str):
    """A DOCX of one section; by identifier, what its headers and footers hold."""
    settings = {"settings": parts.pop("settings")} if "settings" in parts else {}
    related = {name: ("header", f"{name}.xml", margin(content)) for name, content in parts.items()}
    body = paragraph("Convention communale") + f"<w:sectPr>{section}</w:sectPr>"
    return read_document(related_docx(body, related, **settings), name="convention.docx")


def read_odt(masters: str, styles: str = ""):
    body = "<text:p text:style-name='P1'>Convention communale</text:p>"
    return read_document(odt(body, masters=masters, styles=styles), name="convention.odt")


def told(document):
    return [(one.code, one.message.partition("« ")[2].partition(" »")[0]) for one in document.remarks]


@pytest.mark.parametrize(
    ("section", "parts", "expected"),
    [
        (
            reference("default", "a"),
            {"a": paragraph("Version 2 non signée")},
            [("draft_marked", "Version 2 non signée")],
        ),
        (reference("default", "a"), {"a": paragraph("Ville de Brévillers")}, [("running_text", "Ville de Brévillers")]),
        (reference("default", "a", "footer"), {"a": paragraph(run("Page ") + PAGE + run(" sur ") + PAGES)}, []),
        (
            reference("default", "a"),
            {"a": paragraph(run("Convention – page ") + PAGE + run("/") + PAGES)},
            [("running_text", "Convention")],
        ),
        (
            reference("default", "a"),
            {"a": paragraph(run("Convention – Page ") + UNTOLD)},
            [("running_text", "Convention")],
        ),
        (reference("first", "a"), {"a": paragraph("Brouillon")}, []),
        (reference("first", "a") + "<w:titlePg/>", {"a": paragraph("Brouillon")}, [("draft_marked", "Brouillon")]),
        (reference("even", "a"), {"a": paragraph("Brouillon")}, []),
        (
            reference("even", "a"),
            {"a": paragraph("Brouillon"), "settings": "<w:evenAndOddHeaders/>"},
            [("draft_marked", "Brouillon")],
        ),
        (reference("default", "a"), {"a": paragraph(SHAPE)}, [("draft_marked", "PROJET")]),
        (reference("default", "a"), {"a": paragraph(BOX)}, [("draft_marked", "Brouillon")]),
        (
            reference("default", "a"),
            {"a": paragraph(run("Projet", "<w:strike/>") + run("Brouillon", "<w:vanish/>") + run("Contrat"))},
            [("running_text", "Contrat")],
        ),
        ("", {"a": paragraph("Brouillon")}, []),
    ],
)
def test_header_that_some_page_shows_is_told(section, parts, expected):
    document = read(section, **parts)

    assert (shape(document), told(document)) == (["Convention communale"], expected)


def header(content: str, name: str = "header", said: str = "") -> str:
    return f"<style:{name} {said}>{content}</style:{name}>"


def master(name: str, *content: str, said: str = "") -> str:
    return f"<style:master-page style:name='{name}' {said}>{''.join(content)}</style:master-page>"


DRAFT = "<text:p>Brouillon</text:p>"
NUMBERED = (
    "<text:p>Convention – page <text:page-number>3</text:page-number> sur <text:page-count>9</text:page-count></text:p>"
)
WATERMARK = "<text:p><draw:custom-shape><text:p>PROJET</text:p></draw:custom-shape></text:p>"
ASKS = "<style:style style:family='paragraph' style:name='P1' style:master-page-name='Garde'/>"


@pytest.mark.parametrize(
    ("masters", "expected"),
    [
        (master("Standard", header(DRAFT)), [("draft_marked", "Brouillon")]),
        (master("Standard", header(NUMBERED, "footer")), [("running_text", "Convention")]),
        (master("Standard", header(WATERMARK)), [("draft_marked", "PROJET")]),
        (master("Standard", header(DRAFT, said="style:display='false'")), []),
        (master("Standard", header(DRAFT, "header-first")), [("draft_marked", "Brouillon")]),
        (master("Standard", header(DRAFT, "footer-left")), [("draft_marked", "Brouillon")]),
        (master("Standard") + master("Inutile", header(DRAFT)), []),
        (master("Standard") + master("Garde", header(DRAFT)), [("draft_marked", "Brouillon")]),
        (
            master("Standard") + master("Garde", said="style:next-style-name='Suite'") + master("Suite", header(DRAFT)),
            [("draft_marked", "Brouillon")],
        ),
    ],
)
def test_header_of_an_odt_that_some_page_shows_is_told(masters, expected):
    document = read_odt(masters, ASKS)

    assert (shape(document), told(document)) == (["Convention communale"], expected)


def test_header_without_a_part_is_no_fault():
    body = paragraph("Texte") + f"<w:sectPr>{reference('default', 'rId9')}</w:sectPr>"

    assert told(read_document(docx(body), name="x")) == []
