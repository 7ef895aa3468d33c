from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.french import place_name, quoted
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.enums import CorrespondenceReason, CorrespondenceState, NeighbourhoodKind, Vintage
from regain.domain.territory.models import (
    Commune,
    Correspondence,
    CorrespondenceTrace,
    Intercommunality,
    Neighbourhood,
    Perimeter,
)
from regain.domain.territory.rules import PerimeterEntry, vintage_of
from regain.domain.territory.usecases.merging import NeighbourhoodsCannotMerge, merge, part, weight_of
from regain.domain.territory.usecases.neighbourhoods import add_neighbourhood
from regain.domain.territory.usecases.staying import stay_around

_SIDES = (
    "perimeter__neighbourhood__intercommunality",
    "other__neighbourhood__intercommunality",
    "neighbourhood__intercommunality",
)


class CorrespondenceNotOpen(BusinessError):
    """The correspondence is decided already, or is not decided yet."""


@transaction.atomic
def confirm_correspondence(correspondence: Correspondence, *, expected: int, decided_at: datetime, by: Member) -> None:
    """The two perimeters are those of one neighbourhood: what hangs under each is now under it.

    Other guesses about either are put aside. Raises ChangedMeanwhile, CorrespondenceNotOpen,
    NeighbourhoodsCannotMerge, PlaceIsElsewhere.
    """
    held = _held(correspondence, expected, {CorrespondenceState.TO_CONFIRM}, by)
    moved = _made_one(held, decided_at, by)
    rivals = _rivals(held)
    moved["refused"] = [one.pk for one in rivals]
    for rival in rivals:
        _decide(rival, CorrespondenceState.REFUSED)
    _close(held, CorrespondenceState.CONFIRMED, moved, by)


@transaction.atomic
def refuse_correspondence(correspondence: Correspondence, *, expected: int, by: Member) -> None:
    """They are not the same neighbourhood: it will not be guessed again.

    A perimeter of our communes for which nothing else is guessed gets a neighbourhood of its own. Raises
    ChangedMeanwhile, CorrespondenceNotOpen, PlaceIsElsewhere.
    """
    held = _held(correspondence, expected, {CorrespondenceState.TO_CONFIRM}, by)
    waiting = Correspondence.objects.filter(perimeter=held.perimeter, state=CorrespondenceState.TO_CONFIRM)
    others = waiting.exclude(pk=held.pk).exists()
    moved = {} if others else _alone(held.perimeter, held, by)
    _close(held, CorrespondenceState.REFUSED, moved, by)


@transaction.atomic
def choose_counterpart(
    perimeter: Perimeter,
    *,
    other: Perimeter | None,
    reason: CorrespondenceReason = CorrespondenceReason.CHOSEN,
    decided_at: datetime,
    by: Member,
) -> Correspondence:
    """Say which perimeter of the other vintage this one continues, or that it continues none (`other` is None).

    `reason`: why, where nothing was guessed. Raises CorrespondenceNotOpen, NeighbourhoodsCannotMerge, PlaceIsElsewhere.
    """
    stay_around([perimeter, other], by=by)
    decided = Correspondence.objects.filter(perimeter=perimeter, state=CorrespondenceState.CONFIRMED).first()
    if decided:
        raise CorrespondenceNotOpen(f"La correspondance de {perimeter} est déjà décidée\u00a0: annulez-la d’abord.")
    if other is not None:
        chosen, _ = Correspondence.objects.get_or_create(
            perimeter=perimeter,
            other=other,
            defaults={"state": CorrespondenceState.TO_CONFIRM, "reasons": [reason.value]},
        )
        if chosen.state == CorrespondenceState.REFUSED:
            _decide(chosen, CorrespondenceState.TO_CONFIRM)
        confirm_correspondence(chosen, expected=chosen.version, decided_at=decided_at, by=by)
        return chosen
    waiting = list(_waiting(perimeter))
    for one in waiting:
        _decide(one, CorrespondenceState.REFUSED)
    none = Correspondence.objects.create(
        perimeter=perimeter,
        state=CorrespondenceState.CONFIRMED,
        reasons=[CorrespondenceReason.CHOSEN.value],
    )
    moved = {**_alone(perimeter, waiting[0] if waiting else None, by), "refused": [one.pk for one in waiting]}
    _close(none, CorrespondenceState.CONFIRMED, moved, by)
    return none


