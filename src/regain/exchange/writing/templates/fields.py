"""A draft as the named fields of a template (catalogue.py): texts, lists of texts, lists of records, nothing else."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from regain.core.french import MINUS, counted, long_date, number
from regain.exchange.draft import CommitmentRead, Draft, Figure, NeighbourhoodRead, ObjectiveRow, Section
from regain.exchange.writing.agreement import each_once

Fields = dict[str, Any]
_UNITS = {"inhabitants": "habitants", "ha": "hectares", "%": "%", "index": ""}
_UNSAID = {"suppressed": "non diffusée", "missing": "absente"}
_SIGNATORY = "signatory"


def fields_of(draft: Draft, *, labels: Mapping[str, str] | None = None) -> Fields:
    """Every field of the catalogue, in French; what the draft does not say is an empty text or an empty list.

    `labels` gives the French of the codes a draft holds (kinds of commitment, indicators).
    """
    said = labels or {}
    promises = draft.governance.commitments
    return {
        "contrat": draft.contract.name or "",
        "contrat_fin": _day(draft.contract.ends_on),
        "commune": draft.commune or "",
        "signee_le": _day(draft.signed_on),
        "signee_a": draft.signed_at or "",
        "referent_elu": draft.governance.elected_referent or "",
        "referent_technicien": draft.governance.technical_referent or "",
        "sections": [_section(section) for section in draft.sections],
        "quartiers": [_neighbourhood(read, said) for read in draft.neighbourhoods],
        "instances": _bodies(promises, said),
        "engagements": [_promise(promise, said) for promise in promises],
        "signataires": list(each_once(draft.signatories)),
    }


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _section(section: Section) -> Fields:
    paragraphs = [one.strip() for one in section.text.split("\n\n") if one.strip()]
    return {"titre": section.title, "paragraphes": paragraphs}


def _neighbourhood(read: NeighbourhoodRead, labels: Mapping[str, str]) -> Fields:
    return {
        "nom": read.name,
        "statut": read.kind,
        "code": read.code or "",
        "communes": list(read.communes),
        "portrait_source": read.portrait.source or "",
        "portrait_annee": str(read.portrait.vintage or ""),
        "portrait_perimetre": read.portrait.perimeter or "",
        "chiffres": [_figure(figure, labels) for figure in read.portrait.figures],
        "irritants": list(read.irritants),
        "opportunites": list(read.opportunities),
        "enjeux_prioritaires": list(read.priorities),
        "enjeux": _stakes(read.objectives),
        "objectifs": [_row(row) for row in read.objectives],
    }


def _figure(figure: Figure, labels: Mapping[str, str]) -> Fields:
    return {
        "indicateur": labels.get(figure.indicator, figure.indicator),
        "valeur": _UNSAID.get(figure.flag) or _quantity(figure.value, figure.unit, approximate=figure.flag != "ok"),
        "comparaison": _quantity(figure.comparison, figure.unit),
        "evolution": _change(figure),
        "evolution_depuis": str(figure.change_since or ""),
    }


def _quantity(value: float | None, unit: str, *, approximate: bool = False) -> str:
    if value is None:
        return ""
    said = f"{number(value)}\u00a0{_UNITS.get(unit, unit)}".rstrip()
    return f"environ {said}" if approximate else said


def _change(figure: Figure) -> str:
    if figure.change is None:
        return ""
    unit = "points" if figure.unit == "%" else _UNITS.get(figure.unit, figure.unit)
    sign = "+" if figure.change > 0 else MINUS if figure.change < 0 else ""
    return f"{sign}{number(abs(figure.change))}\u00a0{unit}".rstrip()


def _stakes(rows: Iterable[ObjectiveRow]) -> list[Fields]:
    return [
        {
            "numero": _ordinal(stake.number),
            "titre": stake.title,
            "objectifs_strategiques": [
                {"titre": title, "objectifs": [_objective(row) for row in branch]}
                for title, branch in groupby(group, key=lambda row: row.strategic)
            ],
        }
        for stake, group in groupby(rows, key=lambda row: row.stake)
    ]


def _objective(row: ObjectiveRow) -> Fields:
    return {"titre": row.intercommunal, "objectifs_operationnels": list(row.operational)}


def _row(row: ObjectiveRow) -> Fields:
    return {
        "numero_enjeu": _ordinal(row.stake.number),
        "enjeu": row.stake.title,
        "objectif_strategique": row.strategic,
        "objectif_intercommunal": row.intercommunal,
        "objectifs_operationnels": list(row.operational),
    }


def _ordinal(rank: int | None) -> str:
    return "" if rank is None else str(rank)


def _bodies(promises: Iterable[CommitmentRead], labels: Mapping[str, str]) -> list[Fields]:
    """One record a body, however much it promises; the first frequency and themes said count."""
    bodies: dict[tuple[str, str, tuple[str, ...]], Fields] = {}
    for promise in promises:
        if promise.kind == _SIGNATORY:
            continue
        kind = labels.get(promise.kind, promise.kind)
        key = (promise.kind, promise.name or "", promise.themes)
        body = bodies.setdefault(
            key, {"nature": kind, "nom": promise.name or kind, "frequence": "", "themes": list(promise.themes)}
        )
        body["frequence"] = body["frequence"] or _frequency(promise)
    return list(bodies.values())


def _promise(promise: CommitmentRead, labels: Mapping[str, str]) -> Fields:
    kind = labels.get(promise.kind, promise.kind)
    return {
        "nature": kind,
        "qui": "Les signataires" if promise.kind == _SIGNATORY else promise.name or kind,
        "texte": promise.text,
        "frequence": _frequency(promise),
        "echeance": _day(promise.due_on),
    }


def _frequency(promise: CommitmentRead) -> str:
    return f"{counted(promise.times_per_year, 'fois', 'fois')} par an" if promise.times_per_year else ""
