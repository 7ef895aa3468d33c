"""An XLS workbook too: hidden sheets, rows and columns are left out, errors refused, percentages read as shown."""

import io
from decimal import Decimal

import pytest
import xlwt

from regain.exchange.reading.observations import read_observations
from regain.exchange.reading.observations.xls_marks import marks_of_xls
from regain.exchange.reading.refusals import UnreadableFile

HEADER = ["code_qp", "nom_qp", "annee", "revenu_median_uc", "taux_pauvrete_60", "gini", "s80s20"]
AUCHEL = ["QP062004", "Centre Ville", 2020, 14230, 0.421, 0.244, 3.2]
BARLIN = ["QP062007", "Regain", 2020, 13999, 0.334, 0.25, 3.1]
BRUAY = ["QP062005", "Cité 5", 2020, 13100, 0.385, 0.23, 2.9]


def saved(book):
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def filled(sheet, *rows, error=None):
    percent = xlwt.easyxf(num_format_str="0.0%")
    for number, row in enumerate([HEADER, *rows]):
        for column, value in enumerate(row):
            if (number, column) == error:
                sheet.row(number).set_cell_error(column, 0x2A)
            elif column == HEADER.index("taux_pauvrete_60") and number:
                sheet.write(number, column, value, percent)
            else:
                sheet.write(number, column, value)
    return sheet


def values(reading):
    return {(figure.place_code, figure.indicator): figure.value for figure in reading.figures}


def test_what_an_xls_hides_is_left_out_and_said():
    book = xlwt.Workbook()
    filled(book.add_sheet("Essai"), ["QP062004", "Centre Ville", 2020, 1, 0.01, 0.1, 1.1]).visibility = 1
    sheet = filled(book.add_sheet("Revenus"), AUCHEL, BARLIN, BRUAY)
    sheet.row(3).hidden = True
    sheet.col(HEADER.index("gini")).hidden = True

    book.set_active_sheet(1)
    reading = read_observations(saved(book))

    kept = values(reading)
    assert kept[("QP062004", "median_income")] == 14230
    assert kept[("QP062004", "poverty_rate")] == Decimal("42.1")
    assert {code for code, _ in kept} == {"QP062004", "QP062007"}
    assert "gini" not in {indicator for _, indicator in kept}
    told = " ".join(finding.message for finding in reading.findings).replace("\u00a0", " ")
    assert "« Essai »" in told
    assert "1 ligne masquée" in told
    assert "« gini »" in told


def test_an_error_of_an_xls_is_refused_at_its_place_and_is_no_secret():
    book = xlwt.Workbook()
    filled(book.add_sheet("Feuil1"), AUCHEL, BARLIN, error=(2, 3))

    reading = read_observations(saved(book))

    assert ("QP062007", "median_income") not in values(reading)
    assert reading.refused == 1
    assert any("D3" in finding.message and "#N/A" in finding.message for finding in reading.findings)


def test_an_xls_whose_marks_cannot_be_read_is_refused():
    book = xlwt.Workbook()
    filled(book.add_sheet("Feuil1"), AUCHEL)
    content = saved(book)

    with pytest.raises(UnreadableFile, match="XLSX"):
        marks_of_xls(content[: len(content) // 2])
