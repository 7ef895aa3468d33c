"""What no file may do: fill the memory, reach outside, or end in anything but a French sentence."""

import contextlib
import gzip
import io
import json
import sqlite3
import zipfile

import pytest
from shapely import MultiPolygon, Point, box

from regain.exchange.reading.geo import geojson, geopackage, read_commune_outlines, read_perimeters, read_shape
from regain.exchange.reading.geo.layers import MAX_FEATURES
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.geo import files
from tests.shapes import comb, square


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


def bare_database() -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE one (x)")
    database.commit()
    return database.serialize()


def view_instead_of_a_table() -> bytes:
    database = sqlite3.connect(":memory:")
    database.deserialize(files.geopackage(files.regain()))
    database.executescript(
        "ALTER TABLE qpv RENAME TO hidden;"
        "CREATE VIEW qpv AS WITH RECURSIVE n(geom) AS (SELECT 1 UNION ALL SELECT geom + 1 FROM n) SELECT * FROM n;"
    )
    return database.serialize()


OTHER = ({**files.REGAIN, "code_qp": "QN06208M"}, square())
WHOLE = files.geojson(files.regain())
REFUSED = {
    "empty": (b"  \n", "vide"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "n’est pas un fichier de contours"),
    "a text": (b"code_qp;lib_qp\nQN06207M;Regain\n", "n’est pas un fichier de contours"),
    "cut short": (WHOLE[:-40], "ligne 1, colonne"),
    "compressed and cut short": (gzip.compress(WHOLE)[:-12], "incomplet ou abîmé"),
    "a bomb": (
        lambda: gzip.compress(b'{"type":"FeatureCollection","features":[' + b" " * 120_000_000 + b"]}"),
        "démesurée",
    ),
    "nested without end": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "incomplet ou abîmé"),
    "not a number": (WHOLE.replace(b"2.6,", b"NaN,", 1), "abîmé|aucun|Aucun|surface"),
    "a list": (b"[1, 2]", "pas du GeoJSON"),
    "topojson": (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
    "no feature": (b'{"type": "FeatureCollection", "features": []}', "aucun contour"),
    "no surface": (files.geojson((files.REGAIN, None)), "aucune surface"),
    "no code": (files.geojson(({"nom": "Regain"}, square())), "pas de colonne pour le code du quartier.*nom"),
    "communes": (files.geojson(({"code_insee": "62083"}, square())), "quartier.*Si ce sont des communes, choisissez"),
    "in no known system": (files.geojson((files.REGAIN, square(9e8, 9e8, 100))), "ni en WGS84 ni en Lambert-93"),
    "latitude before longitude": (files.geojson((files.REGAIN, square(50.45, 2.60))), "Latitude et longitude sont inv"),
    "in the ocean": (
        files.geojson((files.REGAIN, None), (files.REGAIN, square()), (files.REGAIN, square(0.0, 0.0))),
        "L’entité 3 tombe hors de France",
    ),
    "a database of something else": (bare_database(), "n’est pas un GeoPackage"),
    "a view instead of a table": (view_instead_of_a_table(), "aucun contour"),
    "a database cut short": (files.geopackage(files.regain())[:9000], "abîmé|GeoPackage|aucun"),
    "a zip of something else": (zipped(lisez__txt=b"bonjour"), "ne contient pas un fichier de contours"),
    "a shapefile without its columns": (files.zipped_shapefile(files.regain(), leave_out="dbf"), "pas de fichier .dbf"),
    "two layers": (zipped(a__shp=b"", a__dbf=b"", b__shp=b"", b__dbf=b""), "plusieurs couches"),
    "a shapefile of noise": (zipped(a__shp=b"\x00" * 200, a__dbf=b"\x01" * 90), "abîmé|aucun"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_one_french_sentence(content, words):
    with pytest.raises(UnreadableFile, match=words) as refusal:
        read_perimeters(content() if callable(content) else content)

    assert "\n" not in str(refusal.value)


def test_more_features_than_france_could_have_are_refused():
    content = json.dumps({"type": "FeatureCollection", "features": [{}] * (MAX_FEATURES + 1)}).encode()

    with pytest.raises(UnreadableFile, match="beaucoup trop"):
        read_perimeters(content)


def test_points_of_a_text_are_counted_before_anything_is_built(monkeypatch):
    monkeypatch.setattr(geojson, "MAX_POINTS", 2_000)
    monkeypatch.setattr(geojson, "MAX_FEATURES", 10)
    monkeypatch.setattr(geojson, "_parsed", lambda _content: pytest.fail("built"))
    rings = ",".join(["[[2,50],[3,50],[3,51],[2,50]]"] * 1_000)

    with pytest.raises(UnreadableFile, match="beaucoup trop"):
        read_shape(f'{{"type":"MultiPolygon","coordinates":[[{rings}]]}}'.encode())


@pytest.mark.parametrize(("bound", "most"), [("MAX_POINTS", 9), ("MAX_FEATURES", 1)])
def test_a_database_of_more_points_or_outlines_than_a_bound_is_refused(monkeypatch, bound, most):
    content = files.geopackage(files.regain(), files.regain())
    assert len(read_perimeters(content)[0]) == 1  # the same code twice
    monkeypatch.setattr(geopackage, bound, most)

    with pytest.raises(UnreadableFile, match="beaucoup trop"):
        read_perimeters(content)


def test_a_value_heavier_than_a_bound_is_refused(monkeypatch):
    monkeypatch.setitem(geopackage._LIMITS, sqlite3.SQLITE_LIMIT_LENGTH, 50_000)

    with pytest.raises(UnreadableFile, match="abîmé"):
        read_perimeters(files.geopackage(files.regain({**files.REGAIN, "lib_qp": "Cité " * 20_000})))


@pytest.mark.parametrize("content", [WHOLE, files.geopackage(files.regain()), files.zipped_shapefile(files.regain())])
@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_file_with_a_damaged_part_is_read_or_refused_never_more(content, at):
    damaged = bytearray(content)
    start = int(len(content) * at)
    damaged[start : start + 24] = b"\xff" * 24

    for read in (read_perimeters, read_commune_outlines, read_shape):
        with contextlib.suppress(UnreadableFile):
            assert read(bytes(damaged))


def test_a_text_in_a_geopackage_is_never_run():
    columns = {**files.REGAIN, "lib_qp": "x'); DROP TABLE qpv; --"}

    [read], _ = read_perimeters(files.geopackage((columns, square())))

    assert read.name == "x'); DROP TABLE qpv; --"


def round_of(points):
    return Point(2.6, 50.45).buffer(0.01, quad_segs=points // 4)


TOO_HEAVY = {
    "points": (round_of(20_400), "le contour a 20\u202f401 points, 20\u202f000 au plus"),
    "a comb": (comb(60), "le contour est trop découpé"),
    "many strips": (MultiPolygon([box(2.6, 50 + n / 1e4, 2.7, 50.00002 + n / 1e4) for n in range(60)]), "trop découpé"),
}


@pytest.mark.parametrize(("shape", "words"), TOO_HEAVY.values(), ids=TOO_HEAVY)
def test_an_outline_too_heavy_for_each_page_is_left_aside_by_its_place_and_code(shape, words):
    kept, [finding] = read_perimeters(files.geojson(files.regain(shape=shape), OTHER))

    assert [one.code for one in kept] == ["QN06208M"]
    assert str(finding).startswith("Entité 1, QN06207M")
    assert words in finding.message
    with pytest.raises(UnreadableFile, match=words):
        read_shape(files.geojson(files.regain(shape=shape)))


def test_a_commune_may_have_more_points_than_a_perimeter():
    commune = {"code_insee": "62083", "nom": "Barlin"}

    [read], findings = read_commune_outlines(files.geojson((commune, round_of(20_400))))

    assert (read.insee_code, findings) == ("62083", [])
    with pytest.raises(UnreadableFile, match="Entité 1, 62083"):
        read_commune_outlines(files.geojson((commune, round_of(50_400))))
