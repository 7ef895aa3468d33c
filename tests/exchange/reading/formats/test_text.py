"""Plain text: encodings, line numbers, tables of tabs."""

import codecs

import pytest

from regain.exchange.reading.blocks import Table, Text
from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import codes, grid, shape

WORDS = "Préambule\n\nL’été à Hénin : « où ? » œuvre – 5 €\n"


def read(words: str | bytes):
    return read_document(words.encode() if isinstance(words, str) else words, name="convention.txt")


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
    ],
)
def test_text_reads_the_same_in_every_usual_encoding(content):
    document = read(content)

    assert document.media_type == "text/plain"
    assert document.remarks == ()
    assert document.blocks == (Text("Préambule", 1), Text("L’été à Hénin : « où ? » œuvre – 5 €", 3))


@pytest.mark.parametrize(
    "content", [WORDS.encode().decode("cp1252", "replace").encode(), "R‚union publique, ‚lus".encode()]
)
def test_letters_that_look_misread_are_a_remark(content):
    assert codes(read(content)) == ["doubtful_encoding"]


def test_lines_with_tabs_make_a_table_as_wide_as_its_words():
    document = read("Avant\nA\tB\tC\t\t\n\tb1\t\uf0b7 c1 \uf0b7 c2\t\t\n\nD\tE\tF\n")

    first, second = [block for block in document.blocks if isinstance(block, Table)]
    assert grid(first) == [[["A"], ["B"], ["C"]], [[], ["b1"], ["- c1", "- c2"]]]
    assert grid(second) == [[["D"], ["E"], ["F"]]]
    assert [text.line for text in document.texts] == [1, 2, 2, 2, 3, 3, 3, 5, 5, 5]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("Préambule\t3\nEdito\t4\nPortrait\t4\n", ["Préambule 3", "Edito 4", "Portrait 4"]),
        ("\tUn paragraphe en retrait", ["Un paragraphe en retrait"]),
        ("Référent :\tla maire", ["Référent : la maire"]),
        ("Titre\t\t\t", ["Titre"]),
    ],
)
def test_contents_and_stray_tabs_are_no_table(lines, words):
    assert shape(read(lines)) == words


def test_figures_beside_labels_are_a_table_since_pages_never_go_back():
    assert shape(read("Surface\t56\nTaux de pauvreté\t33\n")) == [
        [[["Surface"], ["56"]], [["Taux de pauvreté"], ["33"]]]
    ]


def test_continued_row_alone_is_a_table():
    assert shape(read("\tPartager\tOuvrir un lieu\t\t\n")) == [[[[], ["Partager"], ["Ouvrir un lieu"]]]]


def test_page_and_line_breaks_part_texts_of_one_line():
    assert read("Un\x0bDeux\x0cTrois").blocks == (Text("Un", 1), Text("Deux", 1), Text("Trois", 1))


def test_absurdly_wide_lines_are_not_laid_out_as_a_table():
    assert shape(read("a" + "\t" * 500 + "b\n" + "\tc\n" * 3)) == ["a b", "c", "c", "c"]


def test_real_agreement_reads_its_three_tables(shared):
    content = (shared / "conventions" / "barlin-2024.txt").read_bytes()

    tables = [block for block in read(content).blocks if isinstance(block, Table)]

    assert [(len(table.rows), len(table.rows[0])) for table in tables] == [(7, 3), (13, 3), (4, 3)]
    assert [text.line for text in read(content).texts if text.words.startswith("_Toc")] == [17]


def test_marks_of_pages_are_no_words():
    document = read("Les atouts\n- Un parc\n          – 12 –\n- Un lac\nPage 3 sur 14\n- 5 -\nPage 3 du plan")

    assert shape(document) == ["Les atouts", "- Un parc", "- Un lac", "Page 3 du plan"]
