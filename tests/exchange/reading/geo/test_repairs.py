"""What is wrong with an outline is repaired and said; what is not one is left aside and said."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon

from regain.core.geography import areas_in_hectares, repaired
from regain.exchange.reading.geo import read_perimeters
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.geo import files
from tests.shapes import square

OTHER = {**files.REGAIN, "code_qp": "QN06208M"}
DEGREES = st.floats(0, 1, allow_nan=False).map(lambda share: round(2.6 + share / 50, 4))
POINTS = st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=12)


def test_a_crossing_outline_is_repaired_and_said():
    [read], findings = read_perimeters(files.geojson(files.regain(shape=files.BOW_TIE)))

    assert read.outline.geometry.is_valid
    assert read.outline.repaired == "le contour se croise lui-même"
    assert [str(one) for one in findings] == [
        "Entité 1, QN06207M\u00a0: géométrie réparée (le contour se croise lui-même)."
    ]


def test_features_that_are_no_perimeters_are_left_aside_with_their_number():
    content = files.geojson(
        files.regain(),
        (OTHER, None),
        ({**OTHER, "code_qp": "SANS"}, square(2.7)),
        files.regain(shape=square(2.8)),
        (OTHER, LineString([(2.6, 50.4), (2.7, 50.4)])),
    )

    reads, findings = read_perimeters(content)

    assert [read.code for read in reads] == ["QN06207M"]
    assert [str(one) for one in findings] == [
        "Entité 2\u00a0: pas de surface\u00a0: laissée de côté.",
        "Entité 3\u00a0: «\u00a0SANS\u00a0» n’est pas un code de quartier (QP062007 ou QN06207M)\u00a0: laissée de côté.",
        "Entité 4, QN06207M\u00a0: déjà donnée par l’entité 1\u00a0: laissée de côté.",
        "Entité 5\u00a0: pas de surface\u00a0: laissée de côté.",
    ]


def test_a_file_of_which_nothing_is_left_is_refused_with_the_first_reason():
    with pytest.raises(UnreadableFile, match=r"Entité 1.*SANS"):
        read_perimeters(files.geojson(({**files.REGAIN, "code_qp": "SANS"}, square())))


@given(POINTS)
@settings(max_examples=150, deadline=None)
def test_whatever_the_points_a_repaired_outline_is_valid_and_keeps_its_surface(points):
    raw = Polygon(points)

    sound = repaired(raw)

    if sound is None:
        assert shapely.make_valid(raw).area == pytest.approx(0, abs=1e-12)
    else:
        assert isinstance(sound.geometry, MultiPolygon)
        assert sound.geometry.is_valid
        assert sound.geometry.area == pytest.approx(shapely.make_valid(raw).area)
        assert bool(sound.reason) == (not raw.is_valid)
        assert repaired(sound.geometry).reason == ""


@given(st.floats(-60, 60), st.floats(0.001, 0.02))
@settings(max_examples=60, deadline=None)
def test_an_area_does_not_depend_on_where_the_outline_is_along_its_parallel(south, side):
    here, there = areas_in_hectares([square(2.0, south, side), square(55.0, south, side)])

    assert here == pytest.approx(there, rel=1e-6)
