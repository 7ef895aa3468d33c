"""A cell to a number and what it is worth. French and English writings, signs of secrecy, approximations."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from regain.exchange.reading.observations.figures import APPROXIMATE, MISSING, OK, SUPPRESSED

_SIX = Decimal("0.000001")
_LARGEST = Decimal(10) ** 11
_PLAIN = re.compile(r"-?[0-9]{1,11}(?:\.[0-9]{1,25})?").fullmatch
_HIDDEN = frozenset({"s", "nd", "n.d.", "n.d", "ns", "n.s.", "n.s", "c", "secret", "ss"})
_LACKING = frozenset({"-", "–", "—", "/", ".", "..", "...", "…", "na", "n/a", "nan", "null", "none", "vide"})
_ABOUT = re.compile(
    r"^(?:~|≈|env(?:iron|\.)?|approx\.?|ca\.?|(?P<less><|≤|moins de)|(?:>|≥|plus de))\s*", re.IGNORECASE
)
_UNIT = re.compile(r"(?:(?<!\s)\s++)?(?:%|€|euros?|ha|hab\.?|habitants?|points?|e)$", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_GROUPED_BY_DOTS = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d+")
_GROUPED_BY_COMMAS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


_FAILED = re.compile(
    r"#(?:n/[ad]|ref!|div/0!|valeur!|value!|nom\s?\?|name\?|nul!|null!|nombre!|num!|getting_data|spill!|calc!)"
    r"|err\s?:\s?[0-9]{3}",
    re.IGNORECASE,
).fullmatch


class NotANumber(ValueError):
    """The cell holds words."""


class CellInError(NotANumber):
    """The cell holds what a spreadsheet shows for a formula that failed: `#N/A`, `#REF!`, `Err:502`."""


class NotComputed(NotANumber):
    """The cell holds a formula without its result."""


@lru_cache(maxsize=65536)
def value_of(raw: str) -> tuple[Decimal | None, str]:
    """The value (rounded to six decimals) and its flag; a blank cell is suppressed until the column says otherwise.

    `1 234,5`, `1.234,5`, `1,234.5`, `45 %`, `environ 2 000`, `S`, `nd`, `-`. A lone comma is a decimal comma.
    A threshold (`< 11`) hides the number: suppressed. Raises CellInError, NotComputed, NotANumber for anything else.
    """
    if _PLAIN(raw):
        return Decimal(raw).quantize(_SIX), OK
    words = raw.strip().casefold()
    if not words or words in _HIDDEN:
        return None, SUPPRESSED
    if words in _LACKING:
        return None, MISSING
    if words.startswith("="):
        raise NotComputed(raw)
    if _FAILED(words):
        raise CellInError(raw)
    about = _ABOUT.match(words)
    if about and about["less"]:
        return None, SUPPRESSED
    number = _number(words[about.end() :] if about else words)
    return number, APPROXIMATE if about else OK


def _number(words: str) -> Decimal:
    bare = _SPACES.sub("", _UNIT.sub("", words)).replace("\u2212", "-")
    if _GROUPED_BY_DOTS.fullmatch(bare):
        bare = bare.replace(".", "")
    elif "." in bare and _GROUPED_BY_COMMAS.fullmatch(bare):
        bare = bare.replace(",", "")
    try:
        number = Decimal(bare.replace(",", ".", 1))
    except InvalidOperation as error:
        raise NotANumber(words) from error
    if not number.is_finite() or abs(number) >= _LARGEST:
        raise NotANumber(words)
    return number.quantize(_SIX)


def year_of(raw: str) -> int | None:
    """The year a cell names: `2021`, `2021.0`, `2022-2023` (the first one), `01/01/2021`; None for anything else."""
    found = re.fullmatch(r"\s*(?:\d{1,2}/\d{1,2}/)?((?:19|20)\d\d)(?:\.0+|-\d\d-\d\d.*|\s*[-/]\s*(?:20)?\d\d)?\s*", raw)
    return int(found[1]) if found else None
