"""The drawn map: what it shows, what it says, and that a strict policy lets it through."""

from xml.etree import ElementTree as ET

from shapely import Point, box

from regain.core.geography import MapShape, draw_map

SVG = "{http://www.w3.org/2000/svg}"
REGAIN = MapShape("Le Regain", box(2.60, 50.45, 2.61, 50.46), "1")
CITE = MapShape("Cité <30>", box(2.63, 50.45, 2.64, 50.455), "2")
BARLIN = MapShape("Barlin", box(2.5, 50.4, 2.7, 50.5), "Barlin")


def drawn(*outlines, **options):
    return ET.fromstring(draw_map(outlines, title="Carte", **options))


def words(svg, tag):
    return [element.text for element in svg.iter(f"{SVG}{tag}")]


def test_a_map_names_what_it_shows():
    svg = drawn(REGAIN, CITE, background=[BARLIN])

    assert words(svg, "title") == ["Carte", "Barlin", "Le Regain", "Cité <30>"]
    assert words(svg, "desc") == ["Contours représentés\u00a0: 1 Le Regain, 2 Cité <30>."]
    assert words(svg, "text") == ["Barlin", "1", "2", "500\u00a0m"]
    assert svg.attrib["role"] == "img"
    assert [svg.attrib[f"aria-{what}"] for what in ("labelledby", "describedby")] == [
        one.attrib["id"] for one in svg[:2]
    ]


def test_what_is_highlighted_stands_out():
    svg = drawn(REGAIN, CITE, highlighted={"Le Regain"})

    fills = {path[0].text: path.attrib["fill"] for path in svg.iter(f"{SVG}path") if len(path)}
    assert fills["Le Regain"] != fills["Cité <30>"]


def test_nothing_of_a_map_is_inline_style_or_script():
    written = draw_map([REGAIN, CITE], title="Carte", background=[BARLIN])

    assert not any(word in written for word in ("style=", "<style", "<script", " on"))


def test_an_outline_keeps_its_proportions_and_stays_in_the_frame():
    svg = drawn(REGAIN, width=200, height=100)

    [path] = [path for path in svg.iter(f"{SVG}path") if len(path)]
    numbers = [float(part) for part in path.attrib["d"].strip("MZ").replace("M", "").split()]
    xs, ys = numbers[::2], numbers[1::2]
    assert 0 <= min(xs) < max(xs) <= 200
    assert 0 <= min(ys) < max(ys) <= 100
    squeeze = (max(xs) - min(xs)) / (max(ys) - min(ys))
    assert 0.62 < squeeze < 0.65  # a degree of longitude at 50.455° north is 0.637 of a degree of latitude


def test_a_map_without_outlines_is_still_a_map():
    assert words(drawn(), "desc") == ["Aucun contour n’est représenté."]
    assert words(drawn(background=[BARLIN]), "title") == ["Carte", "Barlin"]


def test_a_point_sized_outline_is_not_blown_up_to_fill_the_page():
    tiny = MapShape("Une tour", Point(2.6, 50.45).buffer(0.0001))

    assert words(drawn(tiny), "text") == ["100\u00a0m"]
