"""ODT: objects, form fields, hidden text, placeholders and automatic numbers, as in a DOCX of the same content."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import ODT_SPACES, codes, docx, odt, paragraph, shape

HREF = 'xlink:href="./Object 1"'
FORMULA = "<m:math><m:semantics><m:mrow>{}</m:mrow><m:annotation>source</m:annotation></m:semantics></m:math>"
CHART = "<office:document-content {0}><office:body><office:chart/></office:body></office:document-content>"
SHEET = "<office:document-content {0}><office:body><office:spreadsheet/></office:body></office:document-content>"


def read(body: str, *, styles: str = "", held: str = ""):
    members = {"Object 1/content.xml": held} if held else {}
    return read_document(odt(body, styles=styles, members=members), name="convention.odt")


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def held_object(content: str = "") -> str:
    return f"<draw:frame><draw:object {'' if content else HREF}>{content}</draw:object></draw:frame>"


@pytest.mark.parametrize(
    ("signs", "words", "told"),
    [
        ("<m:mn>41,5</m:mn><m:mtext> %</m:mtext>", "Taux : 41,5 %.", []),
        (
            "<m:mfrac><m:mn>3</m:mn><m:mrow><m:mi>a</m:mi><m:mo>+</m:mo><m:mi>b</m:mi></m:mrow></m:mfrac>",
            "Taux : 3/(a+b).",
            1,
        ),
        ("<m:msup><m:mi>m</m:mi><m:mn>2</m:mn></m:msup>", "Taux : m².", 1),
        ("<m:mn>12</m:mn><m:mo>×</m:mo><m:msup><m:mn>5</m:mn><m:mn>3</m:mn></m:msup>", "Taux : 12×5³.", 1),
        ("<m:msqrt><m:mn>9</m:mn></m:msqrt>", "Taux : √9.", 1),
    ],
)
def test_formula_is_read_in_its_sentence(signs, words, told):
    formula = FORMULA.format(signs)
    within = read(p(f"Taux : {held_object(formula)}."))
    apart = read(p(f"Taux : {held_object()}."), held=formula.replace("<m:math>", f"<m:math {ODT_SPACES}>"))

    for document in (within, apart):
        assert shape(document) == [words]
        assert codes(document) == (["equations_flattened"] if told else [])


@pytest.mark.parametrize(
    ("drawn", "held", "code"),
    [
        (held_object(), CHART, "charts_ignored"),
        (held_object(), SHEET, "objects_ignored"),
        (held_object(), "", "objects_ignored"),
        (held_object(f"<office:document>{CHART.format('')}</office:document>"), "", "charts_ignored"),
        ("<draw:frame><draw:object-ole/></draw:frame>", "", "objects_ignored"),
        ("<text:section><text:section-source xlink:href='a.odt'/></text:section>", "", "parts_ignored"),
    ],
    ids=["chart", "sheet", "absent", "flat chart", "ole", "section elsewhere"],
)
def test_what_is_shown_and_not_read_is_told(drawn, held, code):
    document = read(p("Texte") + drawn, held=held.format(ODT_SPACES))

    assert (shape(document), codes(document)) == (["Texte"], [code])


def test_section_that_keeps_the_text_of_another_document_is_read():
    kept = f"<text:section><text:section-source xlink:href='a.odt'/>{p('Texte')}</text:section>"

    assert (shape(read(kept)), codes(read(kept))) == (["Texte"], [])


FORMS = (
    '<office:forms><form:form><form:text form:id="c1" form:current-value="M. Teyssier" form:value="Nom"/>'
    '<form:checkbox form:id="c2" form:current-state="checked" form:label="QPV"/>'
    '<form:radio form:id="c3" form:label="QIC"/><form:textarea form:id="c5"><text:p>Deux</text:p><text:p>lignes</text:p>'
    '</form:textarea><form:listbox form:id="c4"><form:option form:label="Oui" form:current-selected="true"/>'
    '<form:option form:label="Non"/></form:listbox></form:form></office:forms>'
)


@pytest.mark.parametrize(
    ("name", "words"),
    [("c1", "M. Teyssier"), ("c2", "☒ QPV"), ("c3", "☐ QIC"), ("c4", "Oui"), ("c5", "Deux lignes"), ("c9", "")],
)
def test_form_field_is_read_as_the_page_shows_it(name, words):
    document = read(FORMS + p(f"Réponse : <draw:control draw:control='{name}'/>."))

    assert shape(document) == [f"Réponse : {words}."]


def mark(kind: str, **params: str) -> str:
    given = "".join(f'<field:param field:name="{name}" field:value="{value}"/>' for name, value in params.items())
    return f'<field:fieldmark field:type="vnd.oasis.opendocument.field.{kind}">{given}</field:fieldmark>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (mark("FORMCHECKBOX", Checkbox_Checked="true"), "☒"),
        (mark("FORMCHECKBOX"), "☐"),
        (mark("FORMDROPDOWN", Dropdown_ListEntry="QIC"), "QIC"),
        (mark("FORMDROPDOWN", Dropdown_ListEntry="QIC", Dropdown_Selected="4"), ""),
    ],
)
def test_form_field_that_came_from_word_is_read(content, words):
    assert shape(read(p(f"Statut : {content}."))) == [f"Statut : {words}."]


def test_what_a_condition_hides_is_left_out_and_told():
    body = (
        p(
            "Avant <text:hidden-text text:is-hidden='true'>caché</text:hidden-text><text:hidden-text>vu</text:hidden-text>"
        )
        + p("Tout un paragraphe<text:hidden-paragraph text:is-hidden='true'/>")
        + f"<text:section text:display='condition' text:is-hidden='true'>{p('Une partie')}</text:section>"
        + f"<text:section text:display='condition'>{p('Une autre')}</text:section>"
    )

    document = read(body)

    assert (shape(document), codes(document)) == (["Avant vu", "Une autre"], ["hidden_text_ignored"])


def test_place_that_nobody_has_filled_is_empty():
    assert shape(read(p("Référent : <text:placeholder>&lt;Nom&gt;</text:placeholder>"))) == ["Référent :"]


NUMBERED = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-prefix="ENJEU "'
    ' style:num-suffix=" :" style:num-format="{}"/><text:list-level-style-number text:level="2" style:num-suffix="."'
    ' style:num-format="1"/></text:list-style>'
)
WORD_NUMBERED = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="{}"/><w:lvlText w:val="ENJEU %1 :"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def items(*content: str, more: str = "") -> str:
    return f'<text:list text:style-name="L1" {more}>{"".join(f"<text:list-item>{one}</text:list-item>" for one in content)}</text:list>'


@pytest.mark.parametrize(
    ("figures", "word_figures", "second"), [("1", "decimal", "2"), ("I", "upperRoman", "II"), ("A", "upperLetter", "B")]
)
def test_label_that_a_list_numbers_is_read_as_in_word(figures, word_figures, second):
    inner = f"<text:list><text:list-item>{p('Ouvrir un centre')}</text:list-item></text:list>"
    body = items(p("Se soigner") + inner) + p("Texte") + items(p("Bouger"), more='text:continue-numbering="true"')
    word = "".join(
        paragraph(
            words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>' if depth is not None else ""
        )
        for words, depth in (("Se soigner", 0), ("Ouvrir un centre", 1), ("Texte", None), ("Bouger", 0))
    )

    written = (
        read(body, styles=NUMBERED.format(figures)),
        read_document(docx(word, numbering=WORD_NUMBERED.format(word_figures)), name="x"),
    )

    for document in written:
        first, *_, last = shape(document)
        assert shape(document) == [first, "- Ouvrir un centre", "Texte", last]
        assert last == f"ENJEU {second} : Bouger"


def test_list_begins_again_unless_it_goes_on():
    twice = items(p("Se soigner")) + items(p("Bouger")) + items(p("Habiter"), more='text:continue-list="x"')

    assert shape(read(twice, styles=NUMBERED.format("1"))) == [
        "ENJEU 1 : Se soigner",
        "ENJEU 1 : Bouger",
        "ENJEU 2 : Habiter",
    ]


def test_heading_is_numbered_by_the_outline():
    outline = (
        '<text:outline-style><text:outline-level-style text:outline-level="1" style:num-prefix="Article "'
        ' style:num-format="1"/></text:outline-style>'
    )

    assert shape(read("<text:h>Objet</text:h><text:h>Durée</text:h>", styles=outline)) == [
        "h1 Article 1 Objet",
        "h1 Article 2 Durée",
    ]
