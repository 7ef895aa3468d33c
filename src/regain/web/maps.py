"""Maps of the territory as pages show them: a picture, its list, and the GeoJSON of the map one can move."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from regain.core.french import enumeration, number, shares_in_words
from regain.core.geography import Comparisons, MapShape, draw_map, feature_collection
from regain.reports.maps import MappedNeighbourhood, MappedOutline, TerritoryMap
from regain.web.ui.charts.map import AreaMap, MapEntry

_LIGHTER = 0.0003
"""Degrees (some 30 m) that simplifying may move the background by: it only helps to find one's way."""
_LEAST_SHARE = 0.005
"""A lesser part of a neighbourhood comes from the simplified outlines of communes."""
_YEAR = 365 * 24 * 3600


def contract_picture(found: TerritoryMap, code: str) -> AreaMap:
    """All the neighbourhoods of a contract."""
    lines = _numbered(found.drawn)
    shown = [one.outlines[0] for one in found.drawn]
    shapes = [MapShape(one.name, one.outlines[0].geometry, mark) for mark, one in lines]
    svg = draw_map(shapes, title="Carte des quartiers du contrat", background=_land(found), margin=0.05)
    return AreaMap(
        title="Les quartiers du contrat",
        svg=svg,
        entries=tuple(
            MapEntry(str(one.pk), mark, one.name, reverse("neighbourhood", args=[one.pk]), _detail(one))
            for mark, one in lines
        ),
        caption=caption(shown),
        source=sources(shown),
        outlines=f"{reverse('contract_map_outlines', args=[code])}?v={found.version}",
        land=f"{reverse('contract_map_land', args=[code])}?v={found.version}",
        tiles=settings.IGN_BACKGROUND,
    )


def neighbourhood_picture(found: TerritoryMap, pk: int) -> AreaMap | None:
    """One neighbourhood with its outlines of each vintage; None when it has none."""
    if not found.drawn:
        return None
    [one] = found.drawn
    comparisons = Comparisons()
    names = [_name(one, outline) for outline in one.outlines]
    shapes = [MapShape(name, outline.geometry) for name, outline in zip(names, one.outlines, strict=True)]
    return AreaMap(
        title=f"{one.name}, sur la carte",
        svg=draw_map(
            list(reversed(shapes)),
            [names[0]],
            title=f"Carte du quartier {one.name}",
            background=_land(found, named=True),
            margin=0.25,
        ),
        entries=tuple(
            MapEntry(str(outline.pk), "", name, detail=_surface_and_shares(outline, found, comparisons))
            for name, outline in zip(names, one.outlines, strict=True)
        ),
        caption=caption(one.outlines),
        source=sources(one.outlines),
        outlines=f"{reverse('neighbourhood_map_outlines', args=[pk])}?v={found.version}",
        land=f"{reverse('neighbourhood_map_land', args=[pk])}?v={found.version}",
        tiles=settings.IGN_BACKGROUND,
    )


def contract_outlines(found: TerritoryMap) -> str:
    """The GeoJSON of the neighbourhoods of a contract."""
    return feature_collection(
        ({"key": str(one.pk), "mark": mark, "name": one.name, "lit": True}, one.outlines[0].geometry)
        for mark, one in _numbered(found.drawn)
    )


def neighbourhood_outlines(found: TerritoryMap) -> str:
    """The GeoJSON of the outlines of a neighbourhood, the one in force last: it is drawn over the others."""
    return feature_collection(
        ({"key": str(outline.pk), "mark": "", "name": _name(one, outline), "lit": rank == 0}, outline.geometry)
        for one in found.drawn
        for rank, outline in reversed(list(enumerate(one.outlines)))
    )


def land(found: TerritoryMap) -> str:
    """The GeoJSON of the communes in the background, simplified."""
    return feature_collection((({"name": one.name}, one.geometry) for one in found.communes), tolerance=_LIGHTER)


def surroundings(found: TerritoryMap) -> str:
    """The GeoJSON of the communes and of the neighbourhoods among them, simplified: behind an outline to draw."""
    communes = ((one.name, one.geometry) for one in found.communes)
    neighbours = ((one.name, one.outlines[0].geometry) for one in found.drawn)
    return feature_collection((({"name": name}, shape) for name, shape in (*communes, *neighbours)), tolerance=_LIGHTER)


def geojson_response(request: HttpRequest, body: str, version: str) -> HttpResponse:
    """A GeoJSON that the browser keeps for as long as its address names this version."""
    response = HttpResponse(body, content_type="application/geo+json; charset=utf-8")
    is_this = request.GET.get("v") == version
    response["Cache-Control"] = f"private, max-age={_YEAR}, immutable" if is_this else "private, no-cache"
    return response


def sources(outlines: Sequence[MappedOutline]) -> str:
    """Who published the outlines, or who drew them."""
    return "\u00a0; ".join(dict.fromkeys(one.source for one in outlines))


def caption(outlines: Sequence[MappedOutline]) -> str:
    """Where the outlines come from, and what was repaired."""
    repaired = sum(bool(one.repaired) for one in outlines)
    told = f"Source\u00a0: {sources(outlines)}." if outlines else "Aucun contour n’est connu."
    if not repaired:
        return told
    words = "tracé a été réparé" if repaired == 1 else "tracés ont été réparés"
    return f"{told} {repaired} {words} à l’import."


def _numbered(drawn: Sequence[MappedNeighbourhood]) -> list[tuple[str, MappedNeighbourhood]]:
    return [(str(rank), one) for rank, one in enumerate(drawn, 1)]


def _land(found: TerritoryMap, *, named: bool = False) -> list[MapShape]:
    return [MapShape(one.name, one.geometry, one.name if named else "") for one in found.communes]


def _name(one: MappedNeighbourhood, outline: MappedOutline) -> str:
    return f"{one.name}, périmètre de {outline.vintage}" if outline.vintage else one.name


def _detail(one: MappedNeighbourhood) -> str:
    return " · ".join(part for part in (", ".join(one.communes), _surface(one.outlines[0])) if part)


def _surface_and_shares(outline: MappedOutline, found: TerritoryMap, comparisons: Comparisons) -> str:
    """`QN06207M, 61,8 ha : Barlin (97 %) et Hersin-Coupigny (3 %)`; the area alone where no commune is drawn."""
    shares = comparisons.shares_of(outline.geometry, {one.name: one.geometry for one in found.communes})
    told = shares_in_words(shares, least=_LEAST_SHARE)
    return f"{_surface(outline)}\u00a0: {enumeration(told)}" if told else _surface(outline)


def _surface(outline: MappedOutline) -> str:
    code = f"{outline.code}, " if outline.code else ""
    return f"{code}{number(outline.area_ha, 1)}\u00a0ha"
