"""The plan of a file of outlines, in the words of its page."""

from dataclasses import dataclass
from typing import Any

from regain.core.french import counted, number
from regain.exchange.applying.outline_files import OutlinePlan
from regain.exchange.planning.perimeters import PlannedPerimeter, Verb, perimeter_summary, tie_in_words
from regain.exchange.planning.perimeters.wording import REFUSALS_SHOWN, communes_in_words

FINDINGS_SHOWN = 50
_SIGNS = {
    Verb.ADDED: "ajouté",
    Verb.OUTLINED: "premier contour",
    Verb.NEW_EDITION: "nouvelle édition",
    Verb.RENAMED: "renommé",
    Verb.UNCHANGED: "inchangé",
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A perimeter of our communes, and what becomes of it."""

    code: str
    name: str
    communes: str
    area: str
    sign: str
    repaired: str
    becomes: str


def plan(found: OutlinePlan, name: str) -> dict[str, Any]:
    """What the page shows."""
    perimeters = found.perimeters
    lines = [_line(one) for one in perimeters.ours] if perimeters else []
    return {
        "answer": summary(found),
        "file_name": name,
        "fingerprint": found.fingerprint,
        "is_empty": found.is_empty,
        "lines": lines,
        "refused": [str(finding) for finding in found.refused[:REFUSALS_SHOWN]],
        "refused_left": max(len(found.refused) - REFUSALS_SHOWN, 0),
        "findings": [str(finding) for finding in found.findings[:FINDINGS_SHOWN]],
        "findings_left": counted(len(found.findings) - FINDINGS_SHOWN, "autre constat", "autres constats")
        if len(found.findings) > FINDINGS_SHOWN
        else "",
        "findings_aside": counted(len(found.findings), "constat"),
    }


def summary(found: OutlinePlan) -> str:
    """The counts, in one sentence."""
    if found.perimeters is not None:
        return perimeter_summary(found.perimeters)
    refused = f", {counted(len(found.refused), 'refusé')}" if found.refused else ""
    return f"{counted(len(found.communes), 'contour de commune', 'contours de communes')}{refused}."


def done(found: OutlinePlan) -> str:
    """What was written."""
    return "Rien n’a changé : ces contours étaient déjà là." if found.is_empty else f"C’est importé. {summary(found)}"


def _line(one: PlannedPerimeter) -> PlanLine:
    return PlanLine(
        code=one.entry.code,
        name=one.entry.name,
        communes=communes_in_words(one),
        area=f"{number(one.area_ha, 1)}\u00a0ha",
        sign=_SIGNS[one.verb],
        repaired=one.repaired,
        becomes=tie_in_words(one),
    )
