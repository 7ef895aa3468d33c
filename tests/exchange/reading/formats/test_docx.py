"""DOCX: what Word's markup means once read."""

import pytest

from regain.exchange.reading.blocks import Text
from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import (
    STRICT_WORD,
    WORD,
    cell,
    codes,
    docx,
    grid,
    paragraph,
    run,
    shape,
    spans,
    table,
    zipped,
)

BOLD = "<w:b/>"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Maison"><w:name w:val="Titre maison"/><w:basedOn w:val="Titre2"/></w:style>
<w:style w:type="paragraph" w:styleId="Plan"><w:name w:val="Plan"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TDM"><w:name w:val="toc"/><w:basedOn w:val="Plan"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Puces"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Fort"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Cache"><w:name w:val="Cache"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
CHOICE = "<mc:Choice Requires='wps'><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>"
FALLBACK = "<mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback>"


def read(body: str, **parts: str):
    return read_document(docx(body, **parts), name="convention.docx")


@pytest.mark.parametrize(
    ("properties", "mark"),
    [
        ('<w:pStyle w:val="Titre2"/>', "h2 **Les enjeux**"),
        ('<w:pStyle w:val="Maison"/>', "h2 **Les enjeux**"),
        ('<w:pStyle w:val="Plan"/>', "h1 Les enjeux"),
        ('<w:pStyle w:val="TDM"/>', "Les enjeux"),
        ('<w:outlineLvl w:val="2"/>', "h3 Les enjeux"),
        ('<w:pStyle w:val="Heading4"/>', "h4 Les enjeux"),
        ('<w:pStyle w:val="Puces"/>', "- Les enjeux"),
        ('<w:pStyle w:val="Puces"/><w:numPr><w:numId w:val="0"/></w:numPr>', "Les enjeux"),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>', "- Les enjeux"),
        ('<w:pStyle w:val="Inconnu"/>', "Les enjeux"),
    ],
)
def test_style_says_what_a_paragraph_is(properties, mark):
    assert shape(read(paragraph("Les enjeux", properties), styles=STYLES)) == [mark]


@pytest.mark.parametrize(
    ("runs", "mark"),
    [
        (run("Les ", BOLD) + run("enjeux", BOLD), "**Les enjeux**"),
        (run("Les ", BOLD) + run("enjeux"), "Les enjeux"),
        (run("Les", BOLD) + run(" ") + run("enjeux", '<w:rStyle w:val="Fort"/>'), "**Les enjeux**"),
        (run("Les enjeux", '<w:b w:val="0"/>'), "Les enjeux"),
    ],
)
def test_paragraph_is_bold_when_all_its_words_are(runs, mark):
    assert shape(read(paragraph(runs), styles=STYLES)) == [mark]


def test_changes_are_read_as_accepted_and_told():
    body = paragraph(
        run("Deux ")
        + f"<w:del w:id='1'><w:r><w:delText>anciens</w:delText></w:r></w:del><w:ins w:id='2'>{run('nouveaux')}</w:ins>"
        + f"<w:moveFrom w:id='3'>{run(' lieux')}</w:moveFrom>"
        + run(" ateliers")
    )

    document = read(body)

    assert shape(document) == ["Deux nouveaux ateliers"]
    assert codes(document) == ["tracked_changes"]
    assert "modifications non acceptées" in document.remarks[0].message


def test_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    joined = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("Rendre les ") + "</w:p>"

    assert shape(read(joined + paragraph("habitants acteurs"))) == ["Rendre les habitants acteurs"]


def test_deleted_row_is_gone():
    gone = '<w:trPr><w:del w:id="1"/></w:trPr>' + cell("Avant") + cell("Avant")

    assert shape(read(table(gone, cell("A") + cell("B")))) == [[[["A"], ["B"]]]]


