"""Only what a reader of a workbook sees becomes a figure: hidden parts are left out and said, cells in error refused."""

import io
import zipfile
from decimal import Decimal

import pytest
from xlsxwriter import Workbook

from regain.exchange.reading.observations import UnknownLayout, read_observations
from regain.exchange.reading.observations.grids import grids_of
from regain.exchange.reading.observations.guessing import guess_columns
from regain.exchange.reading.observations.mapping import Role
from regain.exchange.reading.place_lists import read_places
from regain.exchange.reading.refusals import UnreadableFile

HEADER = ["code_qp", "nom_qp", "annee", "revenu_median_uc", "taux_pauvrete_60", "gini", "s80s20"]
AUCHEL = ["QP062004", "Centre Ville", 2020, 14230, 42.1, 0.244, 3.2]
BARLIN = ["QP062007", "Regain", 2020, 13999, 33.4, 0.25, 3.1]
SPACES = {
    **{name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text", "style")},
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def xlsx(fill):
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        fill(book)
    return written.getvalue()


def with_parts(content, before, after):
    """The workbook with these bytes in place of those, in every part."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(written, "w") as archive:
        for name in read.namelist():
            archive.writestr(name, read.read(name).replace(before, after))
    return written.getvalue()


def rows_in(sheet, *rows, first=0):
    for number, row in enumerate(rows, first):
        sheet.write_row(number, 0, row)


def ods_cell(value, *, told=""):
    if told:
        return told
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def ods_row(cells, *, visibility="visible", repeated=1):
    told = f'table:visibility="{visibility}" table:number-rows-repeated="{repeated}"'
    return f"<table:table-row {told}>{''.join(one if one.startswith('<') else ods_cell(one) for one in cells)}</table:table-row>"


def ods(rows, *, columns="", more="", styles=""):
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in SPACES.items())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f'<office:spreadsheet>{more}<table:table table:name="Données">{columns}{"".join(rows)}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return written.getvalue()


def told_in(cells):
    return [ods_cell(one) for one in cells]


def values(reading, indicator):
    return {one.place_code: one.value for one in reading.figures if one.indicator == indicator}


@pytest.mark.parametrize("shown", ["0%", "0.0 %", '0.00" "%', "[Red]0.0%;-0.0%"])
def test_a_cell_shown_as_a_percentage_is_one(shown):
    def fill(book):
        sheet, style = book.add_worksheet("Taux"), book.add_format({"num_format": shown})
        rows_in(sheet, ["Titre"], HEADER, AUCHEL, BARLIN)
        sheet.write_number(2, 4, 0.4215, style)
        sheet.write_number(3, 4, 0.334, style)

    reading = read_observations(xlsx(fill))

    assert values(reading, "poverty_rate") == {"QP062004": Decimal("42.15"), "QP062007": Decimal("33.4")}
    assert values(reading, "gini")["QP062004"] == Decimal("0.244")
    assert next(one.raw for one in reading.figures if one.indicator == "poverty_rate") == "42,15\u00a0%"
    assert reading.findings == ()


@pytest.mark.parametrize("shown", ['0.0" pour 100 %"', r"0.0\%", "0.00"])
def test_a_sign_that_is_only_written_beside_the_number_does_not_multiply_it(shown):
    def fill(book):
        sheet = book.add_worksheet("Taux")
        rows_in(sheet, HEADER, AUCHEL)
        sheet.write_number(1, 4, 42.1, book.add_format({"num_format": shown}))

    assert values(read_observations(xlsx(fill)), "poverty_rate") == {"QP062004": Decimal("42.1")}


def test_a_percentage_of_opendocument_is_one_even_in_repeated_cells_and_rows():
    rate = (
        '<table:table-cell office:value-type="percentage" office:value="0.07" table:number-columns-repeated="1">'
        "<text:p>7 %</text:p></table:table-cell>"
    )
    rows = [
        ods_row(told_in(HEADER)),
        ods_row([*told_in(AUCHEL[:4]), rate, *told_in(AUCHEL[5:])]),
        ods_row([*told_in(BARLIN[:4]), rate, *told_in(BARLIN[5:])]),
    ]

    found = values(read_observations(ods(rows)), "poverty_rate")

    assert found == {"QP062004": Decimal(7), "QP062007": Decimal(7)}


def test_hidden_sheets_and_rows_of_a_workbook_are_left_out_and_said_and_remarks_name_their_sheet():
    def fill(book):
        book.add_worksheet("Avant")
        old, shown, more = book.add_worksheet("Vieux"), book.add_worksheet("Ici"), book.add_worksheet("Là")
        rows_in(old, HEADER, [*AUCHEL[:3], 1, 1, 0.2, 3])
        rows_in(shown, HEADER, AUCHEL, BARLIN, ["QP062005", "Cité", 2020, "rien", 30, 0.2, 3])
        rows_in(more, HEADER, [*AUCHEL[:3], 15000, 40, 0.2, 3])
        old.very_hidden()
        shown.set_row(2, None, None, {"hidden": True})

    reading = read_observations(xlsx(fill))

    assert values(reading, "median_income") == {"QP062004": Decimal(14230)}
    assert [(one.sheet, one.line) for one in reading.findings if one.code == "value_unreadable"] == [("Ici", 4)]
    twice = [one for one in reading.findings if one.code == "figure_given_twice"]
    assert {one.sheet for one in twice} == {"Là"}
    assert "à la ligne 2 de la feuille «\u00a0Ici\u00a0»" in twice[0].message
    said = [one.message for one in reading.findings if one.code == "hidden_left_aside"]
    assert said == [
        "La feuille masquée «\u00a0Vieux\u00a0» n’a pas été lue.",
        "Feuille «\u00a0Ici\u00a0»\u00a0: 1 ligne masquée n’a pas été lue (3).",
    ]


def test_hidden_columns_of_figures_are_left_out_and_said():
    def fill(book):
        sheet = book.add_worksheet("Taux")
        rows_in(sheet, HEADER, AUCHEL)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.set_column(4, 4, None, None, {"hidden": True})

    reading = read_observations(xlsx(fill))

    assert set(values(reading, "poverty_rate")) == set()
    assert values(reading, "median_income") == {"QP062004": Decimal(14230)}
    [said] = [one.message for one in reading.findings if one.code == "hidden_left_aside"]
    assert said == "1 colonne masquée n’a pas été lue\u00a0: «\u00a0taux_pauvrete_60\u00a0»."


@pytest.mark.parametrize("visibility", ["collapse", "filter"])
def test_hidden_sheets_rows_and_columns_of_opendocument(visibility):
    styles = '<style:style style:name="cache" style:family="table"><style:table-properties table:display="false"/></style:style>'
    old = f'<table:table table:name="Vieux" table:style-name="cache">{ods_row(told_in(HEADER))}{ods_row(told_in(BARLIN))}</table:table>'
    columns = '<table:table-column table:number-columns-repeated="5"/><table:table-column table:visibility="collapse"/>'
    rows = [
        ods_row(told_in(HEADER)),
        ods_row(told_in([*AUCHEL[:2], 2019, *AUCHEL[3:]]), visibility=visibility, repeated=2),
        ods_row(told_in(AUCHEL)),
    ]

    reading = read_observations(ods(rows, columns=columns, more=old, styles=styles))

    assert {(one.place_code, one.year) for one in reading.figures} == {("QP062004", 2020)}
    assert values(reading, "gini") == {}
    assert [one.message for one in reading.findings if one.code == "hidden_left_aside"] == [
        "La feuille masquée «\u00a0Vieux\u00a0» n’a pas été lue.",
        "Feuille «\u00a0Données\u00a0»\u00a0: 2 lignes masquées n’ont pas été lues (2 à 3).",
        "1 colonne masquée n’a pas été lue\u00a0: «\u00a0gini\u00a0».",
    ]


def test_a_workbook_whose_headings_are_hidden_says_so():
    def fill(book):
        sheet = book.add_worksheet("Taux")
        rows_in(sheet, HEADER, AUCHEL)
        sheet.set_row(0, None, None, {"hidden": True})

    with pytest.raises(UnknownLayout, match="1 ligne masquée n’a pas été lue"):
        read_observations(xlsx(fill))


def test_a_workbook_of_hidden_rows_alone_is_refused():
    def fill(book):
        sheet = book.add_worksheet("Taux")
        rows_in(sheet, HEADER)
        sheet.set_row(0, None, None, {"hidden": True})

    with pytest.raises(UnreadableFile, match="masqué"):
        grids_of(xlsx(fill))


def test_cells_in_error_and_formulas_without_a_value_are_refused_with_their_place():
    def fill(book):
        sheet = book.add_worksheet("Calculs")
        rows_in(sheet, HEADER, AUCHEL, BARLIN)
        sheet.write_formula(1, 3, "=14000+230", None, "")
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 4, "=30+3.4", None, 33.4)

    reading = read_observations(xlsx(fill))

    assert values(reading, "median_income") == {}
    assert values(reading, "poverty_rate")["QP062007"] == Decimal("33.4")
    assert [(one.code, one.sheet, one.message[:13]) for one in reading.findings] == [
        ("formula_not_computed", "Calculs", "la cellule D2"),
        ("cell_in_error", "Calculs", "la cellule D3"),
    ]
    assert reading.refused == 2


def test_errors_and_formulas_of_opendocument_are_refused():
    error = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#N/D</text:p></table:table-cell>'
    )
    formula = '<table:table-cell table:formula="of:=[.A1]+1"/>'
    computed = (
        '<table:table-cell table:formula="of:=3+0.2" office:value-type="float" office:value="3.2"><text:p>3,2</text:p>'
        "</table:table-cell>"
    )
    rows = [ods_row(told_in(HEADER)), ods_row([*told_in(AUCHEL[:4]), error, formula, computed])]

    reading = read_observations(ods(rows))

    assert [one.indicator for one in reading.figures] == ["median_income", "s80s20_ratio"]
    assert [one.code for one in reading.findings] == ["cell_in_error", "formula_not_computed"]


def test_an_empty_text_that_a_formula_gives_is_a_blank():
    def fill(book):
        sheet = book.add_worksheet("Calculs")
        rows_in(sheet, HEADER, AUCHEL, BARLIN)
        sheet.write_formula(1, 4, '=IF(1,"","")', None, "nothing")

    reading = read_observations(with_parts(xlsx(fill), b"<v>nothing</v>", b"<v></v>"))

    assert {one.place_code: one.flag for one in reading.figures if one.indicator == "poverty_rate"} == {
        "QP062004": "suppressed",
        "QP062007": "ok",
    }


def test_a_list_of_addresses_with_hidden_rows_is_refused_rather_than_answered_in_part():
    def fill(book):
        sheet = book.add_worksheet("Adresses")
        rows_in(sheet, ["adresse"], ["1 rue A"], ["2 rue B"])
        sheet.set_row(2, None, None, {"hidden": True})

    with pytest.raises(UnreadableFile, match=r"1 ligne masquée n’a pas été lue \(3\)"):
        read_places(xlsx(fill))


def test_nobody_is_proposed_the_figures_of_a_hidden_column():
    def fill(book):
        sheet = book.add_worksheet("Taux")
        rows_in(sheet, ["Quartier", "Inscrits", "Anciens"], ["QP062004", 12, 13], ["QP062007", 14, 15])
        sheet.set_column(2, 2, None, None, {"hidden": True})

    [grid] = grids_of(xlsx(fill))

    assert [column.role for column in guess_columns(grid, {}).columns] == [Role.PLACE, Role.FIGURE, Role.IGNORED]
