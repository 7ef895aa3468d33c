"""Where a series may not be read as one line, and what its producer advises (catalogue/breaks.toml)."""

from dataclasses import dataclass
from functools import cache

from regain.domain.indicators.rules.catalogue import catalogue_file

CONSECUTIVE_YEARS, NOISE = "consecutive_years", "noise"
"""Codes of cautions: comparing one year with the next, and numbers the producer blurs."""


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """Between the years `after` and `before`, two figures do not measure the same thing. `why` is one sentence.

    No indicator means all those of the data set.
    """

    dataset: str
    indicators: tuple[str, ...]
    after: int
    before: int
    why: str
    source: str
    page: str

    def lies_between(self, start: int, end: int) -> bool:
        """Whether a comparison of these two years, in whichever order, crosses the break."""
        first, last = sorted((start, end))
        return first <= self.after and self.before <= last


@dataclass(frozen=True, slots=True)
class Caution:
    """What a producer advises, for figures published from a year on. `below_commune`: only under the commune."""

    code: str
    datasets: tuple[str, ...]
    published_from: int
    below_commune: bool
    why: str
    source: str
    page: str


@cache
def known_breaks() -> tuple[SeriesBreak, ...]:
    """All the breaks, in the order of the file."""
    return tuple(
        SeriesBreak(**{**told, "indicators": tuple(told["indicators"])})
        for told in catalogue_file("breaks.toml")["break"]
    )


@cache
def known_cautions() -> tuple[Caution, ...]:
    """All the cautions, in the order of the file."""
    return tuple(
        Caution(**{**told, "datasets": tuple(told["datasets"])}) for told in catalogue_file("breaks.toml")["caution"]
    )


def breaks_of(dataset: str, indicator: str) -> tuple[SeriesBreak, ...]:
    """The breaks of the series of an indicator (codes), oldest first."""
    found = [
        one for one in known_breaks() if one.dataset == dataset and (not one.indicators or indicator in one.indicators)
    ]
    return tuple(sorted(found, key=lambda one: one.after))


def breaks_between(dataset: str, indicator: str, start: int, end: int) -> tuple[SeriesBreak, ...]:
    """The breaks that a comparison of two years crosses, oldest first."""
    return tuple(one for one in breaks_of(dataset, indicator) if one.lies_between(start, end))


def cautions_of(dataset: str, *, below_commune: bool) -> tuple[Caution, ...]:
    """What the producer advises about a data set (code), for a place below the commune or not."""
    return tuple(
        one for one in known_cautions() if dataset in one.datasets and (below_commune or not one.below_commune)
    )
