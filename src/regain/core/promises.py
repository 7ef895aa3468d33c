"""A promise in its own words, and the measure they leave out in brackets: `Un comité se réunit (6 fois par an)`."""

import re
import unicodedata
from datetime import date

from regain.core.french import long_date
from regain.core.frequency import frequencies_in

_OFTEN = r"\d{1,3} fois par an"
_BY_DAY = r"d'ici le (?:1er|\d{1,2}) [a-z]+ \d{4}"
MEASURE = re.compile(rf"\((?:{_OFTEN}(?:, {_BY_DAY})?|{_BY_DAY})\)(?=[\s.;,:!?…]*$)")
"""What `promised` adds at the end of a promise, as a reader finds it again in folded words."""
_MARKS = " \t\r\n\u00a0\u202f.;,:!?…"
_BY_YEAR = re.compile(r"\b(?:d'ici|avant|au plus tard|jusqu|horizon|echeance)(?:[ ']\w+){0,5}? 20\d\d\b")


def promised(text: str, times_per_year: int | None, due_on: date | None) -> str:
    """The words, and in brackets before their last mark the frequency and the deadline that they do not say."""
    return measured(text, unsaid(text, times_per_year, due_on))


def measured(text: str, measure: str) -> str:
    """The words with that measure in brackets before their last mark; the words alone without a measure."""
    if not measure:
        return text
    words = text.rstrip(_MARKS)
    return f"{words} ({measure}){text[len(words) :]}"


def measure_of(times_per_year: int | None, due_on: date | None) -> str:
    """`6 fois par an, d’ici le 31 décembre 2029`; empty without either."""
    often = f"{times_per_year} fois par an" if times_per_year else ""
    due = f"d’ici le {long_date(due_on)}" if due_on else ""
    return ", ".join(filter(None, (often, due)))


def unsaid(text: str, times_per_year: int | None, due_on: date | None) -> str:
    """The part of the measure that the words do not say."""
    says_often = times_per_year in {one.times for one in frequencies_in(_plain(text))}
    says_day = due_on is not None and str(due_on.year) in text
    return measure_of(None if says_often else times_per_year, None if says_day else due_on)


def contradicted_frequency(text: str, times_per_year: int | None) -> str:
    """The frequency in the words (`2 fois par an`) when it is another one than this; empty otherwise."""
    told = frequencies_in(_plain(text))
    if not times_per_year or not told or times_per_year in {one.times for one in told}:
        return ""
    return _typed(text)[told[0].start : told[0].end]


def contradicted_deadline(text: str, due_on: date | None) -> str:
    """The deadline in the words (`d’ici fin 2028`) when its year is another than this; empty otherwise."""
    told = _BY_YEAR.search(_plain(text))
    if not due_on or not told or str(due_on.year) in text:
        return ""
    return _typed(text)[slice(*told.span())]


def _plain(text: str) -> str:
    """The words as frequencies are read (no accents, no capitals, one sort of apostrophe), letter for letter."""
    return "".join(unicodedata.normalize("NFKD", char)[0].lower()[0] for char in _typed(text).replace("’", "'"))


def _typed(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
