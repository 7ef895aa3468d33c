"""ODT: what OpenDocument's markup means once read."""

import pytest

from regain.exchange.reading.blocks import Text
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.formats.making import codes, grid, odt, shape, spans

STYLES = """
<style:style style:name="Fort" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Gras"/>
<style:style style:name="Gras" style:family="paragraph"><style:text-properties fo:font-weight="700"/></style:style>
<style:style style:name="Maigre" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="Cache" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T2" style:family="paragraph" style:default-outline-level="2"/>
<style:style style:name="Boucle" style:family="paragraph" style:parent-style-name="Boucle"/>
"""
WIDE = 'table:number-columns-repeated="9999999"'


def read(body: str):
    return read_document(odt(body, styles=STYLES), name="convention.odt")


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def cell(inside: str = "", attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(inside)}</table:table-cell>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ('<text:h text:outline-level="3">Les enjeux</text:h>', "h3 Les enjeux"),
        ("<text:h>Les enjeux</text:h>", "h1 Les enjeux"),
        (p("Les enjeux", "T2"), "h2 Les enjeux"),
        (p("Les enjeux", "Heading_20_4"), "h4 Les enjeux"),
        (p("Les enjeux", "P1"), "**Les enjeux**"),
        (p("Les enjeux", "Boucle"), "Les enjeux"),
        (p('<text:span text:style-name="Fort">Les</text:span> enjeux'), "Les enjeux"),
        (p('<text:span text:style-name="Fort">Les <text:a>enjeux</text:a></text:span> '), "**Les enjeux**"),
        (p('<text:span text:style-name="Maigre">Les enjeux</text:span>', "P1"), "Les enjeux"),
    ],
)
def test_style_says_what_a_paragraph_is(markup, mark):
    assert shape(read(markup)) == [mark]


def test_spaces_tabs_and_breaks_are_elements():
    body = p("A<text:s text:c='3'/>B\n  C<text:tab/>D<text:line-break/>E<text:soft-page-break/>F")

    assert read(body).blocks == (Text("A B C D", 1), Text("EF", 1))


def test_first_paragraph_of_a_list_item_is_the_item():
    item = f"<text:list-item>{p('Un')}{p('suite')}<text:list><text:list-item>{p('Deux')}</text:list-item></text:list>"
    header = f"<text:list-header>{p('Titre')}</text:list-header>"

    assert shape(read(f"<text:list>{header}{item}</text:list-item></text:list>")) == [
        "Titre",
        "- Un",
        "suite",
        "- Deux",
    ]


def test_merged_and_repeated_cells_keep_their_places():
    body = table(
        cell("ENJEU 1", 'table:number-columns-spanned="3"')
        + '<table:covered-table-cell table:number-columns-repeated="2"/>',
        cell("Santé", 'table:number-rows-spanned="2"') + cell("x", 'table:number-columns-repeated="2"'),
        "<table:covered-table-cell/>" + cell("Bouger") + cell(),
    )

    block = read(body).blocks[0]

    assert grid(block) == [[["ENJEU 1"], None, None], [["Santé"], ["x"], ["x"]], [None, ["Bouger"], []]]
    assert spans(block) == [[(3, 1), None, None], [(1, 2), (1, 1), (1, 1)], [None, (1, 1), (1, 1)]]


def test_header_rows_are_rows_and_repeated_ones_are_counted():
    head = (
        f"<table:table-header-rows><table:table-row>{cell('A')}{cell('B')}</table:table-row></table:table-header-rows>"
    )
    twice = f'<table:table-row table:number-rows-repeated="2">{cell("c")}</table:table-row>'

    assert shape(read(f"<table:table>{head}{twice}</table:table>")) == [[[["A"], ["B"]], [["c"], []], [["c"], []]]]


def test_absurd_repetitions_are_capped():
    row = f'<table:table-row table:number-rows-repeated="99999999">{cell("A", WIDE)}</table:table-row>'

    block = read(f"<table:table>{row}</table:table>").blocks[0]

    assert (len(block.rows), len(block.rows[0])) == (200, 63)


def test_crowd_of_repetitions_is_refused():
    row = f'<table:table-row table:number-rows-repeated="200">{cell("A", WIDE)}</table:table-row>'

    with pytest.raises(UnreadableFile, match="trop long"):
        read(f"<table:table>{row * 20}</table:table>")


def test_inner_table_is_flattened_into_its_cell():
    inner = f"<table:table-cell>{p('Un')}{table(cell('Deux') + cell('Trois'))}{p('Quatre')}</table:table-cell>"

    document = read(table(inner + cell("Fin"), cell("A") + cell("B")))

    assert shape(document) == [[[["Un", "Deux", "Trois", "Quatre"], ["Fin"]], [["A"], ["B"]]]]
    assert [text.line for text in document.texts] == [1, 1, 1, 1, 1, 2, 2]


def test_changes_are_read_as_accepted_and_told():
    changes = f"<text:tracked-changes><text:changed-region><text:deletion>{p('ancien')}</text:deletion></text:changed-region></text:tracked-changes>"

    document = read(
        changes + p("Deux <text:change text:change-id='1'/><text:change-start/>nouveaux<text:change-end/> lieux")
    )

    assert shape(document) == ["Deux nouveaux lieux"]
    assert codes(document) == ["tracked_changes"]


def test_sections_and_tables_of_contents_are_read_without_their_recipe():
    contents = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Recette"
        f"</text:index-title-template></text:table-of-content-source><text:index-body>{p('Préambule<text:tab/>3')}"
        "</text:index-body></text:table-of-content>"
    )

    assert shape(read(f"<text:section>{contents}{p('Texte')}</text:section>")) == ["Préambule 3", "Texte"]


def test_text_box_follows_its_paragraph():
    box = f"<draw:frame><draw:text-box>{p('Encadré')}</draw:text-box></draw:frame>"

    document = read(p(f"Te{box}xte") + box)

    assert shape(document) == ["Texte", "Encadré", "Encadré"]
    assert [text.box for text in document.texts] == [0, 1, 2]
    assert codes(document) == ["text_boxes_moved"]


def test_notes_follow_the_text():
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Insee.')}</text:note-body></text:note>"

    document = read(p(f"33 %{note}") + p("Fin"))

    assert shape(document) == ["33 %", "Fin", "Insee."]
    assert codes(document) == ["notes_moved"]


def test_comments_pictures_and_hidden_words_are_left_out_and_told():
    comment = f"<office:annotation>{p('À revoir')}</office:annotation>"
    hidden = '<text:span text:style-name="Cache">brouillon</text:span>'
    picture = "<draw:frame><draw:image/></draw:frame>"
    section = f'<text:section text:display="none">{p("brouillon")}</text:section>'

    document = read(p(f"Texte{comment}{hidden}{picture}") + section)

    assert shape(document) == ["Texte"]
    assert codes(document) == ["comments_ignored", "hidden_text_ignored", "pictures_ignored"]
