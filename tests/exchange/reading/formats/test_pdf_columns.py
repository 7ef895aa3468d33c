"""PDF: columns side by side read one after the other; labels with values and rows read across."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import codes, grid, pdf, shape

PAGE = '#set page(width: 16cm, height: 14cm, margin: 1.5cm)\n#set text(10pt, lang: "fr")\n#set par(justify: false)\n'
STORY = (
    "Le jardin partagé ouvre chaque samedi aux habitants des deux rues voisines, qui y cultivent des légumes. "
    "L’association qui le tient cherche des bras et un point d’eau pour l’été prochain."
)
OTHER = (
    "La halte-garderie ferme à seize heures, ce qui écarte les parents qui travaillent le soir. "
    "Une étude dira si un accueil plus long peut être ouvert dans l’école."
)


def read(markup):
    return read_document(pdf(PAGE + markup), name="convention.pdf")


def beside(left, right, *, gutter="1cm"):
    return f"#grid(columns: (1fr, 1fr), column-gutter: {gutter}, [{left}], [{right}])\n\n"


def test_two_columns_of_prose_are_read_one_after_the_other():
    document = read(f"Avant.\n\n{beside(STORY, OTHER)}Après les deux colonnes, le texte reprend toute la largeur.")

    assert shape(document) == ["Avant.", STORY, OTHER, "Après les deux colonnes, le texte reprend toute la largeur."]
    assert codes(document) == ["columns_read"]


def test_lists_under_two_titles_keep_to_their_title():
    left = "*Les irritants* #v(5mm)\n- Des caves squattées\n- Un seul bus\n- Trop de bruit le soir"
    right = "*Les atouts* #v(5mm)\n- Un jardin partagé\n- Une régie de quartier"

    assert shape(read(f"{beside(left, right)}*Les signataires*\n\nTexte.")) == [
        "**Les irritants**",
        "- Des caves squattées",
        "- Un seul bus",
        "- Trop de bruit le soir",
        "**Les atouts**",
        "- Un jardin partagé",
        "- Une régie de quartier",
        "**Les signataires**",
        "Texte.",
    ]


def test_three_columns_are_read_one_after_the_other():
    thirds = [
        f"*{title}*\n- Un {word} neuf\n- Deux {word}s"
        for title, word in (("Ici", "bus"), ("Là", "banc"), ("Ailleurs", "lit"))
    ]
    cells = ", ".join(f"[{third}]" for third in thirds)

    assert shape(read(f"#grid(columns: (1fr, 1fr, 1fr), column-gutter: 8mm, {cells})")) == [
        words
        for title, word in (("Ici", "bus"), ("Là", "banc"), ("Ailleurs", "lit"))
        for words in (f"**{title}**", f"- Un {word} neuf", f"- Deux {word}s")
    ]


def test_paragraph_goes_on_from_one_column_to_the_next():
    story = STORY.removesuffix(".")
    text = f"#columns(2, gutter: 1cm)[{story} #colbreak() et {OTHER}]"

    assert shape(read(text)) == [f"{story} et {OTHER}"]


def test_box_beside_a_paragraph_is_read_after_it():
    box = "#box(stroke: 0.5pt, inset: 6pt)[Référent technicien : M. Omar Teyssier, chef de projet]"

    assert shape(read(beside("Référent élu : Mme Aline Fabrègue, adjointe au maire chargée de la ville", box))) == [
        "Référent élu : Mme Aline Fabrègue, adjointe au maire chargée de la ville",
        "Référent technicien : M. Omar Teyssier, chef de projet",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("Statut :", "Quartier prioritaire"), ("Commune :", "Vaubourg"), ("Référent élu :", "Mme Roy")],
        [("Population", "1 480 habitants"), ("Taux de pauvreté", "41,5 %"), ("Moins de 25 ans", "38 %")],
    ],
)
def test_labels_and_their_values_are_read_across(rows):
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    document = read(f"#grid(columns: (5cm, 6cm), row-gutter: 8pt, {cells})")

    assert shape(document) == [f"{label} {value}" for label, value in rows]
    assert codes(document) == []


def test_rows_that_may_be_columns_are_told():
    cells = ", ".join(
        f"[{cell}]" for cell in ("Des caves", "Un jardin", "Un seul bus", "Une régie", "Du bruit", "Un club")
    )
    document = read(f"#grid(columns: (5cm, 6cm), row-gutter: 8pt, {cells})")

    assert codes(document) == ["side_by_side"]
    assert "« Des caves Un jardin »" in document.remarks[0].message


@pytest.mark.parametrize("count", [2, 3])
def test_rows_of_wrapped_cells_are_told(count):
    rows = [(STORY[:70], OTHER[:80]), (STORY[70:130], OTHER[80:150]), (OTHER[:75], STORY[:60])][:count]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)

    assert "side_by_side" in codes(read(f"#grid(columns: (5cm, 6cm), row-gutter: 12pt, column-gutter: 8mm, {cells})"))


def test_cells_filled_with_colour_make_a_table():
    cells = [
        "Objectif",
        "Action",
        "Soigner près de chez soi, dans chaque rue",
        "Ouvrir une permanence",
        "Travailler",
        "Tenir un stand",
    ]
    drawn = ", ".join(f"rect(width: 100%, height: 100%, fill: silver, inset: 5pt)[{cell}]" for cell in cells)
    (block,) = read(f"#grid(columns: (4cm, 6cm), rows: 1.3cm, gutter: 3pt, {drawn})").blocks

    assert grid(block) == [[[left], [right]] for left, right in zip(cells[::2], cells[1::2], strict=True)]


def test_colour_laid_on_words_of_a_text_makes_no_table():
    words = "Le #highlight[jardin partagé] et le #highlight[terrain de jeux] du quartier \\\n"

    assert "Le jardin partagé et le terrain de jeux du quartier" in shape(read(words * 3))[0]


def test_colour_laid_on_large_words_makes_no_table():
    words = "Le #highlight[jardin] #highlight[terrain] du lieu \\\n"

    assert "Le jardin terrain du lieu" in shape(read(f"#set text(18pt)\n{words * 3}"))[0]


def test_left_column_that_goes_on_below_the_right_one_is_read_first():
    left = f"{STORY}\n\n*Les atouts*\n\n{OTHER}"

    assert shape(read(beside(left, "*Les aides*\n- Un local\n- Un agent"))) == [
        STORY,
        "**Les atouts**",
        OTHER,
        "**Les aides**",
        "- Un local",
        "- Un agent",
    ]


def test_lists_without_bullets_under_two_titles_keep_their_lines():
    cells = ["*Irritants*", "*Opportunités*", "Caves", "Jardin partagé", "Peu de bus", "Régie", "", "Collège neuf"]
    drawn = ", ".join(f"[{cell}]" for cell in cells)

    assert shape(read(f"{STORY}\n\n#grid(columns: (1fr, 1fr), row-gutter: 8pt, {drawn})")) == [
        STORY,
        *("**Irritants**", "Caves", "Peu de bus"),
        *("**Opportunités**", "Jardin partagé", "Régie", "Collège neuf"),
    ]


def test_items_set_wide_apart_keep_to_their_column_below_the_other_one():
    cells = ["*Irritants*", "*Atouts*", "→ Caves", "→ Jardin partagé", "→ Peu de bus", "→ Régie", "→ Bruit", ""]
    drawn = ", ".join(f"[{cell}]" for cell in cells)

    assert shape(read(f"#grid(columns: (1fr, 1fr), row-gutter: 12pt, {drawn})\n\nAprès.")) == [
        *("**Irritants**", "- Caves", "- Peu de bus", "- Bruit"),
        *("**Atouts**", "- Jardin partagé", "- Régie"),
        "Après.",
    ]


@pytest.mark.parametrize(
    ("foot", "top"),
    [("- Une halle fermée", "- Un seul bus\n- Trop de bruit"), ("Chacun y vient", "en bus ou à vélo.\n\nOn y mange.")],
)
def test_list_or_sentence_goes_on_from_the_foot_of_a_column_to_the_top_of_the_next(foot, top):
    left = f"{OTHER}\n\n*Les irritants*\n\n{foot}"

    said = shape(read(beside(left, top)))

    assert said[:2] == [OTHER, "**Les irritants**"]
    assert " ".join(said[2:]) == " ".join(f"{foot} {top}".split())


def test_short_text_below_two_columns_stays_below():
    below = "*Suites*\n\nOn se revoit."

    assert shape(read(f"{beside(STORY, OTHER)}#v(8mm)\n{below}"))[-2:] == ["**Suites**", "On se revoit."]