@transaction.atomic
def choose_published(
    pairs: Iterable[tuple[Perimeter, PerimeterEntry]],
    *,
    reason: CorrespondenceReason = CorrespondenceReason.CHOSEN,
    decided_at: datetime,
    by: Member,
) -> list[Correspondence]:
    """The same for several, each with the perimeter of the other vintage as something published names it.

    What no file of outlines brought yet is added as a reference. All are decided, or none. Raises as choose_counterpart.
    """
    decided = []
    for perimeter, entry in pairs:
        other, _ = Perimeter.objects.get_or_create(
            code=entry.code,
            defaults={
                "vintage": vintage_of(entry.code) or Vintage.OF_2015,
                "name": entry.name,
                "insee_codes": list(entry.insee_codes),
            },
        )
        decided.append(choose_counterpart(perimeter, other=other, reason=reason, decided_at=decided_at, by=by))
    return decided


@transaction.atomic
def undo_correspondence(correspondence: Correspondence, *, expected: int, undone_at: datetime, by: Member) -> None:
    """Bring back what was before the decision; a neighbourhood it added is put aside.

    Raises ChangedMeanwhile, CorrespondenceNotOpen, PlaceIsElsewhere.
    """
    held = _held(correspondence, expected, {CorrespondenceState.CONFIRMED, CorrespondenceState.REFUSED}, by)
    trace = CorrespondenceTrace.objects.filter(correspondence=held).first()
    if trace is None:
        raise CorrespondenceNotOpen("Cette décision a été prise ailleurs\u00a0: elle ne peut pas être annulée ici.")
    _bring_back(trace.moved, undone_at)
    before = {"state": held.state}
    trace.delete()
    for one in Correspondence.objects.filter(pk__in=trace.moved.get("refused", [])).order_by("pk"):
        _decide(one, CorrespondenceState.TO_CONFIRM)
    record(Event.CORRESPONDENCE_UNDONE, on=held, by=by, before=before)
    if held.other_id is None and held.neighbourhood_id is None:
        held.delete()
    else:
        _decide(held, CorrespondenceState.TO_CONFIRM)


def _held(
    correspondence: Correspondence, expected: int, states: set[CorrespondenceState], by: Member
) -> Correspondence:
    held = Correspondence.objects.select_for_update(of=("self",)).select_related(*_SIDES).get(pk=correspondence.pk)
    stay_around([held.perimeter, held.other], neighbourhood=held.neighbourhood, by=by)
    if held.version != expected:
        raise ChangedMeanwhile("Quelqu’un d’autre vient de décider\u00a0: relisez la correspondance.")
    if held.state not in states:
        label = held.get_state_display().lower()
        raise CorrespondenceNotOpen(f"Cette correspondance est déjà {label}.")
    return held


def _made_one(held: Correspondence, decided_at: datetime, by: Member) -> dict[str, Any]:
    """Put the two perimeters under one neighbourhood; say what was moved."""
    one = held.perimeter.neighbourhood
    two = held.other.neighbourhood if held.other else held.neighbourhood
    if one and two and one != two:
        return _merged(one, two, decided_at)
    target, moved = one or two, {}
    if target is None:
        moved = _alone(held.perimeter, held, by)
        target = held.perimeter.neighbourhood
    if target is None:
        raise NeighbourhoodsCannotMerge(f"Aucune commune de {held.perimeter} n’est dans une agglomération connue ici.")
    joining = [each for each in (held.perimeter, held.other) if each and each.neighbourhood_id is None]
    _refuse_second(target, joining)
    known = set(target.communes.values_list("pk", flat=True))
    codes = {code for each in joining for code in each.insee_codes}
    communes = [one.pk for one in Commune.objects.filter(insee_code__in=codes).order_by("pk") if one.pk not in known]
    target.communes.add(*communes)
    for each in joining:
        Perimeter.objects.filter(pk=each.pk).update(neighbourhood=target)
    attached = [*moved.get("attached", []), *(each.pk for each in joining)]
    return {**moved, "kept": target.pk, "attached": attached, "communes": communes}


