"""Small files that ask for all the memory or all the time: each is one French sentence, in a child with limits."""

import functools
import gzip
import io
import json
import sqlite3
import zipfile

import pytest

from regain.exchange.confining import calling
from regain.exchange.confining.limits import Limits
from regain.exchange.reading.agreement_file import read_agreement_file
from regain.exchange.reading.geo import read_drawn, read_perimeters, read_shape
from regain.exchange.reading.observations.grids import grids_of
from regain.exchange.reading.place_lists import read_places
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.geo import files
from tests.exchange.reading.observations.test_hostile_files import sheet_of_opendocument, workbook

pytestmark = pytest.mark.child

CELL = '<c r="A1"><v>1</v></c>'
FAR = {
    "lower case": '<c r="a1"><v>1</v></c></row><row r="1048576"><c r="xfd1048576"><v>1</v></c>',
    "spaces around the sign": f'{CELL}</row><row r = "1048576"><c r = "XFD1048576"><v>1</v></c>',
    "lines in the tag": f'{CELL}</row><row\n r="1048576"><c\n\tr\n=\n"XFD1048576"><v>1</v></c>',
    "an entity for a letter": f'{CELL}</row><row r="1048576"><c r="&#88;FD1048576"><v>1</v></c>',
}


def xlsx(cells: str, *, sheet: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook of one sheet, written part by part, so that its cells can be spelled as no software does."""
    package = "http://schemas.openxmlformats.org/package/2006/"
    document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{document}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{document}"><sheets><sheet name="F" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{document}/worksheet" Target="/{sheet}"/></Relationships>',
        sheet: f'<worksheet xmlns="{main}" xmlns:x="{main}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>',
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()


def repeated_rows(*, rows: int, columns: int, filler: str = "") -> bytes:
    cell = f'<table:table-cell {filler}office:value="1" office:value-type="float" table:number-columns-repeated = "{columns}"/>'
    return sheet_of_opendocument(f'<table:table-row table:number-rows-repeated = "{rows}">{cell}</table:table-row>')


def geopackage_with(script: str) -> bytes:
    database = sqlite3.connect(":memory:")
    database.deserialize(files.geopackage(files.regain()))
    database.executescript(script)
    return database.serialize()


BOMB_COLUMN = "ALTER TABLE qpv ADD COLUMN bomb GENERATED ALWAYS AS ({}) VIRTUAL;"


@functools.cache
def points() -> str:
    return ",".join(f"[2.{at},50.{at}]" for at in range(100_000, 999_999))


@pytest.mark.parametrize("cells", FAR.values(), ids=FAR)
@pytest.mark.parametrize("sheet", ["xl/worksheets/sheet1.xml", "elsewhere/first.xml"])
@pytest.mark.parametrize("read", [grids_of, read_places])
def test_two_cells_far_apart_do_not_fill_the_memory(cells, sheet, read):
    with pytest.raises(UnreadableFile, match=r"trop de mémoire|abîmé"):
        read(xlsx(cells, sheet=sheet))


def test_the_same_workbook_with_near_cells_is_read():
    assert grids_of(xlsx(CELL, sheet="elsewhere/first.xml"))[0].rows == ((1, ["1"]),)


@pytest.mark.parametrize(
    "make",
    [
        lambda: repeated_rows(rows=1_048_576, columns=16_384),
        lambda: repeated_rows(rows=100_000, columns=100_000, filler='table:style-name="a" '),
        lambda: workbook([["adresse"]], far=True),
    ],
    ids=["all the cells", "more than all", "written by a library"],
)
def test_repeated_cells_do_not_fill_the_memory(make):
    with pytest.raises(UnreadableFile, match=r"trop de mémoire|pas un classeur"):
        read_places(make())


@pytest.mark.parametrize(
    ("opening", "word", "times"),
    [
        ("", "<table:table-cell ", 60_000),
        ("", '<table:table-row table:number-rows-repeated="2">', 30_000),
        ('<table:table-cell office:value="1" ', "a ", 200_000),
    ],
    ids=["cells without end", "rows without end", "one long tag"],
)
def test_a_sheet_of_openings_is_refused_at_once(opening, word, times):
    with pytest.raises(UnreadableFile):
        grids_of(sheet_of_opendocument(opening + word * times))


@pytest.mark.parametrize(
    "expression",
    ["zeroblob(500000000)", "hex(zeroblob(250000000))", "replace(hex(zeroblob(9000000)), '0', hex(zeroblob(40)))"],
)
def test_a_column_that_a_database_computes_is_not_read(expression):
    content = geopackage_with(BOMB_COLUMN.format(expression))

    [read], _ = read_perimeters(content)

    assert read.code == "QN06207M"


@pytest.mark.parametrize(
    "script",
    [
        "DROP TABLE qpv; CREATE TABLE qpv (code_qp TEXT, geom AS (zeroblob(900000000)) STORED);",
        "UPDATE qpv SET lib_qp = hex(zeroblob(20000000));",
    ],
    ids=["a computed outline", "a name of 40 MB"],
)
def test_a_database_whose_values_swell_is_refused(script):
    with pytest.raises(UnreadableFile):
        read_perimeters(geopackage_with(script))


@pytest.mark.parametrize(
    "make",
    [
        lambda: gzip.compress(f'{{"type":"Polygon","coordinates":[[{",".join([points()] * 6)}]]}}'.encode(), 1),
        lambda: gzip.compress(b'{"type":"Polygon","coordinates":[[' + b"[2,50]," * 9_000_000 + b"[2,50]]]}", 1),
        lambda: b'{"type":"FeatureCollection","features":[' + b"[" * 6_000_000 + b"]" * 6_000_000 + b"]}",
        lambda: gzip.compress(b'{"a":[' + b"{}," * 12_000_000 + b"{}]}", 1),
    ],
    ids=["points", "the same point, compressed", "brackets", "empty objects"],
)
@pytest.mark.slow
def test_millions_of_points_are_counted_before_they_are_built(make):
    with pytest.raises(UnreadableFile, match=r"beaucoup trop|trop de mémoire|démesuré|pas du GeoJSON|abîmé"):
        read_shape(make())


@pytest.mark.slow
def test_an_outline_that_crosses_itself_everywhere_is_refused():
    points = [f"{2 + (at * 7919 % 4999) / 5000:.4f} ; {50 + (at * 104729 % 4999) / 5000:.4f}" for at in range(4_999)]

    with pytest.raises(UnreadableFile, match=r"aucune surface|trop de mémoire ou de temps"):
        read_drawn("\n".join(points))


def test_a_document_that_costs_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(calling, "_limits", Limits(memory_mb=8, cpu=5, wall=5, answer_mb=1))

    with pytest.raises(UnreadableFile, match="trop de mémoire ou de temps"):
        read_agreement_file(("Un irritant.\n" * 400_000).encode(), name="longue.txt")


def test_a_geojson_of_one_outline_is_read_in_a_child():
    feature = {
        "type": "Feature",
        "properties": files.REGAIN,
        "geometry": {"type": "Polygon", "coordinates": [[[2.6, 50.4], [2.61, 50.4], [2.61, 50.41], [2.6, 50.4]]]},
    }

    [read], _ = read_perimeters(json.dumps(feature).encode())

    assert read.name == files.REGAIN["lib_qp"]
