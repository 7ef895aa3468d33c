"""Answers about places, in words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from regain.core.french import number
from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.accounts.queries import which_administrator_to_ask
from regain.domain.territory.enums import Vintage
from regain.domain.territory.queries import addresses_are_known, outlines_in_force
from regain.exchange.applying.geocoding import has_geocoder
from regain.exchange.applying.locating import PlacesAsked
from regain.reports.locating import NOT_A_CERTIFICATE, Hit, Located
from regain.reports.locating import AddressFound as Found
from regain.reports.maps import NATIONAL

INVERTED = "ces coordonnées semblent inversées : mettez la longitude en premier, la latitude ensuite"
FRANCE = (-5.5, 41.0), (10.0, 51.5)
"""The corners of metropolitan France, in degrees: longitude, latitude."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one geography: a neighbourhood and where it leads, or why there is none."""

    term: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place and its answers."""

    title: str
    aside: str
    answers: tuple[Answer, ...]


def nothing() -> dict[str, Any]:
    """What the page shows before anything is asked."""
    return {"places": [], "said": "", "warning": NOT_A_CERTIFICATE.capitalize()}


def lack(member: Member) -> str:
    """Why an address could not be found here, and what to do about it; blank where addresses are known."""
    return "" if has_geocoder() else lack_of_base(member)


def sources() -> str:
    """Where answers come from: no geography whose outlines are not imported is cited."""
    known = outlines_in_force("perimeter").order_by("perimeter__vintage").values_list("perimeter__vintage", "source")
    own = dict.fromkeys(source or NATIONAL.format(vintage=vintage) for vintage, source in known.distinct())
    base = ["Base Adresse Nationale (Licence Ouverte 2.0)"] if addresses_are_known() or has_geocoder() else []
    return " ; ".join([*base, *own])


def lack_of_base(member: Member) -> str:
    """The same for a list, which is never sent to another service: only the base of here answers."""
    if addresses_are_known():
        return ""
    if member.is_one_of(Role.ADMINISTRATOR):
        return (
            "Téléchargez les adresses du département sur adresse.data.gouv.fr, puis chargez-les sur le serveur : "
            "./regain import_addresses FICHIER."
        )
    whom = which_administrator_to_ask(on=timezone.localdate())
    return f"Demandez {whom} de charger les adresses du département."


def places(asked: PlacesAsked, *, own: Collection[int]) -> dict[str, Any]:
    """What the page shows of what was found. `own`: the neighbourhoods (by key) whose pages may be opened."""
    shown = [_address(found, own) for found in asked.addresses]
    if asked.point:
        shown.insert(0, _point(asked.point, own))
    return {"places": shown, "said": asked.said}


def _address(found: Found, own: Collection[int]) -> PlaceShown:
    sure = "adresse reconnue" if found.is_sure else found.remark or "plusieurs adresses possibles"
    return PlaceShown(found.label, sure, _answers(found.located, own))


def _point(located: Located, own: Collection[int]) -> PlaceShown:
    place = f"{number(located.longitude, 5)} ; {number(located.latitude, 5)}"
    answers = (Answer("À vérifier", INVERTED),) if _looks_inverted(located) else _answers(located, own)
    return PlaceShown(f"Point {place}", "longitude ; latitude", answers)


def _looks_inverted(located: Located) -> bool:
    """Whether the point is out of France, and would be in it the other way round (overseas aside)."""
    (west, south), (east, north) = FRANCE
    is_in = west <= located.longitude <= east and south <= located.latitude <= north
    return not is_in and west <= located.latitude <= east and south <= located.longitude <= north


def _answers(located: Located, own: Collection[int]) -> tuple[Answer, ...]:
    answers = []
    for vintage in sorted(Vintage, reverse=True):
        term = f"Périmètres de {vintage.label}"
        if vintage in located.unknown:
            answers.append(Answer(term, "inconnus : contours non importés"))
        else:
            answers.append(_answer(term, located.hits[vintage], own))
    if located.drawn:
        answers.append(_answer("Quartier d’intérêt communautaire", located.drawn, own))
    return tuple(answers)


def _answer(term: str, hits: tuple[Hit, ...], own: Collection[int]) -> Answer:
    if not hits:
        return Answer(term, "hors de tout quartier")
    href = reverse("neighbourhood", args=[hits[0].neighbourhood_pk]) if hits[0].neighbourhood_pk in own else ""
    return Answer(term, ", ".join(hit.label for hit in hits), href)
