"""Targets in French: what is aimed at, and where it stands. Pure."""

from regain.core import french
from regain.domain.indicators.enums import Course
from regain.domain.indicators.rules.trajectory import Progress, Status, Untold
from regain.reports.figures.targets import TargetLine
from regain.reports.figures.wording import number

STATES = {Status.REACHED: "kept", Status.ON_TRACK: "kept", Status.OFF_TRACK: "risk", Status.UNTOLD: "mute"}
"""The four states of the interface."""
WORDS = {
    Status.REACHED: "atteinte",
    Status.ON_TRACK: "en bonne voie",
    Status.OFF_TRACK: "en retard",
    Status.UNTOLD: "on ne peut pas dire",
}
_WHY = {
    Untold.NO_FIGURE: "Aucun chiffre plus récent que le départ n’est importé.",
    Untold.TOO_EARLY: "Rien n’est attendu avant l’échéance.",
    Untold.NOISE: "L’écart à la trajectoire est plus petit que le bruit ajouté par l’INSEE.",
}


def aim_sentence(line: TargetLine) -> str:
    """From where to where: `De 39,1 % en 2015 à 30 % en 2030, régulièrement.`."""
    aim, definition = line.aim, line.definition
    start = number(aim.start.value, definition) if aim.start.value is not None else "inconnu"
    course = "régulièrement" if aim.course == Course.STRAIGHT else "à l’échéance seulement"
    return f"De {start} en {aim.start.year} à {number(aim.target, definition)} en {aim.target_year}, {course}."


def progress_sentence(line: TargetLine) -> str:
    """Why the target stands where it does, with the figure it is judged on."""
    told, definition = line.progress, line.definition
    if told.untold in _WHY:
        return _WHY[told.untold]
    if told.untold == Untold.NOT_COMPARABLE or told.latest is None or told.latest.value is None:
        return " ".join(("Le dernier chiffre ne se compare pas au départ.", *_reasons(told)))
    found = f"{number(told.latest.value, definition)} en {told.latest.year}"
    if told.expected is None:
        return f"{found}."
    expected = number(told.expected, definition)
    return " ".join((f"{found}, {french.quoted(expected)} attendu cette année-là.", *_reasons(told)))


def _reasons(told: Progress) -> tuple[str, ...]:
    """The first reason: one is enough to know why."""
    return tuple(dict.fromkeys(reason.sentence for reason in told.reasons))[:1]
