"""Numbers as French documents write them, with their unit: "2 000 habitants", "18,8%", "0,56 km²", "-3,2 pts"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![\w,.°])(?P<sign>[+-] ?)?(?P<digits>\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)(?!\d)"
    r"(?: ?(?P<unit>%|pour ?cents?\b|points?\b|pts?\b|hectares?\b|ha\b|km2|habitants?\b|hab\b|personnes?\b))?"
)
_AGES = re.compile(r"\d{1,2} ?(?:-|a|/|et) ?\d{1,2} ?ans|\d{1,3} ?ans\b|\b\d{1,2} ?[-/] ?\d{1,2}(?= |$)")
_UNCLEAR = re.compile(
    r"(?<!\w)(?:\d{1,3}[ .])?(?:\d++[oil|]++[\doil|]*+|[oil|]++\d++[\doil|]*+)(?:,[\doil|]++)?(?!\w)|(?<!\w)\d++,\d*+[oil|][\doil|]*+(?!\w)|\d\^"
)
_UNITS = {"%": "%", "pour": "%", "poin": "point", "pt": "point", "pts": "point", "hect": "ha", "ha": "ha", "km2": "km2",
          "habi": "inhabitants", "hab": "inhabitants", "pers": "inhabitants"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number in folded words: where it stands, its value, its unit if told (`point` for percentage points)."""

    start: int
    end: int
    value: float
    unit: str | None
    signed: bool
    is_year: bool


def numbers_in(folded: str) -> Iterator[Number]:
    """The numbers of folded words, ages left out."""
    ages = [match.span() for match in _AGES.finditer(folded)]
    for match in _NUMBER.finditer(folded):
        if any(start < match.end() and match.start("digits") < end for start, end in ages):
            continue
        unit = match["unit"]
        yield Number(
            match.start(),
            match.end(),
            _value(match),
            _UNITS.get(unit) or _UNITS.get(unit[:4]) if unit else None,
            bool(match["sign"]),
            not unit and bool(re.fullmatch(r"(?:19|20)\d\d", match["digits"])),
        )


def is_unclear(folded: str) -> bool:
    """Whether a number cannot be read: one with letters for figures ("3 42O", "l9,6"), or with an exponent ("10³")."""
    return _UNCLEAR.search(folded) is not None


def _value(match: re.Match[str]) -> float:
    digits = match["digits"]
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?", digits):
        digits = re.sub(r"[ .]", "", digits)
    value = float(digits.replace(" ", "").replace(",", "."))
    return -value if (match["sign"] or "").startswith("-") else value
