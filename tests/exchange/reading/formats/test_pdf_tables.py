"""PDF: tables from the rules that draw them."""

from regain.exchange.reading.blocks import Table
from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import codes, grid, pdf, shape, spans

PAGE = '#set page(width: 16cm, height: 9cm, margin: 1.5cm)\n#set text(10pt, lang: "fr")\n'
TITLES = "table.header([Stratégique], [Intercommunal], [Opérationnel]),"


def read(markup: str):
    return read_document(pdf(PAGE + markup), name="convention.pdf")


def only_table(markup: str) -> Table:
    (block,) = read(markup).blocks
    assert isinstance(block, Table)
    return block


def test_merged_cells_keep_their_places():
    block = only_table(
        "#table(columns: 3 * (1fr,), table.cell(colspan: 3)[ENJEU 1], table.cell(rowspan: 2)[Santé], [Se soigner], "
        "[- Ouvrir un centre de santé ouvert à tous les habitants\n- Recruter], [Bouger], [])"
    )

    assert grid(block) == [
        [["ENJEU 1"], None, None],
        [["Santé"], ["Se soigner"], ["- Ouvrir un centre de santé ouvert à tous les habitants", "- Recruter"]],
        [None, ["Bouger"], []],
    ]
    assert spans(block) == [[(3, 1), None, None], [(1, 2), (1, 1), (1, 1)], [None, (1, 1), (1, 1)]]


def test_words_of_a_table_come_once_between_the_text_around_it():
    document = read("Avant\n#table(columns: 2, [A], [B], [C], [D])\nAprès")

    assert shape(document) == ["Avant", [[["A"], ["B"]], [["C"], ["D"]]], "Après"]


def test_paragraphs_of_a_cell_stay_apart():
    block = only_table("#table(columns: (5cm, 5cm), [Ouvrir un café des parents à l’école\n\nAccueillir], [B])")

    assert grid(block) == [[["Ouvrir un café des parents à l’école", "Accueillir"], ["B"]]]


def test_sides_may_be_open():
    block = only_table(
        "#table(columns: 3 * (1fr,), stroke: (x, y) => (left: if x > 0 { 1pt }, top: if y > 0 { 1pt }, bottom: none), "
        "[A], [B], [C], [D], [E], [F])"
    )

    assert grid(block) == [[["A"], ["B"], ["C"]], [["D"], ["E"], ["F"]]]


def test_rules_may_be_thin_filled_rectangles():
    rules = "".join(f"#place(dx: {x}cm, rect(width: 0.5pt, height: 2cm, fill: black))" for x in (0, 4, 8))
    rules += "".join(f"#place(dy: {y}cm, rect(width: 8cm, height: 0.5pt, fill: black))" for y in (0, 1, 2))
    words = "".join(
        f"#place(dx: {x}cm, dy: {y}cm)[{name}]" for x, y, name in ((1, 0.3, "A"), (5, 0.3, "B"), (5, 1.3, "D"))
    )

    assert grid(only_table(rules + words)) == [[["A"], ["B"]], [[], ["D"]]]


def test_frames_underlines_and_drawings_are_no_tables():
    drawn = "#rect(width: 100%)[Encadré]\n#underline[Souligné]\n#circle(radius: 5mm)\n#table(columns: 1, [Un], [Deux])"

    assert shape(read(drawn)) == ["Encadré", "Souligné", "Un", "Deux"]


def test_table_cut_by_pages_is_made_whole_and_its_titles_come_once():
    rows = "".join(f"[S{rank}], [I{rank}], [O{rank}]," for rank in range(30))

    block = only_table(f"#table(columns: 3 * (1fr,), {TITLES} {rows})")

    assert grid(block) == [
        [["Stratégique"], ["Intercommunal"], ["Opérationnel"]],
        *([[f"S{rank}"], [f"I{rank}"], [f"O{rank}"]] for rank in range(30)),
    ]
    assert [text.page for text in block.texts][-1] == 4


