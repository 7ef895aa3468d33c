"""An outline that falls far from its département is refused; a system that nobody told is found by where it puts things."""

import json

import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import LineString, mapping

from regain.core.departments import DEPARTMENTS, km_outside
from regain.exchange.reading.geo import read_commune_outlines, read_perimeters, read_shape
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.geo import files
from tests.shapes import square

FAR = {**files.REGAIN, "code_qp": "QN06208M"}


def moved(geometry, epsg):
    transformer = Transformer.from_crs(4326, epsg, always_xy=True)
    return shapely.transform(geometry, lambda at: shapely.get_coordinates(files._moved(transformer, at)))


@pytest.mark.parametrize(
    ("epsg", "name"),
    [
        (3857, "Web Mercator (EPSG:3857)"),
        (3950, "conique conforme, zone 50 (EPSG:3950)"),
        (27572, "Lambert II étendu (EPSG:27572)"),
    ],
)
@pytest.mark.parametrize(
    "make", [files.geojson, files.zipped_shapefile, lambda one: files.geojson(one, crs="urn:ogc:def:crs:EPSG::4326")]
)
def test_a_system_that_is_not_told_is_found_by_the_departement_and_named(epsg, name, make):
    [read], findings = read_perimeters(make((files.REGAIN, moved(square(), epsg))))

    assert shapely.hausdorff_distance(read.outline.geometry, square()) < 1e-4
    assert [name in str(one) for one in findings] == [True]


def test_outlines_of_communes_are_placed_by_their_departement_too():
    content = files.geojson(({"insee": "62083", "nom": "Barlin"}, moved(square(), 3857)))

    [read], _ = read_commune_outlines(content)

    assert shapely.hausdorff_distance(read.outline.geometry, square()) < 1e-6


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:EPSG::2154", "urn:ogc:def:crs:EPSG::32630"])
def test_a_system_that_is_told_and_cannot_be_is_refused_by_name(crs):
    content = files.geojson((files.REGAIN, moved(square(), 3857)), crs=crs)

    with pytest.raises(UnreadableFile, match=r"EPSG:|hors de France"):
        read_perimeters(content)


@pytest.mark.parametrize("make", [files.geojson, files.geopackage, files.zipped_shapefile])
def test_degrees_of_another_departement_are_refused_with_the_distance(make):
    with pytest.raises(
        UnreadableFile, match=r"WGS84 \(EPSG:4326\), tombe à \d+\skm de la préfecture du département 62"
    ):
        read_perimeters(make((files.REGAIN, square(-0.58, 44.84))))


def test_one_outline_far_from_the_others_is_left_aside_alone():
    content = files.geojson((files.REGAIN, square()), ({**FAR, "code_qp": "QN97408M"}, square(2.7, 50.4)))

    reads, findings = read_perimeters(content)

    assert [read.code for read in reads] == ["QN06207M"]
    assert "département 974 (La Réunion)" in str(findings[0])


def test_a_shape_without_a_code_is_placed_where_its_neighbourhood_is():
    content = files.geojson(({}, moved(square(), 3857)))

    assert shapely.hausdorff_distance(read_shape(content, department="62").geometry, square()) < 1e-6


def test_the_real_perimeters_are_all_near_their_prefecture(shared):
    reads, _ = read_perimeters((shared / "data" / "qpv" / "qpv2024_france_4dec.geojson.gz").read_bytes())

    assert len(reads) > 1_500
    assert all(read.code[2:5].removeprefix("0") in DEPARTMENTS for read in reads)
    assert km_outside("62", 2.6, 50.45) == 0


def collection(*geometries):
    return {"type": "GeometryCollection", "geometries": list(geometries)}


def test_surfaces_in_a_collection_are_kept_at_any_depth_and_lines_are_not():
    east, west = square(2.60, 50.45), square(2.63, 50.45)
    line = mapping(LineString([(2.6, 50.4), (2.7, 50.5)]))
    geometry = collection(line, mapping(east), collection(mapping(west), {"type": "Point", "coordinates": [2.6, 50.4]}))
    feature = {"type": "Feature", "properties": files.REGAIN, "geometry": geometry}

    [read], _ = read_perimeters(json.dumps({"type": "FeatureCollection", "features": [feature]}).encode())

    assert read.outline.geometry.equals(shapely.union_all([east, west]))


def test_a_geopackage_may_hold_collections():
    shape = shapely.geometrycollections([square(), LineString([(2.6, 50.4), (2.7, 50.5)])])

    [read], _ = read_perimeters(files.geopackage((files.REGAIN, shape)))

    assert shapely.hausdorff_distance(read.outline.geometry, square()) < 1e-9


def test_a_collection_without_a_surface_has_none():
    feature = {
        "type": "Feature",
        "properties": files.REGAIN,
        "geometry": collection({"type": "Point", "coordinates": [2.6, 50.4]}),
    }

    with pytest.raises(UnreadableFile, match="aucune surface"):
        read_perimeters(json.dumps(feature).encode())
