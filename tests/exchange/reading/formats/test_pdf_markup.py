"""PDF: what other programs than Typst write, in the page's own markup."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import grid, shape

GRID = "0 0 m 200 0 l 200 40 l 0 40 l h 0 20 m 200 20 l 100 0 m 100 40 l S"
RESOURCES = "/Font<</F1 4 0 R/F2 5 0 R>>/XObject<</X 7 0 R>>"


def raw(content: str, *, form: str = "") -> bytes:
    """A page of 400 by 500 points, a bold font and a form to call."""
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 500]/Contents 6 0 R/Resources<<{RESOURCES}>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 400 500]/Matrix[1 0 0 1 10 0]/Length {len(form)}>>\nstream\n{form}\nendstream",
    )
    body = "".join(f"{rank} 0 obj\n{written}\nendobj\n" for rank, written in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R/Size 8>>\n%%EOF".encode("latin-1")


def text(words: str, x: float, y: float, look: str = "/F1 10 Tf") -> str:
    return f"BT {look} 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def read(content: str, *, form: str = ""):
    return read_document(raw(content, form=form), name="convention.pdf")


def test_size_comes_from_the_matrix_as_well():
    scaled = "BT /F1 1 Tf 18 0 0 18 50 450 Tm (Titre) Tj ET\nBT /F1 1 Tf 10 0 0 10 50 420 Tm (Un texte de taille usuelle) Tj ET\n"

    assert shape(read(scaled)) == ["h1 Titre", "Un texte de taille usuelle"]


def test_bold_is_told_by_the_font_or_by_the_stroke():
    content = text("Par la fonte", 50, 400, "/F2 10 Tf") + text("Par le trait", 50, 350, "2 Tr /F1 10 Tf")
    content += text("Maigre", 50, 300, "0 Tr /F1 10 Tf")

    assert shape(read(content)) == ["**Par la fonte**", "**Par le trait**", "Maigre"]


def test_rules_of_one_path_and_of_a_form_make_tables():
    words = text("A", 60, 428) + text("B", 160, 428) + text("C", 60, 408) + text("D", 160, 408)
    lower = text("E", 60, 228) + text("F", 160, 228) + text("G", 60, 208) + text("H", 160, 208)
    form = f"1 0 0 1 -10 0 cm {GRID}"

    document = read(f"q 1 0 0 1 50 400 cm {GRID} Q q 1 0 0 1 50 200 cm /X Do Q {words}{lower}", form=form)

    assert [grid(block) for block in document.blocks] == [
        [[["A"], ["B"]], [["C"], ["D"]]],
        [[["E"], ["F"]], [["G"], ["H"]]],
    ]


def test_curves_drawings_and_fills_are_no_rules():
    curve = "50 400 m 50 450 100 450 100 400 c S 50 300 200 80 re f 1 1 m 1 1 l S 50 50 m 90 90 l S"
    crowd = "".join(f"{x} 100 m {x} 140 l " for x in range(50, 350)) + "50 100 m 350 100 l 50 140 m 350 140 l S "
    crowd += " ".join(f"{x} 20 m {x} 30 l S" for x in (50, 100, 150))

    assert shape(read(curve + "\n" + crowd + "\n" + text("Une carte", 60, 110))) == ["Une carte"]


def test_doubled_and_broken_rules_are_one():
    sides = [f"{x} 400 m {x} 420 l {x} 421 m {x} 440 l {x + 1} 400 m {x + 1} 440 l S" for x in (50, 150, 250)]
    across = [f"50 {y} m 150 {y} l 151 {y} m 250 {y} l 50 {y + 1} m 250 {y + 1} l S" for y in (400, 420, 440)]
    words = text("A", 60, 428) + text("B", 160, 428) + text("C", 60, 408) + text("D", 160, 408)

    (block,) = read("\n".join([*sides, *across, words])).blocks

    assert grid(block) == [[["A"], ["B"]], [["C"], ["D"]]]


def test_words_outside_the_page_are_not_printed():
    assert shape(read(text("Dedans", 50, 400) + text("Dehors", 50, 900))) == ["Dedans"]


def test_indented_first_lines_begin_paragraphs():
    lines = ["   Le quartier compte deux mille habitants, et l’école en accueille trois cents.", "Ils y vivent bien."]
    filled = "Les élus, les services et les habitants du quartier le savent depuis longtemps, oui."
    content = text(filled.replace("’", "'"), 30, 400, "/F1 9 Tf") + text(
        lines[0].strip().replace("’", "'"), 50, 389, "/F1 9 Tf"
    )
    content += text(lines[1], 30, 378, "/F1 9 Tf")

    assert shape(read(content.replace("é", "\xe9"))) == [
        filled,
        "Le quartier compte deux mille habitants, et l'école en accueille trois cents. Ils y vivent bien.",
    ]


@pytest.mark.parametrize(
    "stroke",
    [
        "0.7 w 49 303 m 121 303 l S",  # a line
        "49 302.6 72 0.8 re f",  # a thin rectangle
        "0.7 w 49 303 m 90 303 l S 0.7 w 89 303 m 121 303 l S",  # one line for each run
    ],
)
def test_words_that_a_drawn_line_strikes_out_are_left_out_and_told(stroke):
    words = text("Une halle ouverte", 50, 330) + text("Un kiosque abattu", 50, 300) + text("en mai", 140, 300)

    document = read(f"{words}{stroke}")

    (told,) = document.remarks
    assert shape(document) == ["Une halle ouverte", "en mai"]
    assert (told.code, told.page) == ("struck_out", 1)
    assert "« Un kiosque abattu »" in told.message


def test_an_item_struck_out_goes_with_its_bullet():
    words = text("\\225", 40, 330) + text("Une halle", 50, 330) + text("\\225", 40, 300) + text("Un kiosque", 50, 300)

    assert shape(read(f"{words}0.7 w 49 303 m 102 303 l S")) == ["- Une halle"]


@pytest.mark.parametrize(
    "stroke",
    [
        "0.7 w 49 298.5 m 131 298.5 l S",  # under the words
        "0.7 w 49 308.5 m 131 308.5 l S",  # over them
        "0.7 w 20 303 m 380 303 l S",  # the rule of a table, too near
        "8 w 49 303 m 131 303 l S",  # a highlighter
    ],
)
def test_a_line_beside_words_strikes_nothing(stroke):
    document = read(f"{text('Un kiosque abattu', 50, 300)}{stroke}")

    assert shape(document) == ["Un kiosque abattu"]
    assert document.remarks == ()


def test_letters_drawn_one_by_one_make_words():
    """Browsers draw so what is set in a layer of its own: on a full page pdfium ends a line after each letter."""
    letters = "".join(f"({letter}) Tj {3.614 if letter == ' ' else 7.228} 0 Td " for letter in "un bana")
    lines = (f"BT /F1 13 Tf 1 0 0 1 50 {480 - 13 * rank} Tm {letters} ET\n" for rank in range(10))

    assert shape(read("".join(lines))) == [" ".join(["un bana"] * 10)]
