"""Two perimeters side by side, in words and as a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from regain.core.french import counted, enumeration, number, percent, place_name
from regain.core.geography import MapShape, draw_map
from regain.domain.territory.enums import CorrespondenceState, Vintage
from regain.reports.correspondences import Pair, PairList, Side
from regain.web.ui.charts.map import AreaMap

_STATES = {
    CorrespondenceState.TO_CONFIRM: ("risk", "à\u00a0confirmer"),
    CorrespondenceState.CONFIRMED: ("kept", "confirmée"),
    CorrespondenceState.REFUSED: ("mute", "écartée"),
}


@dataclass(frozen=True, slots=True)
class PairLine:
    """A correspondence in one line."""

    href: str
    one: str
    other: str
    reasons: str
    kind: str
    word: str
    undo: str
    version: int


@dataclass(frozen=True, slots=True)
class SideShown:
    """One of the two, fact by fact."""

    heading: str
    facts: tuple[tuple[str, str], ...]
    href: str


def pairs(found: PairList) -> dict[str, Any]:
    """What the list shows."""
    waiting = found.waiting
    answer = (
        f"{counted(waiting, 'quartier de 2024 attend son', 'quartiers de 2024 attendent leur')} équivalent de 2015."
        if waiting
        else "Aucune correspondance n’attend de confirmation."
    )
    return {
        "answer": answer,
        "to_confirm": [_line(one) for one in found.to_confirm],
        "decided": [_line(one) for one in found.decided],
        "same_names_label": f"Confirmer les {len(found.same_names)} mêmes noms"
        if len(found.same_names) > 1
        else "Confirmer ce même nom",
        "same_names": [
            (f"{one.perimeter_pk}:{one.other.code}", placed(one.one), placed(one.other)) for one in found.same_names
        ],
        "alone": [(placed(side), reverse("counterpart_choose", args=[pk])) for pk, side in found.alone],
    }


def pair(found: Pair) -> dict[str, Any]:
    """What the page of one shows."""
    kind, word = _STATES[found.state]
    sides = [found.one, *([found.other] if found.other else [])]
    return {
        "pair": found,
        "answer": because(found),
        "kind": kind,
        "word": word,
        "is_open": found.state == CorrespondenceState.TO_CONFIRM,
        "sides": [side_of(side) for side in sides],
        "map": _map(sides),
        "unknown": enumeration([side.code for side in sides if side.code and side.geometry is None]),
        "choose_href": reverse("counterpart_choose", args=[found.perimeter_pk]),
    }


def because(found: Pair) -> str:
    """Why Regain guesses it, in one sentence."""
    if found.other is None:
        return "Ce périmètre ne continue aucun quartier de 2015 : quelqu’un l’a décidé."
    overlap = f" ({percent(found.overlap * 100, 0)} du plus petit)" if found.overlap else ""
    return f"Pourquoi cette proposition : {enumeration(found.reasons)}{overlap}." if found.reasons else ""


def side_of(side: Side) -> SideShown:
    """The facts of a perimeter."""
    facts = (
        ("Code", side.code or "sans code"),
        ("Nom publié", side.name or "inconnu"),
        ("Communes", enumeration(side.communes) or "inconnues"),
        ("Surface", f"{number(side.area_ha, 1)}\u00a0ha" if side.area_ha is not None else "contour inconnu"),
        ("Quartier dans Regain", side.neighbourhood or "aucun encore"),
    )
    href = reverse("neighbourhood", args=[side.neighbourhood_pk]) if side.neighbourhood_pk else ""
    return SideShown(f"Périmètre de {side.vintage}" if side.vintage else "Quartier", facts, href)


def question(side: Side) -> str:
    """What is asked of a perimeter alone: it came before, or after."""
    return (
        "De quel quartier de 2015 celui-ci est-il la suite ?"
        if side.vintage == Vintage.OF_2024
        else "Quel quartier de 2024 continue celui-ci ?"
    )


def choices(others: Iterable[Side]) -> list[tuple[str, str]]:
    """The perimeters one may choose: name, communes, code."""
    return [(one.code, placed(one)) for one in others]


def placed(side: Side) -> str:
    """`Centre Ville, Auchel (QP062004)`."""
    where = ", ".join(
        part for part in (place_name(side.name or side.neighbourhood), enumeration(side.communes)) if part
    )
    return f"{where} ({side.code})" if where else side.code


def _line(found: Pair) -> PairLine:
    kind, word = _STATES[found.state]
    is_decided = found.state != CorrespondenceState.TO_CONFIRM
    return PairLine(
        href=reverse("correspondence", args=[found.pk]),
        one=_label(found.one),
        other=_label(found.other) if found.other else "aucun",
        reasons=enumeration(found.reasons),
        kind=kind,
        word=word,
        undo=reverse("correspondence_undo", args=[found.pk]) if is_decided and found.can_be_undone else "",
        version=found.version,
    )


def _label(side: Side) -> str:
    return f"{side.code} {side.name}".strip()


def _map(sides: list[Side]) -> AreaMap | None:
    """Both outlines on one picture, the latest in full colour; None when neither is known."""
    drawn = [side for side in sides if side.geometry is not None]
    if not drawn:
        return None
    shapes = [
        MapShape(_label(side), side.geometry, str(side.vintage))
        for side in reversed(drawn)
        if side.geometry is not None
    ]
    title = f"Contours de {enumeration([side.code for side in drawn])}"
    sources = " ; ".join(dict.fromkeys(side.source for side in drawn))
    return AreaMap(
        title=title,
        svg=draw_map(shapes, [_label(drawn[0])], title=title, margin=0.15),
        entries=(),
        caption=f"Source\u00a0: {sources}.",
        alone=True,
    )
