"""Data sets and what files change, in the words of the pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils import timezone

from regain.core import french
from regain.core.member import Member
from regain.domain.accounts.queries import which_administrator_to_ask
from regain.domain.indicators.models import Edition, Observation
from regain.domain.indicators.queries import (
    corrected_by,
    figure_key,
    indicators_with_codes,
    may_write_dataset,
    names_of_places,
)
from regain.domain.indicators.rules import figure
from regain.exchange.planning.observations import ObservationPlan
from regain.exchange.reading.observations import Finding, Reading
from regain.exchange.reading.observations.writings import MARK_DOUBTFUL, RATES_DOUBTFUL
from regain.web.pages.observations.forms import AnswersForm

SHOWN = 50
TITLES = {
    "columns_left_aside": "Colonnes laissées de côté",
    "year_wanted": "Année inconnue",
    "unknown_code": "Code non reconnu",
    "code_repaired": "Code réparé",
    "year_unreadable": "Année illisible",
    "value_unreadable": "Valeur illisible",
    "value_out_of_range": "Valeur impossible",
    "figure_given_twice": "Chiffre donné deux fois",
    "unknown_indicator": "Indicateur inconnu",
    "cell_in_error": "Cellule en erreur",
    "formula_not_computed": "Formule sans résultat",
    "hidden_left_aside": "Ce que Regain n’a pas lu",
    "hidden_column_read": "Colonne masquée",
    "sheet_left_aside": "Feuille laissée de côté",
    MARK_DOUBTFUL: "Point ou virgule à préciser",
    RATES_DOUBTFUL: "Taux à préciser",
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A figure before and after."""

    place: str
    indicator: str
    year: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding, as the page shows it."""

    severity: str
    title: str
    place: str
    message: str


def answer(datasets: Iterable[Any]) -> str:
    """How many figures are loaded."""
    loaded = [one for one in datasets if one.edition_count]
    if not loaded:
        return ""
    figures = french.counted(sum(one.figures for one in loaded), "chiffre en vigueur", "chiffres en vigueur")
    sets = "d’un jeu" if len(loaded) == 1 else f"de {french.counted(len(loaded), 'jeu', 'jeux')}"
    return f"{figures}, {sets} de données."


def plan(planned: ObservationPlan, member: Member) -> dict[str, Any]:
    """All that the page of a plan shows."""
    reading = planned.reading
    return {
        "plan": planned,
        "may_write": may_write_dataset(member, planned.dataset),
        "whom_to_ask": which_administrator_to_ask(on=timezone.localdate()),
        "answer": planned.sentence,
        "changes": _changes(planned, member),
        "more_changes": max(len(planned.changed) - SHOWN, 0),
        "findings": [_finding(one) for one in reading.findings[:SHOWN]],
        "more_findings": max(sum(reading.counts.values()) - SHOWN, 0),
        "worths": _worths(planned),
    }


def questions(
    answers: AnswersForm, reading: Reading | None = None, *, year_is_wanted: bool = False
) -> list[BoundField]:
    """The questions to put: those that the file leaves open, and those that were answered."""
    counts = reading.counts if reading else {}
    asked = {
        "annee": year_is_wanted or "year_wanted" in counts,
        "separateur": MARK_DOUBTFUL in counts,
        "taux": RATES_DOUBTFUL in counts,
    }
    return [answers[name] for name, is_open in asked.items() if is_open or answers[name].value()]


def corrections(edition: Edition, before: Sequence[Observation]) -> list[ChangeLine]:
    """What an edition corrected: each figure as it was, and as it is since."""
    after = corrected_by(edition, before) if before else {}
    names = names_of_places(one.place_code for one in before) if before else {}
    return [
        ChangeLine(
            place=_place(one.place_kind, one.place_code, names),
            indicator=one.indicator.label,
            year=one.year,
            before=_written(one),
            after=_written(after[figure_key(one)], one) if figure_key(one) in after else "",
        )
        for one in before
    ]


def _written(one: Observation, like: Observation | None = None) -> str:
    decimals = (like or one).indicator.decimals
    return figure(one.value, flag=one.flag, unit=one.unit, decimals=decimals)


def _changes(planned: ObservationPlan, member: Member) -> list[ChangeLine]:
    shown = planned.changed[:SHOWN]
    indicators = indicators_with_codes({change.figure.indicator for change in shown}, seen_by=member) if shown else {}
    names = names_of_places(change.figure.place_code for change in shown) if shown else {}
    lines = []
    for change in shown:
        new, indicator = change.figure, indicators[change.figure.indicator]
        shape: dict[str, Any] = {"unit": indicator.unit, "decimals": indicator.decimals}
        lines.append(
            ChangeLine(
                place=_place(new.place_kind, new.place_code, names),
                indicator=indicator.label,
                year=new.year,
                before=figure(change.value, flag=change.flag, **shape),
                after=figure(new.value, flag=new.flag, **shape),
            )
        )
    return lines


def _place(kind: str, code: str, names: dict[tuple[str, str], str]) -> str:
    name = names.get((kind, code), "")
    return f"{name} ({code})" if name else code


def _worths(planned: ObservationPlan) -> str:
    """`47 970 publiés, 1 274 couverts par le secret et 2 588 non publiés`."""
    words = {
        "ok": "publiés",
        "approximate": "approchés",
        "suppressed": "couverts par le secret",
        "missing": "non publiés",
    }
    flags = [one.flag for one in planned.reading.figures]
    return french.enumeration([f"{french.number(flags.count(flag))} {words[flag]}" for flag in words if flag in flags])


def _finding(one: Finding) -> FindingLine:
    severity = (
        "info" if one.severity == "info" else "warning"
    )  # nothing waits for a decision: what is refused is refused
    return FindingLine(severity, TITLES[one.code], one.place, one.message)