def test_cell_cut_by_a_page_goes_on():
    filler = "#v(4.2cm)"
    words = (
        "Accompagner les parents dans leur rôle de premier éducateur, du berceau au collège, à la maison et en ville"
    )
    cut = f"#table(columns: (4cm, 4cm), [Avant], [Avant], [Parents], [{words}])"

    assert shape(read(filler + cut)) == [[[["Avant"], ["Avant"]], [["Parents"], [words]]]]


def test_row_that_begins_a_page_without_going_on_stays_a_row():
    cut = "#table(columns: (4cm, 4cm), [Parents], [- Lire\n- Jouer#colbreak()- Sortir])"

    assert shape(read(f"#v(4cm){cut}"))[0][1:] == [[[], ["- Sortir"]]]


def test_another_table_at_the_top_of_a_page_is_another_table():
    first = "#table(columns: 2 * (1fr,), table.cell(colspan: 2)[ENJEU 1], [A], [B])"

    blocks = read(f"{first}#pagebreak(){first.replace('ENJEU 1', 'ENJEU 2')}").blocks

    assert [block.rows[0][0].words for block in blocks] == ["ENJEU 1", "ENJEU 2"]


def test_page_that_shows_few_of_the_columns_is_of_the_same_table():
    head = "table.cell(colspan: 3)[ENJEU 1], table.cell(colspan: 2)[Intercommunal], [Opérationnel],"

    block = only_table(f"#v(4.4cm)#table(columns: 3 * (1fr,), {head} [A], [B], [C])")

    assert grid(block) == [
        [["ENJEU 1"], None, None],
        [["Intercommunal"], None, ["Opérationnel"]],
        [["A"], ["B"], ["C"]],
    ]
    assert {text.page for text in block.texts} == {1, 2}


def test_table_within_a_cell_is_read_once():
    document = read("#table(columns: 2, inset: 12pt, [A], table(columns: 2, [B], [C], [D], [E]))")

    assert sorted(text.words for text in document.texts) == ["A", "B", "C", "D", "E"]


def test_header_printed_in_the_first_row_of_tables_on_each_page_stays():
    each = "#table(columns: 2 * (1fr,), table.cell(colspan: 2)[ENJEU {0}], [Objectifs], [Actions], [A{0}], [B{0}])"
    pages = "#pagebreak()".join(each.replace("{0}", str(rank)) for rank in (1, 2, 3))

    blocks = read(pages).blocks

    assert [grid(block)[1] for block in blocks] == [[["Objectifs"], ["Actions"]]] * 3


def test_columns_without_rules_are_a_table_under_operational_objectives():
    rows = (
        (
            "Se soigner près de chez soi",
            "Ouvrir un centre de santé pour tous les habitants du quartier",
            "Recruter deux médecins",
        ),
        ("", "Bouger", "Marcher ensemble le dimanche dans les bois et le long du canal"),
        ("Apprendre", "Lire", "Prêter des livres"),
    )
    cells = "".join(f"[{words}]," for row in rows for words in row)
    titles = "table.cell(colspan: 2)[Stratégie intercommunale], [Objectifs opérationnels pour le quartier],"

    document = read(
        f"Avant le tableau, un texte court.\n#table(columns: 3 * (1fr,), stroke: none, {titles} {cells})\nAprès, la suite du texte tient toute la largeur de la page, ou presque."
    )

    before, block, after = document.blocks
    assert grid(block) == [
        [["Stratégie intercommunale"], None, ["Objectifs opérationnels pour le quartier"]],
        *([[words] if words else [] for words in row] for row in rows),
    ]
    assert codes(document) == ["aligned_table"]
    assert (before.words[:5], after.words[:5]) == ("Avant", "Après")


def test_words_side_by_side_are_no_table_without_such_a_title():
    assert shape(read("#grid(columns: (1fr, 1fr), [Pour la ville], [Pour l’État])")) == ["Pour la ville Pour l’État"]
