"""The map of a contract, and what the maps one can move ask for."""

from django.http import HttpResponse
from django.shortcuts import render

from regain.core.french import counted, enumeration
from regain.reports.maps import TerritoryMap, build_contract_map, build_neighbourhood_map, build_surroundings
from regain.web import maps
from regain.web.access import contract_or_404, neighbourhood_or_404
from regain.web.middleware import MemberRequest


def contract_map(request: MemberRequest, code: str) -> HttpResponse:
    """Where are the neighbourhoods?"""
    contract = contract_or_404(request, code)
    found = build_contract_map(contract)
    context = {
        "contract": contract,
        "map": maps.contract_picture(found, code) if found.drawn else None,
        "answer": _answer(found),
        "missing": [one for one in found.neighbourhoods if not one.outlines],
    }
    return render(request, "maps/contract.html", context)


def contract_map_outlines(request: MemberRequest, code: str) -> HttpResponse:
    """The neighbourhoods, as GeoJSON."""
    found = build_contract_map(contract_or_404(request, code))
    return maps.geojson_response(request, maps.contract_outlines(found), found.version)


def contract_map_land(request: MemberRequest, code: str) -> HttpResponse:
    """The communes behind them, as GeoJSON."""
    found = build_contract_map(contract_or_404(request, code))
    return maps.geojson_response(request, maps.land(found), found.version)


def neighbourhood_map_outlines(request: MemberRequest, pk: int) -> HttpResponse:
    """The outlines of a neighbourhood, as GeoJSON."""
    found = build_neighbourhood_map(neighbourhood_or_404(request, pk))
    return maps.geojson_response(request, maps.neighbourhood_outlines(found), found.version)


def neighbourhood_map_land(request: MemberRequest, pk: int) -> HttpResponse:
    """The communes around it, as GeoJSON; all those of its agglomeration and its neighbours with `?voisins`."""
    neighbourhood = neighbourhood_or_404(request, pk)
    if "voisins" in request.GET:
        around = build_surroundings(neighbourhood)
        return maps.geojson_response(request, maps.surroundings(around), around.version)
    found = build_neighbourhood_map(neighbourhood)
    return maps.geojson_response(request, maps.land(found), found.version)


def _answer(found: TerritoryMap) -> str:
    if not found.drawn:
        return ""
    communes = sorted({name for one in found.drawn for name in one.communes})
    few = len(communes) <= 5  # noqa: PLR2004
    places = f"\u00a0: {enumeration(communes)}" if few else f", dans {counted(len(communes), 'commune')}"
    return f"{counted(len(found.drawn), 'quartier')} sur la carte{places}."
