"""Charts as SVG: what they show, what they cut, what they say to those who do not see them."""

import re
from xml.etree import ElementTree as ET

import pytest

from regain.core.pictures import (
    NARROW,
    WIDE,
    Dumbbell,
    DumbbellRow,
    Line,
    Mark,
    Point,
    SeriesChart,
    Strip,
    StripRow,
    draw_dumbbell,
    draw_series,
    draw_strip,
)
from regain.core.pictures.scales import padded, scale_of
from regain.core.pictures.svg import shape, text_width, wrapped
from regain.web.ui.gallery_pictures import GAPS, SERIES, TWINS

ALL = [(draw_series, SERIES), (draw_dumbbell, GAPS), (draw_strip, TWINS)]
SVG = "{http://www.w3.org/2000/svg}"


def series(*values, marks=(), **more) -> SeriesChart:
    points = tuple(
        Point(2012 + rank, value, "ok" if value is not None else "suppressed") for rank, value in enumerate(values)
    )
    return SeriesChart("Titre", "Description", "\u00a0%", (Line("Le Regain", points),), marks=tuple(marks), **more)


def texts(svg) -> list[str]:
    return [one.text for one in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(("draw", "chart"), ALL)
def test_a_picture_says_itself_and_needs_no_style(draw, chart, width):
    svg = draw(chart, width=width)
    root = ET.fromstring(svg)

    assert (root.get("role"), root.get("viewBox").split()[2]) == ("img", str(width))
    assert [root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text] == [chart.title, chart.description]
    named = [root.get(f"aria-{what}") for what in ("labelledby", "describedby")]
    assert named == [root.find(f"{SVG}{name}").get("id") for name in ("title", "desc")]
    assert not re.search(r"\sstyle=|<style|class=", svg)
    assert "chiffres inventés" in " ".join(texts(svg))


def test_values_that_lie_close_are_neither_exaggerated_nor_told_alike():
    """As S80/S20 is published for the Regain: 2.9, 2.877, 2.851."""
    said = texts(draw_series(series(2.9, 2.877, 2.851, decimals=1)))

    marks = [words for words in said if words.endswith("\u00a0%")]
    assert len(set(marks)) >= 4
    assert scale_of(padded([2.9, 2.877, 2.851]), start=0, end=1).high >= 3


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(("draw", "chart"), ALL)
def test_nothing_is_drawn_outside(draw, chart, width):
    root = ET.fromstring(draw(chart, width=width))
    height = float(root.get("height"))
    for one in root.iter(f"{SVG}text"):
        if one.get("text-anchor") == "start" and one.get("x") != "0.0":
            assert float(one.get("x")) + text_width(one.text, float(one.get("font-size"))) * 0.85 <= width + 4, one.text
        assert 0 <= float(one.get("y")) <= height


def test_a_break_parts_the_line_and_is_marked():
    whole, cut = draw_series(series(1, 2, 3, 4)), draw_series(series(1, 2, 3, 4, marks=[Mark(2014, "2014")]))

    assert (whole.count("<path"), cut.count("<path")) == (3, 2)
    assert "la série change\u00a0: ne pas comparer d’un côté à l’autre" in " ".join(texts(cut))


def test_what_is_not_published_parts_the_line_and_is_marked():
    svg = draw_series(series(1, None, 3))

    assert svg.count("<path") == 0
    assert texts(svg).count("nd") == 2  # on the chart and in its key


def test_another_perimeter_is_named_on_the_chart():
    svg = draw_series(series(1, 2, 3, 4, marks=[Mark(2014, "périmètre 2024", is_perimeter=True)]))

    assert "périmètre 2024" in texts(svg)


def test_lines_differ_by_mark_and_dash_not_by_colour_alone():
    points = (Point(2012, 1.0), Point(2013, 2.0))
    chart = SeriesChart("t", "d", "", tuple(Line(name, points) for name in "abcd"))
    svg = draw_series(chart)

    assert len(set(re.findall(r'stroke-dasharray="([^"]+)"', svg))) == 3
    assert ("<circle" in svg, svg.count("<polygon") >= 3) == (True, True)


def test_years_far_apart_are_joined_when_nothing_stands_between():
    chart = SeriesChart("t", "d", "", (Line("a", (Point(2013, 2396.0), Point(2018, 2022.0))),))

    assert draw_series(chart).count("<path") == 1


@pytest.mark.parametrize(("values", "where"), [((2396, 2022), ["above", "below"]), ((2022, 2396), ["below", "above"])])
def test_a_value_is_written_where_its_line_does_not_pass(values, where):
    first, last = (Point(year, float(value)) for year, value in zip((2013, 2018), values, strict=True))
    svg = draw_series(SeriesChart("t", "d", "", (Line("a", (first, last)),)))

    marks = [float(y) for y in re.findall(r'<circle [^>]*cy="([-0-9.]+)"', svg)[-2:]]
    words = [float(y) for y in re.findall(r'<text [^>]*y="([-0-9.]+)"', svg)[-2:]]
    assert ["below" if y > mark else "above" for mark, y in zip(marks, words, strict=True)] == where


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_values_at_the_ends_of_lines_are_not_written_on_one_another(width):
    lines = [Line(f"Lieu {rank}", (Point(2015, 40 + rank / 10), Point(2021, 33 + rank / 10))) for rank in range(4)] + [
        Line("Le plus bas", (Point(2015, 10), Point(2021, 10)))
    ]
    chart = SeriesChart("Titre", "Description", "\u00a0%", tuple(lines))
    boxes = [
        (
            float(one.get("x")) - (text_width(one.text) if one.get("text-anchor") == "end" else 0),
            float(one.get("y")),
            one.text,
        )
        for one in ET.fromstring(draw_series(chart, width=width)).iter(f"{SVG}text")
        if one.text
        in {
            f"{value:.1f}".replace(".", ",").replace(",0", "") + "\u00a0%"
            for line in lines
            for value in (line.points[0].value, line.points[1].value)
        }
        and one.get("fill") != "#5c554d"
    ]

    for rank, (x, y, said) in enumerate(boxes):
        for other_x, other_y, other in boxes[rank + 1 :]:
            is_beside = x + text_width(said) <= other_x or other_x + text_width(other) <= x
            assert is_beside or abs(y - other_y) >= 12, (said, other)


def test_noise_is_a_band_on_the_chart():
    chart = SeriesChart("t", "d", "", (Line("a", (Point(2022, 36.0, noise=1.0), Point(2023, 37.0, noise=1.0))),))

    assert "marge du bruit ajouté par l’INSEE" in texts(draw_series(chart))


def test_a_row_without_comparison_says_so():
    chart = Dumbbell(
        "t",
        "d",
        "",
        "a",
        "b",
        (DumbbellRow("2020", 1, None, "pas de comparaison"), DumbbellRow("2021", None, 2, "non diffusé")),
    )

    assert {"pas de comparaison", "non diffusé"} <= set(texts(draw_dumbbell(chart)))


def test_close_values_are_not_blown_up():
    chart = Dumbbell("t", "d", "", "a", "b", (DumbbellRow("2010", 47.7, 47.4),))
    xs = [float(x) for x in re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="6"', draw_dumbbell(chart))]

    assert xs
    assert max(xs) < 500


def test_twins_that_would_hide_each_other_are_stacked():
    chart = Strip("t", "d", "", "a", "b", (StripRow("2015", None, (1.0, 1.0, 1.0, 9.0)),))
    heights = re.findall(r'cy="([\d.]+)" r="4.5"', draw_strip(chart))

    assert len(set(heights)) == 3


@pytest.mark.parametrize(
    ("values", "low", "high"), [([33, 47], 30, 50), ([0.2, 0.21], 0.2, 0.21), ([5], 4.5, 5.5), ([], 0, 1)]
)
def test_scales_end_on_round_numbers(values, low, high):
    scale = scale_of(values, start=0, end=100)

    assert (scale.low, scale.high) == (pytest.approx(low), pytest.approx(high))
    assert scale.ticks[0] == pytest.approx(low)


def test_a_word_is_never_cut():
    assert wrapped("un deux trois", 60) == ["un deux", "trois"]
    assert wrapped("anticonstitutionnellement", 10) == ["anticonstitutionnellement"]


def test_a_misspelt_mark_is_an_error():
    with pytest.raises(ValueError, match="rond"):
        shape("rond", 0, 0)
