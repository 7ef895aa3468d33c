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


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_the_same_perimeter_is_read_from_every_format_and_system(content):
    [read], findings = read_perimeters(content)

    assert (read.code, read.name, read.insee_codes) == ("QN06207M", "Quartier Du Regain", ("62083", "62443"))
    assert read.commune_names == ("Barlin", "Hersin")
    assert shapely.hausdorff_distance(read.outline.geometry, square()) < 1e-6
    assert read.outline.area_ha == pytest.approx(78.98, abs=0.05)  # 0.01° by 0.01° at 50.455° north
    assert findings == []


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

    [read], _ = read_perimeters(files.geojson((files.REGAIN, reunion)))

    assert read.outline.area_ha == pytest.approx(115.2, abs=0.3)