def test_what_fields_and_controls_show_is_read():
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Barlin')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Choisissez')}</w:sdtContent></w:sdt>"
    simple = f'<w:fldSimple w:instr="DATE">{run("2024")}</w:fldSimple>'
    complex_field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("page 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink r:id="rId9">{run("en ligne")}</w:hyperlink>'
    body = paragraph(run("À ") + control + run(", ") + simple + run(", ") + complex_field + run(" ") + link + empty)

    assert shape(read(body)) == ["À Barlin, 2024, page 3 en ligne"]


def test_control_around_paragraphs_rows_and_cells_is_transparent():
    def control(content):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{control(cell('A'))}{cell('B')}</w:tr>"

    assert shape(read(control(paragraph("Avant")) + f"<w:tbl>{control(row)}</w:tbl>")) == ["Avant", [[["A"], ["B"]]]]


def test_merged_cells_keep_their_places():
    body = table(
        cell("ENJEU 1", '<w:gridSpan w:val="3"/>'),
        cell("Santé", '<w:vMerge w:val="restart"/>') + cell("Se soigner") + cell("Ouvrir"),
        cell("", "<w:vMerge/>") + cell("Bouger") + cell(""),
    )

    document = read(body)

    assert grid(document.blocks[0]) == [
        [["ENJEU 1"], None, None],
        [["Santé"], ["Se soigner"], ["Ouvrir"]],
        [None, ["Bouger"], []],
    ]
    assert spans(document.blocks[0]) == [[(3, 1), None, None], [(1, 2), (1, 1), (1, 1)], [None, (1, 1), (1, 1)]]
    assert [text.line for text in document.texts] == [1, 2, 2, 2, 3]


def test_row_that_starts_further_right_has_an_empty_place():
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("C")

    assert shape(read(table(cell("A") + cell("B"), late))) == [[[["A"], ["B"]], [[], ["C"]]]]


def test_cell_holds_paragraphs_breaks_and_inner_tables():
    inner = paragraph("Un") + table(cell("Deux") + cell("Trois"), cell("Quatre")) + paragraph(run("Cinq<w:br/>Six"))
    inner = inner.replace("Cinq<w:br/>Six", 'Cinq</w:t><w:br/><w:t xml:space="preserve">• Six')

    document = read(table(cell(inner) + cell("Fin")))

    assert shape(document) == [[[["Un", "Deux", "Trois", "Quatre", "Cinq", "- Six"], ["Fin"]]]]
    assert {text.line for text in document.texts} == {1}


def test_line_break_parts_body_text_but_only_wraps_a_heading():
    broken = "<w:r><w:t>ENJEU 1 :</w:t><w:br/><w:t>Habiter</w:t></w:r>"
    body = paragraph(broken) + paragraph(broken, '<w:outlineLvl w:val="0"/>')

    assert read(body).blocks == (Text("ENJEU 1 :", 1), Text("Habiter", 1), Text("ENJEU 1 : Habiter", 2, level=1))


@pytest.mark.parametrize(
    "drawn",
    [
        f"<mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent>",
        "<w:drawing><wps:txbx>{}</wps:txbx></w:drawing>",
        "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>",
    ],
)
def test_text_box_is_read_once_after_its_paragraph(drawn):
    box = f"<w:txbxContent>{paragraph('Encadré')}{paragraph('Suite')}</w:txbxContent>"

    document = read(paragraph(f"<w:r>{drawn.replace('{}', box)}</w:r>{run('Texte')}") + paragraph("Après"))

    assert shape(document) == ["Texte", "Encadré", "Suite", "Après"]
    assert [text.box for text in document.texts] == [0, 1, 1, 0]
    assert codes(document) == ["text_boxes_moved"]


def test_notes_follow_the_text():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="7"/></w:r>'
    notes = f'<w:footnote w:id="2">{paragraph("Selon l’Insee.")}</w:footnote>'

    document = read(paragraph(run("33 %") + mark) + paragraph("Fin"), footnotes=notes)

    assert shape(document) == ["33 %", "Fin", "Selon l’Insee."]
    assert codes(document) == ["notes_moved"]


def test_comments_pictures_and_hidden_words_are_left_out_and_told():
    picture = '<w:r><w:drawing><a:blip r:embed="rId1" r:link="rId2"/></w:drawing></w:r>'
    hidden = run("brouillon", "<w:vanish/>") + run("caché", '<w:rStyle w:val="Cache"/>')
    comment = '<w:commentRangeStart w:id="1"/>' + run("Texte") + '<w:r><w:commentReference w:id="1"/></w:r>'

    document = read(paragraph(comment + picture + hidden), styles=STYLES)

    assert shape(document) == ["Texte"]
    assert codes(document) == ["comments_ignored", "hidden_text_ignored", "pictures_ignored"]


def test_symbols_tabs_and_special_hyphens_are_words():
    signs = (
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>co</w:t><w:noBreakHyphen/><w:t>bâ</w:t><w:softHyphen/>'
        "<w:t>tir</w:t></w:r>"
    )

    assert shape(read(paragraph(signs))) == ["- co-bâtir"]


def test_ticked_boxes_stay_visible():
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r>'
    field = box + "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>" + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    assert shape(read(paragraph(field + run(" QPV")))) == ["☒ QPV"]


def test_main_part_is_found_where_the_package_says_and_strict_markup_is_understood():
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    members = {
        "[Content_Types].xml": f"<Types><Override ContentType='{types}'/></Types>",
        "_rels/.rels": f"<r><Relationship Type='{kind}' Target='/texte/corps.xml'/></r>",
        "texte/corps.xml": f'<w:document xmlns:w="{STRICT_WORD}"><w:body>{paragraph("Strict")}</w:body></w:document>',
    }

    assert WORD not in members["texte/corps.xml"]
    assert shape(read_document(zipped(members), name="x")) == ["Strict"]


def test_absurd_spans_are_cut_to_what_word_allows():
    document = read(table(cell("A", '<w:gridSpan w:val="99999999"/>')))

    assert [len(row) for row in document.blocks[0].rows] == [63]


NUMBERING = """
<w:abstractNum w:abstractNumId="5">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Enjeu"/><w:lvlText w:val="ENJEU %1 :"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="Objectif %1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>
"""


def test_label_that_word_numbers_by_itself_is_written_out():
    def numbered(words, depth):
        return paragraph(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr>')

    stake = (
        '<w:style w:type="paragraph" w:styleId="Enjeu"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    body = numbered("Habiter", 0) + numbered("Rénover", 1) + numbered("Isoler", 1) + numbered("Murs", 2)
    body += paragraph("Apprendre", '<w:pStyle w:val="Enjeu"/>') + numbered("Lire", 1)

    assert shape(read(body, styles=stake, numbering=NUMBERING)) == [
        "ENJEU I : Habiter",
        "Objectif I.1 Rénover",
        "Objectif I.2 Isoler",
        "- Murs",
        "ENJEU II : Apprendre",
        "Objectif II.1 Lire",
    ]


@pytest.mark.parametrize(
    ("start", "figures", "label"),
    [(9, "upperRoman", "Axe IX"), (500, "upperRoman", "Axe 500"), (2, "upperLetter", "Axe B"), (0, "decimal", "Axe 0")],
)
def test_figures_of_a_label_are_written_as_the_list_says(start, figures, label):
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{figures}"/><w:lvlText w:val="Axe %1"/></w:lvl>'
    )
    numbering = f'<w:abstractNum w:abstractNumId="5">{level}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{shared}"/>{override}</w:num>'
        for number, shared, override in ((3, 5, ""), (4, 5, '<w:lvlOverride w:ilvl="0"/>'), (6, 9, ""))
    )
    body = "".join(
        paragraph(
            "Habiter",
            f'<w:pStyle w:val="Titre2"/><w:outlineLvl w:val="9"/><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>',
        )
        for number, depth in ((3, 0), (4, 0), (3, 7), (6, 0))
    )

    labelled, plain = f"**{label} Habiter**", "- **Habiter**"
    assert shape(read(body, styles=STYLES, numbering=numbering)) == [labelled, labelled, plain, plain]
