"""Dates as agreements write them: in figures, in letters, or stamped with stray spaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    "janv": 1, "fev": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "jul": 7, "aou": 8, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?:janv(?:ier)?|fev(?:rier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|jul|aout?|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?"
    r"|dec(?:embre)?)"
)
_ONES = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS = ("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt")
_NUMBERS = {word: rank for rank, word in enumerate((*_ONES, *_TEENS), start=1)} | {
    "premier": 1,
    "trente": 30,
    "quarante": 40,
}
_DAY_WORDS = (
    r"(?:premier|(?:vingt|trente)(?: et un|-et-un|[- ](?:deux|trois|quatre|cinq|six|sept|huit|neuf))?|dix[- ](?:sept|huit|neuf)"
    rf"|{'|'.join((*_ONES, *_TEENS[:7]))})"
)
_YEAR_WORDS = r"deux[- ]mille[- ](?P<tail>(?:vingt|trente|quarante)(?:[- ](?:et[- ])?(?:\w+))?)"
_IN_FIGURES = re.compile(r"(?<![\d/])(?P<d>\d{1,2}) ?[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>\d{4}|\d{2})(?![\d/])")
_ISO = re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_WITH_MONTH = re.compile(rf"(?<![\w])(?P<d>\d{{1,2}}) ?(?:er)? ?(?P<month>{_MONTH})\.? ?(?P<y>(?:19|20)\d\d)(?!\d)")
_IN_LETTERS = re.compile(rf"\b(?P<d>{_DAY_WORDS}|\d{{1,2}}(?:er)?) (?P<month>{_MONTH}) (?:de l'an )?{_YEAR_WORDS}")
_STAMP = re.compile(rf"(?P<d>[\doil]{{1,2}})(?:er)?(?P<month>{_MONTH})\.?(?P<y>[2z][\do]{{3}})")
_STAMP_RUN = re.compile(r"(?<!\w)[\doil](?: ?[\doil])? ?(?:er)? ?(?:[a-z] ?){3,9}\.? ?[2z] ?[\do] ?[\do] ?[\do]")
_STAMP_LENGTH = 40  # a stamp stands nearly alone on its line
_STAMP_FIGURES = re.compile(r"(?<!\d)(\d) ?(\d) ?[/.-] ?(\d) ?(\d) ?[/.-] ?(2) ?(0) ?(\d) ?(\d)")


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date in folded words: where it stands, and the day; no day when there is none such in the calendar."""

    start: int
    end: int
    day: date | None


def dates_in(folded: str) -> list[DateRead]:
    """The dates told by folded words, in order; those that the calendar refuses too."""
    stamp = list(_stamped(folded)) if len(folded) <= _STAMP_LENGTH else []
    found = stamp or list(_plain(folded))
    return sorted(found, key=lambda one: one.start)


def _plain(folded: str) -> Iterator[DateRead]:
    taken: list[tuple[int, int]] = []
    for pattern in (_IN_LETTERS, _WITH_MONTH, _ISO, _IN_FIGURES):
        for match in pattern.finditer(folded):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield DateRead(match.start(), match.end(), _day(match))


def _stamped(folded: str) -> Iterator[DateRead]:
    if run := _STAMP_RUN.search(folded):
        match = _STAMP.fullmatch(run[0].replace(" ", ""))
        if match:
            yield DateRead(run.start(), run.end(), _day(match))
    elif run := _STAMP_FIGURES.search(folded):
        digits = "".join(run.groups())
        yield DateRead(run.start(), run.end(), _calendar(int(digits[4:]), int(digits[2:4]), int(digits[:2])))


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    day = _number(parts["d"])
    month = _month(parts["month"]) if parts.get("month") else int(parts["m"])
    year = 2000 + _number(parts["tail"]) if parts.get("tail") else int(parts["y"].replace("z", "2").replace("o", "0"))
    return _calendar(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004 - "24" is 2024


def _month(folded: str) -> int:
    return next(number for start, number in _MONTHS.items() if folded.startswith(start))


def _number(folded: str) -> int:
    """A number in figures, in letters, or stamped with letters that look like figures; 0 when none."""
    folded = folded.removesuffix("er") if folded[:1].isdigit() else folded
    figures = folded.replace("o", "0").replace("i", "1").replace("l", "1")
    if figures.isdigit():
        return int(figures)
    hyphened = folded.replace(" ", "-")
    tens, _, units = hyphened.partition("-")
    return _NUMBERS.get(hyphened) or _NUMBERS.get(tens, 0) + _NUMBERS.get(units.removeprefix("et-"), 0)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
