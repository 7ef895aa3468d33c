"""What the look of words means: struck out, raised, white. DOCX and ODT of the same content are read alike."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import cell, codes, docx, odt, paragraph, run, shape, table

STYLES = """
<w:style w:type="paragraph" w:styleId="Retire"><w:name w:val="Retiré"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Barre"><w:name w:val="Barré"/><w:rPr><w:dstrike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Appel"><w:name w:val="Appel"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Bleu"><w:name w:val="Bleu"/><w:tblStylePr w:type="firstRow"><w:tcPr>
  <w:shd w:fill="000080"/></w:tcPr></w:tblStylePr></w:style>
"""
ODT_STYLES = "".join(
    f'<style:style style:family="{family}" style:name="{name}"><style:{part}-properties {said}/></style:style>'
    for family, name, part, said in (
        ("text", "Barre", "text", 'style:text-line-through-style="solid"'),
        ("text", "Trait", "text", 'style:text-line-through-type="double"'),
        ("text", "Vivant", "text", 'style:text-line-through-style="none"'),
        ("paragraph", "Retire", "text", 'style:text-line-through-style="wave"'),
        ("text", "Haut", "text", 'style:text-position="super 58%"'),
        ("text", "Bas", "text", 'style:text-position="-33% 58%"'),
        ("text", "Blanc", "text", 'fo:color="#FFFFFF"'),
        ("table-cell", "Bleue", "table-cell", 'fo:background-color="#000080"'),
    )
)
RAISED = '<w:vertAlign w:val="superscript"/>'


def read(body: str):
    return read_document(docx(body, styles=STYLES), name="convention.docx")


def read_odt(body: str):
    return read_document(odt(body, styles=ODT_STYLES), name="convention.odt")


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def told(document):
    return [(one.code, one.line, one.message.partition(" : ")[2]) for one in document.remarks]


STRUCK = [("struck_out", 2, "« Des caves squattées »."), ("struck_out", 3, "« trois ».")]


@pytest.mark.parametrize(
    "document",
    [
        read(
            paragraph("Des bancs cassés")
            + paragraph(run("Des caves ", "<w:strike/>") + run("squattées", "<w:dstrike/>"))
            + paragraph(run("Ouvrir ") + run("trois", '<w:rStyle w:val="Barre"/>') + run(" deux locaux"))
        ),
        read(
            paragraph("Des bancs cassés")
            + paragraph("Des caves squattées", '<w:pStyle w:val="Retire"/>')
            + paragraph(run("Ouvrir ") + run("trois", "<w:strike/>") + run(" deux locaux", '<w:strike w:val="0"/>'))
        ),
        read_odt(
            p("Des bancs cassés")
            + f'<text:p text:style-name="Retire">Des caves squattées{span(" ", "Vivant")}</text:p>'
            + p(f"Ouvrir {span('trois', 'Trait')} deux locaux")
        ),
    ],
    ids=["runs", "styles", "odt"],
)
def test_words_struck_out_are_not_read_and_told_where_they_were(document):
    assert shape(document) == ["Des bancs cassés", "Ouvrir deux locaux"]
    assert told(document) == STRUCK
    assert [text.line for text in document.texts] == [1, 3]


def test_cell_and_number_struck_out_leave_nothing():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="ENJEU %1 :"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = paragraph(run("Habiter", "<w:strike/>"), numbered)
    body = (
        gone + paragraph("Se soigner", numbered) + table(cell(paragraph(run("Avant", "<w:strike/>"))) + cell("Après"))
    )

    document = read_document(docx(body, numbering=numbering), name="convention.docx")

    assert shape(document) == ["ENJEU 2 : Se soigner", [[[], ["Après"]]]]
    assert [(one.code, one.line) for one in document.remarks] == [("struck_out", 1), ("struck_out", 3)]


@pytest.mark.parametrize(
    ("before", "raised", "after", "words"),
    [
        ("Un seul bus le dimanche", "1", "", "Un seul bus le dimanche"),
        ("Population : 1 480", "2", " habitants", "Population : 1 480 habitants"),
        ("Taux : 41,5 %", "(3)", ".", "Taux : 41,5 %."),
        ("Le club", "1, 2", "et le centre", "Le club et le centre"),
        ("Le club", "*", "", "Le club"),
        ("", "1", "Selon l’Insee.", "1 Selon l’Insee."),
    ],
)
def test_raised_figure_that_calls_a_note_is_set_apart_from_the_words(before, raised, after, words):
    written = [
        read(paragraph(run(before) + run(raised, RAISED) + run(after))),
        read(paragraph(run(before) + run(raised, '<w:rStyle w:val="Appel"/>') + run(after))),
        read(paragraph(run(before) + run(raised, '<w:position w:val="6"/><w:sz w:val="14"/>') + run(after))),
        read_odt(p(f"{before}{span(raised, 'Haut')}{after}")),
    ]

    assert [shape(document) for document in written] == [[words]] * 4
    assert [codes(document) for document in written] == [["note_calls_left_out"] if before else []] * 4


@pytest.mark.parametrize(
    ("before", "raised", "after", "words"),
    [
        ("Un local de 120 m", "2", " en rez-de-chaussée", "Un local de 120 m2 en rez-de-chaussée"),
        ("2 300 habitants/km", "2", "", "2 300 habitants/km2"),
        ("Le 1", "er", " mars", "Le 1er mars"),
        ("M", "me", " Dupont", "Mme Dupont"),
        ("n", "o", " 12", "no 12"),
    ],
)
def test_raised_letters_and_units_belong_to_their_word(before, raised, after, words):
    written = (
        read(paragraph(run(before) + run(raised, RAISED) + run(after))),
        read_odt(p(f"{before}{span(raised, 'Haut')}{after}")),
    )

    assert [(shape(document), codes(document)) for document in written] == [([words], [])] * 2


@pytest.mark.parametrize(
    ("written", "words", "told"),
    [
        ("Un seul bus le dimanche¹", "Un seul bus le dimanche", ["note_calls_left_out"]),
        ("Population : 1 480² habitants", "Population : 1 480 habitants", ["note_calls_left_out"]),
        ("Un local de 120 m² au centre", "Un local de 120 m² au centre", []),
        ("x² et 12 km²", "x² et 12 km²", []),
    ],
)
def test_figure_that_is_raised_by_its_letter_is_read_alike(written, words, told):
    for document in (read(paragraph(written)), read_odt(p(written))):
        assert (shape(document), codes(document)) == ([words], told)


@pytest.mark.parametrize(
    ("before", "exponent", "after", "words"),
    [
        ("Coût : 3 × 10", "6", " €", "Coût : 3 × 10⁶ €"),
        ("Une halle de 10", "3", " m²", "Une halle de 10³ m²"),
        ("Une halle de 10", "³", " m²", "Une halle de 10³ m²"),
        ("Des prêts de 4 x 10", "-2", " %", "Des prêts de 4 x 10⁻² %"),
        ("Des prêts de 4 x 10", "⁻²", " %", "Des prêts de 4 x 10⁻² %"),
        ("Avec les 10", "2", " associations", "Avec les 10 associations"),
        ("Une halle de 1 210", "3", " m²", "Une halle de 1 210 m²"),
    ],
)
def test_power_of_ten_keeps_its_exponent(before, exponent, after, words):
    written = (
        read(paragraph(run(before) + run(exponent, RAISED) + run(after))),
        read_odt(p(f"{before}{span(exponent, 'Haut')}{after}")),
    )

    assert [shape(document) for document in written] == [[words]] * 2


@pytest.mark.parametrize("look", [RAISED, '<w:position w:val="6"/>'])
@pytest.mark.parametrize(
    ("raised", "after", "words"),
    [("850", "", "Habitants : 850"), ("12", " logements", "Habitants : 12 logements"), ("1", "850", "Habitants : 850")],
)
def test_raised_figure_that_is_all_the_value_of_a_label_stays(look, raised, after, words):
    assert shape(read(paragraph(run("Habitants : ") + run(raised, look) + run(after)))) == [words]


@pytest.mark.parametrize(
    ("position", "words"), [("2", "Les 41 %"), ("-4", "Les 41 %"), ("4", "Les %"), ("", "Les 41 %")]
)
def test_figure_that_is_hardly_above_the_line_calls_no_note(position, words):
    hardly = run("41", f'<w:position w:val="{position}"/>')

    assert shape(read(paragraph(run("Les ") + hardly + run(" %")))) == [words]


def test_lowered_figure_belongs_to_its_word():
    lowered = run("CO") + run("2", '<w:vertAlign w:val="subscript"/>')

    assert (shape(read(paragraph(lowered))), shape(read_odt(p(f"CO{span('2', 'Bas')}")))) == (["CO2"], ["CO2"])


def test_white_words_are_told_unless_their_ground_has_a_colour():
    white = paragraph(run("Des caves squattées", '<w:color w:val="FFFFFF" w:themeColor="background1"/>'))
    shaded = '<w:shd w:val="clear" w:fill="1F4E79"/>'
    on_grounds = (
        table(cell(white, shaded))
        + table(cell(white)).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Bleu"/></w:tblPr>')
        + paragraph(run("Titre", f'<w:color w:val="FFFFFF"/>{shaded}'))
    )
    odt_white = p(span("Des caves squattées", "Blanc"))
    odt_cell = f'<table:table-cell table:style-name="Bleue">{odt_white}</table:table-cell>'
    odt_grounds = f"<table:table><table:table-row>{odt_cell}</table:table-row></table:table>"

    assert codes(read(on_grounds)) == codes(read_odt(odt_grounds)) == []
    for document in (read(white), read_odt(odt_white)):
        assert shape(document) == ["Des caves squattées"]
        assert told(document)[0][:2] == ("white_text", 1)