def _merged(one: Neighbourhood, two: Neighbourhood, decided_at: datetime) -> dict[str, Any]:
    kept, gone = sorted((one, two), key=lambda each: (-weight_of(each), each.pk))
    if kept.intercommunality_id != gone.intercommunality_id:
        raise NeighbourhoodsCannotMerge(f"{quoted(str(kept))} et {quoted(str(gone))} sont de deux agglomérations.")
    _refuse_second(kept, gone.perimeters.order_by("pk"))
    moved = merge(gone, into=kept)
    was_archived = gone.archived_at is not None
    if not was_archived:
        _archive(gone, decided_at)
    return {"kept": kept.pk, "gone": gone.pk, "merged": moved, "was_archived": was_archived}


def _refuse_second(neighbourhood: Neighbourhood, perimeters: Iterable[Perimeter]) -> None:
    known = {each.vintage: each.code for each in neighbourhood.perimeters.order_by("pk")}
    for each in perimeters:
        code = known.get(each.vintage, each.code)
        if code != each.code:
            raise NeighbourhoodsCannotMerge(
                f"{quoted(str(neighbourhood))} a déjà le code {code} pour {each.vintage}\u00a0: il ne peut avoir aussi {each.code}."
            )


def _alone(perimeter: Perimeter, guess: Correspondence | None, by: Member) -> dict[str, Any]:
    """Give the perimeter a neighbourhood of its own if it has none and lies in communes of an agglomeration."""
    if perimeter.neighbourhood_id is not None:
        return {}
    communes = list(Commune.objects.filter(insee_code__in=perimeter.insee_codes).order_by("name", "pk"))
    candidates = [one.intercommunality for one in communes if one.intercommunality]
    agglomeration: Intercommunality | None = candidates[0] if candidates else None
    if guess and guess.neighbourhood:
        agglomeration = guess.neighbourhood.intercommunality
    if agglomeration is None:
        return {}
    added = add_neighbourhood(
        name=place_name(perimeter.name) or perimeter.code,
        kind=NeighbourhoodKind.QPV,
        code=perimeter.code,
        communes=communes,
        intercommunality=agglomeration,
        source=perimeter.source,
        by=by,
    )
    perimeter.refresh_from_db()
    return {"added": added.pk, "attached": [perimeter.pk]}


def _bring_back(moved: dict[str, Any], undone_at: datetime) -> None:
    if "merged" in moved:
        gone, kept = (Neighbourhood.objects.get(pk=moved[name]) for name in ("gone", "kept"))
        part(moved["merged"], gone=gone, kept=kept)
        if not moved["was_archived"]:
            _archive(gone, None)
        return
    Perimeter.objects.filter(pk__in=moved.get("attached", [])).update(neighbourhood=None)
    if "kept" in moved:
        Neighbourhood.objects.get(pk=moved["kept"]).communes.remove(*moved["communes"])
    added = Neighbourhood.objects.get(pk=moved["added"]) if "added" in moved else None
    if added and not weight_of(added):
        _archive(added, undone_at)


def _archive(neighbourhood: Neighbourhood, moment: datetime | None) -> None:
    neighbourhood.archived_at = moment
    neighbourhood.version += 1
    neighbourhood.save(update_fields=["archived_at", "version"])


def _waiting(perimeter: Perimeter) -> Iterable[Correspondence]:
    return Correspondence.objects.filter(perimeter=perimeter, state=CorrespondenceState.TO_CONFIRM).order_by("pk")


def _rivals(held: Correspondence) -> list[Correspondence]:
    """The other guesses about either perimeter."""
    same = Correspondence.objects.filter(state=CorrespondenceState.TO_CONFIRM).exclude(pk=held.pk).order_by("pk")
    return [
        one
        for one in same
        if one.perimeter_id == held.perimeter_id or (held.other_id and one.other_id == held.other_id)
    ]


def _decide(correspondence: Correspondence, state: CorrespondenceState) -> None:
    correspondence.state = state
    correspondence.version += 1
    correspondence.save(update_fields=["state", "version"])


def _close(held: Correspondence, state: CorrespondenceState, moved: dict[str, Any], by: Member) -> None:
    _decide(held, state)
    CorrespondenceTrace.objects.create(correspondence=held, moved=moved)
    told = {"state": state.value, "perimeter": held.perimeter.code, "other": held.other.code if held.other else ""}
    record(Event.CORRESPONDENCE_DECIDED, on=held, by=by, after=told)
