"""The same perimeter in every format and system is the same perimeter."""

import pytest
import shapely

from regain.exchange.reading.geo import read_perimeters
from tests.exchange.reading.geo import files
from tests.shapes import square

LAMBERT = (files.REGAIN, files.lambert(square()))
FILES = {
    "geojson": files.geojson(files.regain()),
    "geojson.gz": files.gzipped(files.geojson(files.regain())),
    "geojson with a mark": b"\xef\xbb\xbf" + files.geojson(files.regain()),
    "geojson CRS84": files.geojson(files.regain(), crs="urn:ogc:def:crs:OGC:1.3:CRS84"),
    "geojson Lambert, said": files.geojson(LAMBERT, crs="urn:ogc:def:crs:EPSG::2154"),
    "geojson Lambert, silent": files.geojson(LAMBERT),
    "geojson Lambert, that says degrees": files.geojson(LAMBERT, crs="urn:ogc:def:crs:OGC:1.3:CRS84"),
    "geopackage": files.geopackage(files.regain()),
    "geopackage left in write-ahead mode": files.geopackage(files.regain(), journal=2),
    "geopackage Lambert": files.geopackage(LAMBERT, srs=2154),
    "shapefile": files.zipped_shapefile(files.regain()),
    "shapefile Lambert": files.zipped_shapefile(LAMBERT, prj=files.PRJ_LAMBERT),
    "shapefile Lambert without .prj": files.zipped_shapefile(LAMBERT),
}


GUESSED = {"geojson Lambert, silent", "geojson Lambert, that says degrees", "shapefile Lambert without .prj"}


@pytest.mark.parametrize(("name", "content"), FILES.items(), ids=FILES)
def test_the_same_perimeter_is_read_from_every_format_and_system(name, content):
    [read], findings = read_perimeters(content)

    assert (read.code, read.name, read.insee_codes) == ("QN06207M", "Quartier Du Regain", ("62083", "62443"))
    assert read.commune_names == ("Barlin", "Hersin")
    assert shapely.hausdorff_distance(read.outline.geometry, square()) < 1e-6
    assert read.outline.area_ha == pytest.approx(78.98, abs=0.05)  # 0.01° by 0.01° at 50.455° north
    assert ["lu en Lambert-93 (EPSG:2154)" in str(one) for one in findings] == [True] * (name in GUESSED)


@pytest.mark.parametrize(
    "names",
    [
        ("Code_QP", "Lib_QP", "INSEE_COM", "LIB_COM"),
        ("CODE_QP", "NOM_QP", "insee_com", "nom_com"),
        ("code_qpv", "lib_qpv", "depcom", "commune"),
        ("codgeo", "libgeo", "code_insee", "nom_commune"),
    ],
)
def test_columns_may_have_any_of_their_usual_names(names):
    columns = dict(zip(names, files.REGAIN.values(), strict=True))

    [read], _ = read_perimeters(files.geojson((columns, square())))

    assert (read.code, read.name, read.insee_codes) == ("QN06207M", "Quartier Du Regain", ("62083", "62443"))
    assert read.commune_names == ("Barlin", "Hersin")


def test_an_old_code_may_have_spaces_and_a_shapefile_old_french_text():
    columns = {"code_qp": "QP 06 20 07", "nom_qp": "Cité des Électriciens"}

    [read], _ = read_perimeters(files.zipped_shapefile((columns, square()), encoding="cp1252"))

    assert (read.code, read.name) == ("QP062007", "Cité des Électriciens")


def test_a_perimeter_overseas_is_measured_where_it_is():
    reunion = square(55.45, -20.88)

    [read], _ = read_perimeters(files.geojson(({**files.REGAIN, "code_qp": "QN97401I"}, reunion)))

    assert read.outline.area_ha == pytest.approx(115.2, abs=0.3)


@pytest.mark.parametrize("more", range(8))
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_names_without_a_cpg_are_read_by_their_bytes(encoding, more):
    columns = {"code_qp": "QP062007", "nom_qp": "Cité des Électriciens"}

    [read], findings = read_perimeters(files.zipped_shapefile((columns, square()), encoding=encoding, more=more))

    assert (read.name, findings) == ("Cité des Électriciens", [])


@pytest.mark.parametrize(
    ("encoding", "cpg", "is_told"),
    [
        ("utf-8", "ISO-8859-1", True),
        ("utf-8", "ANSI 1252", True),
        ("cp1252", "UTF-8", True),
        ("cp1252", "1252", False),
        ("cp850", "850", False),
        ("utf-8", "65001", False),
    ],
)
def test_a_cpg_that_lies_is_doubted_and_said(encoding, cpg, is_told):
    columns = {"code_qp": "QP062007", "nom_qp": "Hameau de l’Épinette".replace("’", "'")}

    [read], findings = read_perimeters(files.zipped_shapefile((columns, square()), encoding=encoding, cpg=cpg))

    assert read.name == "Hameau de l'Épinette"
    assert [".cpg se trompe" in str(one) for one in findings] == [True] * is_told
