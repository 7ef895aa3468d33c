"""An agreement as ODT: it says the same when read again, and holds what LibreOffice and screen readers look for."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.blocks import (
    Bullets,
    Cover,
    Grid,
    GridCell,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    SignatureRoom,
)
from regain.exchange.writing.odt import write_odt
from regain.exchange.writing.odt.xml import NAMES
from tests.exchange.writing.drafts import SLUGS, draft_of, read_draft, told

CELL = GridCell(("a",))
BREAKING = {"FirstStandard", "BrokenInterval"}


def part(paper: Paper, name: str = "content.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_odt(paper))) as archive:
        return etree.fromstring(archive.read(name))


def found(element, path: str) -> list:
    return element.xpath(path, namespaces=NAMES)


def paper(*blocks, **values) -> Paper:
    given = Paper("Titre", "Regain", "Objet", Cover(("Au-dessus",), "Titre", "Sous-titre", ("Dessous",)), blocks)
    return replace(given, **values)


@pytest.fixture(scope="module")
def demonstration():
    return part(compose_agreement(draft_of("demonstration")))


@pytest.mark.parametrize("slug", SLUGS)
def test_an_agreement_written_as_odt_and_read_again_says_the_same(slug):
    draft = draft_of(slug)

    assert told(read_draft(write_odt(compose_agreement(draft)), "convention.odt")) == told(draft)


def test_the_real_agreement_written_as_odt_and_read_again_says_the_same(shared):
    draft = read_draft((shared / "conventions" / "barlin-2024.txt").read_bytes(), "convention.txt")

    assert told(read_draft(write_odt(compose_agreement(draft)), "convention.odt")) == told(draft)


def test_the_same_paper_gives_the_same_bytes_and_its_type_comes_first_and_bare():
    written = compose_agreement(draft_of("auchel"))

    content = write_odt(written)

    assert content == write_odt(written)
    assert content[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def test_tables_repeat_their_heads_and_say_what_they_hold(demonstration):
    tables = found(demonstration, "//table:table[table:table-header-rows]")

    assert [found(table, "table:title")[0].text[:21] for table in tables] == ["Objectifs du quartier"] * 3


def test_every_gauge_has_its_alternative(demonstration):
    told_ = [element.text for element in found(demonstration, "//draw:g/svg:desc")]

    assert (len(told_), all("agglomération" in words for words in told_)) == (6, True)


def test_each_entry_of_the_contents_leads_to_its_title(demonstration):
    links = {link.removeprefix("#") for link in found(demonstration, "//text:a/@xlink:href")}
    marks = set(found(demonstration, "//text:h/text:bookmark/@text:name"))

    assert (len(links) > 5, links <= marks) == (True, True)


def test_cells_merge_both_ways_and_what_they_cover_stays_covered():
    rows = ((GridCell(("large",), columns=2, rows=2), None, CELL), (None, None, CELL), (CELL, CELL, CELL))
    content = part(paper(Grid("Essai", (0.4, 0.3, 0.3), rows, header_rows=0)))

    shapes = [
        [etree.QName(cell).localname.removesuffix("table-cell") for cell in row]
        for row in found(content, "//table:table-row")
    ]

    assert shapes == [["", "covered-", ""], ["covered-", "covered-", ""], ["", "", ""]]
    assert found(content, "//@table:number-rows-spanned") == ["2"]


def test_what_people_typed_never_breaks_the_file():
    words = "a\x00b\x0b < & > \ud800 \"c\" 'd'"

    content = part(paper(Heading(1, words), Paragraph(words), Bullets((words,))))

    assert {"".join(one.itertext()) for one in found(content, "//text:list//text:p")} == {"ab < & >  \"c\" 'd'"}


def test_a_page_break_falls_on_what_follows_it_even_a_list_or_a_table():
    blocks = (Paragraph("un"), PageBreak(), Bullets(("a",)), PageBreak(), Grid("Essai", (1,), ((CELL,),)))
    content = part(paper(*blocks, SignatureRoom("", ()), has_contents=False))

    styles = found(content, "/*/office:body/office:text/text:p/@text:style-name")

    assert [style for style in styles if style in BREAKING] == ["FirstStandard", "BrokenInterval", "BrokenInterval"]


def test_the_language_and_the_title_are_told():
    written = paper(Paragraph("un"))

    assert found(part(written, "styles.xml"), "//style:default-style//@fo:language") == ["fr"]
    assert found(part(written, "meta.xml"), "//dc:title/text()") == ["Titre"]
