"""Whatever people typed, a spreadsheet that Regain writes runs nothing, and its numbers stay numbers."""

import ast
import csv
import io
import re
import zipfile

from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from regain.exchange.writing.xlsx import Sheet, SheetColumn, write_csv, write_workbook
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "regain"
SIGNS = "=+-@\t\r\n＝＋－＠"
words = st.text(st.sampled_from(SIGNS + " ;\"'a1(!|"), min_size=1, max_size=12) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20
)
numbers = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))


def sheet(text: str, number: float) -> Sheet:
    return Sheet("A", (SheetColumn("Texte"), SheetColumn("Nombre", kind="number")), ((text, number),))


@given(words, numbers)
@example(" =1+1", -2)
@example("'=1", 0)
def test_no_cell_of_a_csv_opens_a_formula_and_numbers_stay_numbers(text, number):
    written = write_csv(sheet(text, number)).decode("utf-8-sig")
    shown, told = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1]

    assert not shown.lstrip(" ").startswith(tuple(SIGNS))
    assert shown.removeprefix("'") in {text, text.removeprefix("'")}
    assert float(told.replace(",", ".")) == number


@settings(max_examples=60)
@given(words, numbers)
def test_no_cell_of_a_workbook_is_a_formula_and_numbers_stay_numbers(text, number):
    content = write_workbook([sheet(text, number)], title="A")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    told = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("A").to_python()[1][1]

    assert re.findall("<f>|<hyperlink", page) == []
    assert told == number


def test_every_spreadsheet_is_written_by_that_one_module():
    writers = {"xlsxwriter", "openpyxl", "csv", "odf", "pandas"}
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and {name.name.split(".")[0] for name in node.names} & writers)
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in writers)
    }

    written = {name for name in found if not name.startswith("exchange/reading/")}  # those read
    assert written == {"exchange/writing/xlsx.py"}
