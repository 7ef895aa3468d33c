"""Small files that cost a reader all its memory or all its time, if it lets them: workbooks, OpenDocument, outlines."""

import io
import json
import sqlite3
import zipfile

from tests.exchange.reading.geo import files
from tests.exchange.reading.observations.test_hostile_files import sheet_of_opendocument

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(sheet: str, *, place: str = "worksheets/sheet1.xml") -> bytes:
    """The least a workbook can be, around its sheet."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="{place}"/></Relationships>',
        )
        archive.writestr(f"xl/{place}", f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>')
    return written.getvalue()


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>adresse</t></is></c></row>'


def cell(reference: str, *, around: str = "") -> str:
    return f'{HEAD}<row r="2"><c r{around}={around}"{reference}"><v>1</v></c></row>'


def lower_case() -> bytes:
    return workbook(cell("xfd900000"))


def spaces_in_the_mark() -> bytes:
    return workbook(cell("XFD900000", around=" "))


def tabs_in_the_mark() -> bytes:
    return workbook(cell("XFC1000000", around="\t"))


def elsewhere() -> bytes:
    return workbook(cell("XFD1000000"), place="hidden/other.xml")


def mixed_case() -> bytes:
    return workbook(cell("xFd1048576", around="\n"), place="Worksheets/Sheet.xml")


def many_cells() -> bytes:
    return workbook(HEAD + "".join(f'<row r="{n}"><c r="xx{n}"><v>1</v></c></row>' for n in range(2, 200_000)))


def repeated(name: str, *, times: int = 2_000_000_000) -> str:
    return f'table:number-{name}s-repeated="{times}"'


TEXT = "<text:p>adresse</text:p>"
HEADS = f"<table:table-row><table:table-cell>{TEXT}</table:table-cell></table:table-row>"


def repeated_cells() -> bytes:
    return sheet_of_opendocument(
        f"{HEADS}<table:table-row><table:table-cell {repeated('column')}>{TEXT}</table:table-cell></table:table-row>"
    )


def repeated_rows() -> bytes:
    return sheet_of_opendocument(
        f"{HEADS}<table:table-row {repeated('row')}><table:table-cell>{TEXT}</table:table-cell></table:table-row>"
    )


def unfinished_cells() -> bytes:
    """What a search over the text walks again from each of its places."""
    return sheet_of_opendocument(HEADS + "<table:table-cell " * 60_000)


def unfinished_rows() -> bytes:
    return sheet_of_opendocument(HEADS + "<table:table-row table:number-rows-repeated=" * 40_000)


def single_quotes() -> bytes:
    rows = f"{HEADS}<table:table-row><table:table-cell {repeated('column', times=90_000_000)}>{TEXT}</table:table-cell>"
    return sheet_of_opendocument(f"{rows}</table:table-row>".replace('"', "'"))


def _geopackage(script: str) -> bytes:
    database = sqlite3.connect(":memory:")
    database.deserialize(files.geopackage(files.regain()))
    database.executescript(script)
    database.commit()
    return database.serialize()


def generated_column() -> bytes:
    return _geopackage("ALTER TABLE qpv ADD COLUMN heavy BLOB GENERATED ALWAYS AS (zeroblob(500000000)) VIRTUAL;")


def generated_text() -> bytes:
    return _geopackage("ALTER TABLE qpv ADD COLUMN note TEXT AS (hex(zeroblob(200000000))) VIRTUAL;")


def endless_view() -> bytes:
    return _geopackage(
        "ALTER TABLE qpv RENAME TO hidden; CREATE VIEW qpv AS WITH RECURSIVE n(fid, geom) AS "
        "(SELECT 1, zeroblob(9000000) UNION ALL SELECT fid + 1, geom FROM n) SELECT * FROM n;"
    )


def many_points() -> bytes:
    """Eight million points in one outline."""
    ring = b"[2.6,50.4]," * 4_000_000 + b"[2.6,50.4]"
    return (
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code_qp":"QN06207M"},'
        b'"geometry":{"type":"Polygon","coordinates":[[' + ring + b"]]}}]}"
    )


def deep() -> bytes:
    return b'{"type":"FeatureCollection","features":' + b"[" * 5_000_000


def many_members() -> bytes:
    columns = {f"c{number}": number for number in range(400_000)}
    return json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": columns, "geometry": None}]}
    ).encode()


LISTS = (
    *(lower_case, spaces_in_the_mark, tabs_in_the_mark, elsewhere, mixed_case),
    *(many_cells, repeated_cells, repeated_rows, unfinished_cells, unfinished_rows, single_quotes),
)
"""For « Situer une liste », where any reader may bring a file."""
FIGURES = (lower_case, repeated_cells, unfinished_rows, elsewhere)
"""For the figures that a lead brings in."""
OUTLINES = (generated_column, generated_text, endless_view, many_points, deep, many_members)
"""For the outlines that a lead brings in."""
