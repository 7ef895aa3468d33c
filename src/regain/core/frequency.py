"""How often something takes place: "2 fois par an", "une fois par semestre", "chaque trimestre"... Read on folded words."""

import re
from dataclasses import dataclass

_WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12,
}  # fmt: skip
_N = r"(?P<n>\d{1,2}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)(?: ?(?:a|ou|-) ?(?P<most>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|dix|douze)\b)?"
_PERIODS = {
    "an": 1, "annee": 1, "annuel": 1, "semestr": 2, "quadrimestr": 3, "trimestr": 4, "mois": 12, "mensuel": 12, "quinzaine": 24,
    "semaine": 52, "hebdomad": 52,
}  # fmt: skip
_PERIOD = r"(?P<period>ans?|annees?|semestres?|quadrimestres?|trimestres?|mois|quinzaines?|semaines?)"
_OF = r"(?:fois|reunions?|seances?|rencontres?|rendez-vous|sessions?|comites?(?: de pilotage| techniques?)?|x)"
_COUNTED = re.compile(
    rf"(?<![\w-]){_N} ?{_OF}(?: \w+){{0,2}}? ?(?:par|/|l'|dans l'|au cours de l'|chaque|a l'|tous les|lors de l')(?: ?(?:un|une))? ?{_PERIOD}\b"
)
_EVERY = re.compile(
    rf"(?:chaque|tous les|toutes les|une? fois (?:par|tous les|toutes les)|/)(?: (?P<n>\d{{1,2}}|deux|trois|quatre|six))? ?{_PERIOD}\b"
)
_COUNTED_ADJECTIVE = re.compile(rf"(?<![\w-]){_N} {_OF}(?: \w+)? (?P<period>annuel|semestr|trimestr|mensuel)\w*")
_ADJECTIVES = (
    (re.compile(r"\bbi-?annuel|\bbisannuel|\bsemestriel"), 2), (re.compile(r"\bbimestriel"), 6), (re.compile(r"\bbimensuel"), 24),
    (re.compile(r"\btrimestriel"), 4), (re.compile(r"\bmensuel"), 12), (re.compile(r"\bhebdomadaire"), 52),
    (re.compile(r"\bannuel(?:le)?(?:ment|s)?\b"), 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frequency:
    """A number of times per year, where it stands in the folded words, and whether it is the least of a range."""

    times: int
    start: int
    end: int
    is_range: bool = False


def frequency_in(folded: str) -> Frequency | None:
    """The first frequency in the words, a whole number per year; None when there is none."""
    return min(frequencies_in(folded), key=lambda one: one.start, default=None)


def frequencies_in(folded: str) -> list[Frequency]:
    """All the frequencies in the words; an adjective ("annuel") counts only where there is none in numbers."""
    found = [
        frequency
        for pattern, read in ((_COUNTED, _counted), (_COUNTED_ADJECTIVE, _counted), (_EVERY, _every))
        for match in pattern.finditer(folded)
        if (frequency := read(match))
    ]
    return found or [
        Frequency(times, match.start(), match.end())
        for pattern, times in _ADJECTIVES
        for match in pattern.finditer(folded)
    ]


def _counted(match: re.Match[str]) -> Frequency | None:
    times = _number(match["n"]) * _per_year(match["period"])
    return Frequency(times, match.start(), match.end(), bool(match["most"])) if times else None


def _every(match: re.Match[str]) -> Frequency | None:
    """Every three months is four times; what does not come round in a year is no number per year."""
    gap = _number(match["n"]) if match["n"] else 1
    per_year = _per_year(match["period"])
    return Frequency(per_year // gap, match.start(), match.end()) if gap and per_year % gap == 0 else None


def _number(folded: str) -> int:
    return int(folded) if folded.isdigit() else _WORDS[folded]


def _per_year(period: str) -> int:
    return next(times for start, times in reversed(_PERIODS.items()) if period.startswith(start))
