"""Whatever the bytes, a table or one French sentence; every finding has its line and its column."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from regain.exchange.reading.observations import UnknownLayout, read_observations
from regain.exchange.reading.observations.grids import grids_of
from regain.exchange.reading.refusals import UnreadableFile

HEADER = "code_qp;nom_qp;annee;revenu_median_uc;taux_pauvrete_60;gini;s80s20\n"


def workbook(rows, *, far=False):
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if far:
            sheet.write(1_048_575, 16_383, 1)
    return written.getvalue()


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 250_000_000)
    return written.getvalue()


def sheet_of_opendocument(rows):
    """The least an OpenDocument sheet can be, around its rows."""
    written = io.BytesIO()
    names = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Feuille">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return written.getvalue()


def row_of_opendocument(cells, *, repeated=1):
    told = "".join(
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        if isinstance(cell, int | float)
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{told}</table:table-row>'


EMPTY_END = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
WIDE_CELL = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'


def test_a_sheet_of_libreoffice_ends_on_a_million_empty_rows():
    rows = [HEADER.strip().split(";"), ["QP062007", "Regain", 2021, 14520, 45.5, 0.271, "S"]]
    content = sheet_of_opendocument("".join(map(row_of_opendocument, rows)) + EMPTY_END)

    reading = read_observations(content)

    assert [(figure.raw, figure.flag) for figure in reading.figures] == [
        ("14520", "ok"),
        ("45.5", "ok"),
        ("0.271", "ok"),
        ("S", "suppressed"),
    ]


@pytest.mark.child
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (sheet_of_opendocument(WIDE_CELL), "pas un classeur"),
        (b"", "vide"),
        (b"\xef\xbb\xbf \r\n", "vide"),
        (b"%PDF-1.7 ...", "pas un tableau"),
        (b"<html><table>", "pas un tableau"),
        (b"\x89PNG\r\n\x1a\n", "pas un tableau"),
        (b"a;b\n\x00\x01\x02", "pas un tableau"),
        (b"PK\x03\x04 truncated", "incomplet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "pas un classeur"),
        (b'a;b\n"open quote;1\n', "guillemets"),
        (bomb, "démesurée"),
        (lambda: workbook([["a"]], far=True), "trop de mémoire"),
        (b";".join([b"a"] * 2_000), "démesuré"),
    ],
)
def test_dangerous_files_are_refused_in_a_sentence(content, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        grids_of(content() if callable(content) else content)


def test_a_file_over_fifty_megabytes_is_not_opened():
    with pytest.raises(UnreadableFile, match="50 Mo"):
        grids_of(b"a;b\n" * 13_200_000)


def test_a_table_of_another_layout_is_unknown_and_comes_with_its_sheets():
    with pytest.raises(UnknownLayout) as refused:
        read_observations(b"insee;valeur\n62083;12\n")

    assert [grid.rows[0][1] for grid in refused.value.grids] == [["insee", "valeur"]]


def test_findings_have_their_line_and_column():
    content = HEADER + (
        "QP62007;Regain;2021;14520;145;0.2;3\n"
        "QX1;Ailleurs;2021;14520;45;0.2;3\n"
        "QP062004;Centre;l’an dernier;14520;45;0.2;3\n"
        "QP062004;Centre;2021;beaucoup;S;0.2;3\n"
        "QP062004;Centre;2021;14000;45;;3\n"
    )

    reading = read_observations(content.encode())

    assert [(one.code, one.severity, one.line, one.column) for one in reading.findings] == [
        ("code_repaired", "info", 2, "code_qp"),
        ("value_out_of_range", "error", 2, "taux_pauvrete_60"),
        ("unknown_code", "error", 3, "code_qp"),
        ("year_unreadable", "error", 4, "annee"),
        ("value_unreadable", "error", 5, "revenu_median_uc"),
        ("figure_given_twice", "error", 6, "taux_pauvrete_60"),
        ("figure_given_twice", "error", 6, "gini"),
        ("figure_given_twice", "error", 6, "s80s20"),
    ]
    assert reading.refused == 7


def test_a_row_cut_short_lacks_its_year():
    reading = read_observations((HEADER + "QP062007;Regain\n").encode())

    assert [(one.code, one.message) for one in reading.findings] == [("year_unreadable", "l’année manque.")]


def test_a_heap_of_faults_is_counted_not_kept():
    content = HEADER + "QX1;Ailleurs;2021;1;1;1;1\n" * 5_000 + "QP062007;Regain;2021;14520;45;0.2;3\n"

    reading = read_observations(content.encode())

    assert (len(reading.findings), reading.refused, len(reading.figures)) == (200, 5_000, 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_usual_csv_is_read(encoding, separator):
    lines = (HEADER + "QP062007;Cité n° 5 – Été;2021;14520;45.0;0.271;3.7\n").replace(";", separator)

    reading = read_observations(lines.replace("–", "-").encode(encoding))

    assert [str(figure.value.normalize()) for figure in reading.figures] == ["1.452E+4", "45", "0.271", "3.7"]
    assert reading.places[0].name == "Cité n° 5 - Été"


def test_decimal_commas_are_not_taken_for_separators():
    [grid] = grids_of(b"longitude;latitude\n" + b"2,605;50,455\n" * 3)

    assert [cells for _, cells in grid.rows] == [["longitude", "latitude"], *[["2,605", "50,455"]] * 3]


def test_a_workbook_says_the_same_as_the_text():
    rows = [HEADER.strip().split(";"), ["QP062007", "Regain", 2021, 14520, 45.5, 0.271, "S"]]

    reading = read_observations(workbook(rows))

    assert [(figure.raw, figure.flag) for figure in reading.figures] == [
        ("14520", "ok"),
        ("45.5", "ok"),
        ("0.271", "ok"),
        ("S", "suppressed"),
    ]


WHOLE = workbook([HEADER.strip().split(";"), ["QP062007", "Regain", 2021, 14520, 45.5, 0.271, 3]])


def told(content):
    """What becomes of the bytes: "lu", or the sentence of the refusal."""
    try:
        return "lu." if grids_of(content) else ""
    except UnreadableFile as refusal:
        return str(refusal)


@settings(max_examples=60, deadline=None)
@given(
    cut=st.integers(0, len(WHOLE)),
    changes=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8),
)
def test_a_truncated_or_altered_workbook_is_read_or_refused(cut, changes):
    altered = bytearray(WHOLE)
    for at, byte in changes:
        altered[at] = byte

    assert told(bytes(altered)).endswith(".")
    assert told(bytes(altered[:cut])).endswith(".")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_genuine_workbook_is_read_or_refused(shared, share):
    whole = (shared / "data" / "indicateurs" / "insee_demographie_2010_qpv_ORIGINAL.xls").read_bytes()

    assert told(whole[: int(len(whole) * share)]).endswith(".")
