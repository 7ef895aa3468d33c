"""Workbooks read back by another program, and CSV: the same values, and nothing that runs."""

import io
import weakref
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from regain.exchange.writing.xlsx import Sheet, SheetColumn, write_csv, write_workbook

COLUMNS = (SheetColumn("Objectif", 40), SheetColumn("Nombre", 10, "number"), SheetColumn("Jour", 12, "date"))
SHEET = Sheet(
    "Matrice",
    COLUMNS,
    (("Parler de santé", 3, date(2030, 12, 31)), ("Grandir", 0, None), ("Total", 3, None)),
    has_total=True,
)
NOTE = Sheet("Lire", (SheetColumn("Rubrique"),), (("Vide : rien.",),), is_note=True)
FORMULAS = ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "https://regain.example", "1234", "=cmd|' /C calc'!A1"]


def rows_of(content: bytes, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet).to_python()


def part_of(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_values_come_back_as_they_were():
    content = write_workbook((SHEET, NOTE), title="Contrat")

    assert [rows_of(content, "Matrice"), rows_of(content, "Lire")] == [
        [
            ["Objectif", "Nombre", "Jour"],
            ["Parler de santé", 3.0, date(2030, 12, 31)],
            ["Grandir", 0.0, ""],
            ["Total", 3.0, ""],
        ],
        [["Rubrique"], ["Vide : rien."]],
    ]


@pytest.mark.parametrize("words", FORMULAS)
def test_words_never_become_a_formula_nor_a_link(words):
    content = write_workbook([Sheet("A", (SheetColumn(words),), ((words,),))], title=words)
    sheet = part_of(content, "xl/worksheets/sheet1.xml")

    assert ("<f>" in sheet, "hyperlink" in sheet, 't="s"' in sheet) == (False, False, True)
    assert [[str(cell).strip() for cell in row] for row in rows_of(content, "A")] == [[words.strip()]] * 2


@pytest.mark.parametrize("words", [one for one in FORMULAS if not one[0].isalnum()])
def test_words_of_a_csv_never_become_a_formula(words):
    content = write_csv(Sheet("A", (SheetColumn(words),), ((words,),))).decode("utf-8-sig")

    assert content.replace('"', "") == f"'{words}\r\n'{words}\r\n"


def test_a_csv_opens_in_a_french_spreadsheet():
    columns = (*COLUMNS, SheetColumn("Part", kind="number"))

    assert write_csv(Sheet("A", columns, (("a;b", -2, date(2024, 7, 9), 1.5), (None, None, None, None)))) == (
        b"\xef\xbb\xbf" + b'Objectif;Nombre;Jour;Part\r\n"a;b";-2;09/07/2024;1,5\r\n;;;\r\n'
    )


def test_the_same_content_gives_the_same_bytes():
    assert write_workbook([SHEET], title="Contrat") == write_workbook([SHEET], title="Contrat")


def test_a_sheet_is_ready_to_be_sorted_and_printed():
    content = write_workbook([SHEET], title="Contrat de ville", subject="Matrice")
    sheet, book = part_of(content, "xl/worksheets/sheet1.xml"), part_of(content, "xl/workbook.xml")
    wanted = {
        'state="frozen"': sheet,
        '<autoFilter ref="A1:C3"/>': sheet,
        'orientation="landscape"': sheet,
        'paperSize="9"': sheet,
        "Page &amp;P sur &amp;N": sheet,
        "_xlnm.Print_Titles": book,
        "<dc:title>Contrat de ville</dc:title>": part_of(content, "docProps/core.xml"),
    }

    assert [words for words, part in wanted.items() if words not in part] == []
    assert "mergeCell" not in sheet


class Words(str):
    """A text that can be watched."""

    __slots__ = ("__weakref__",)


def test_a_long_workbook_holds_a_few_rows_at_a_time_and_says_the_same():
    alive: weakref.WeakSet[Words] = weakref.WeakSet()
    most = []

    def rows():
        for number in range(500):
            most.append(len(alive))
            words = Words(f"ligne {number}")
            alive.add(words)
            yield (words, number)

    columns = (SheetColumn("Nom"), SheetColumn("Nombre", 8, "number"))
    long = write_workbook([Sheet("A", columns, rows(), has_total=True)], title="Long", is_long=True)
    short = write_workbook([Sheet("A", columns, tuple(rows()), has_total=True)], title="Long")

    assert max(most[:500]) < 10 < max(most[500:])
    read = [CalamineWorkbook.from_filelike(io.BytesIO(one)).get_sheet_by_index(0).to_python() for one in (long, short)]
    assert (read[0], len(read[0])) == (read[1], 501)


@pytest.mark.parametrize("number", [9.7, 0.0962, 18.3, 1 / 3, 1e-7, -12.25, 1_234_567])
def test_a_number_is_written_as_it_is_said(number):
    sheet = part_of(write_workbook([Sheet("A", COLUMNS[1:2], ((number,),))], title="A"), "xl/worksheets/sheet1.xml")

    assert f"<v>{number!r}</v>" in sheet


def test_a_sheet_without_a_row_says_so():
    content = write_workbook([Sheet("Cibles", COLUMNS, iter(())), SHEET], title="Contrat")

    assert rows_of(content, "Cibles")[1][0] == "Aucune ligne à ce jour."
    assert "Aucune ligne" not in str(rows_of(content, "Matrice"))
