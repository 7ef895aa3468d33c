"""What an element of the text says, in the words of a page, whatever its kind."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from regain.core import french
from regain.domain.contracts.enums import INDICATOR_LABELS, CommitmentKind, FigureFlag, Unit
from regain.domain.territory.enums import NeighbourhoodKind
from regain.exchange.writing.agreement.figures import change_words


@dataclass(frozen=True, slots=True)
class Said:
    """What it says first, what stands over it, small notes, items or paragraphs under it."""

    words: str
    above: str = ""
    notes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


def said(value: Any) -> Said:
    """The element in words; its shape tells its kind."""
    if not isinstance(value, dict):
        return Said(str(value) if value else "personne n’est désigné")
    for known, tell in _BY_NAME.items():
        if known in value:
            return tell(value)
    raise ValueError(f"an element with {sorted(value)}")


def _commitment(value: dict[str, Any]) -> Said:
    kind = CommitmentKind(value["kind"]).label
    notes = [
        f"{value['times_per_year']} fois par an" if value["times_per_year"] else "",
        f"pour le {french.long_date(date.fromisoformat(value['due_on']))}" if value["due_on"] else "",
        f"thèmes : {french.enumeration(value['themes'])}" if value["themes"] else "",
    ]
    above = f"{kind} · {value['name']}" if value["name"] else kind
    return Said(value["text"], above, tuple(note for note in notes if note))


def _figure(value: dict[str, Any]) -> Said:
    label = INDICATOR_LABELS.get(value["indicator"], value["indicator"])
    beside = f"agglomération : {_number(value['comparison'], value['unit'])}" if value["comparison"] else ""
    changed = change_words(value["change"], value["change_since"], value["unit"])
    return Said(f"{label} : {_figure_value(value)}", notes=tuple(filter(None, (beside, changed))))


def _figure_value(value: dict[str, Any]) -> str:
    flag = FigureFlag(value["flag"])
    if value["value"] is None:
        return flag.label.lower()
    number = _number(value["value"], value["unit"])
    return f"environ {number}" if flag == FigureFlag.APPROXIMATE else number


def _number(value: float, unit: str) -> str:
    if unit == Unit.PERCENT:
        return french.percent(value)
    return french.number(value) if unit == Unit.INDEX else f"{french.number(value)}{french.NO_BREAK}{Unit(unit).label}"


def _objective(value: dict[str, Any]) -> Said:
    number, title = value["stake"]["number"], value["stake"]["title"]
    stake = f"Enjeu {number} – {title}" if number else title
    return Said(value["intercommunal"], f"{stake} › {value['strategic']}", (), tuple(value["operational"]))


def _section(value: dict[str, Any]) -> Said:
    return Said(value["title"], paragraphs=tuple(value["text"].split("\n\n")))


def _neighbourhood(value: dict[str, Any]) -> Said:
    kind = NeighbourhoodKind(value["kind"]).label
    notes = (kind, value["code"] or "sans code", french.enumeration(value["communes"]) or "sans commune")
    return Said(value["name"], notes=notes)


def _portrait(value: dict[str, Any]) -> Said:
    perimeter = f"périmètre {value['perimeter']}" if value["perimeter"] else ""
    parts = [value["source"], str(value["vintage"] or ""), perimeter]
    told = ", ".join(part for part in parts if part)
    return Said(f"Source : {told}" if told else "Le texte ne dit pas d’où viennent ces chiffres.")


_BY_NAME = {
    "times_per_year": _commitment,
    "indicator": _figure,
    "intercommunal": _objective,
    "title": _section,
    "communes": _neighbourhood,
    "vintage": _portrait,
}
