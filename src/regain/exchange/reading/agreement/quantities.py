"""What a run of words says about one indicator: a value, a comparison, a change, or a figure that is withheld."""

import re
from dataclasses import dataclass, field

from regain.exchange.reading.agreement.indicators import Territory, territory_of
from regain.exchange.reading.agreement.numbers import Number, is_unclear, numbers_in
from regain.exchange.reading.agreement.passages import Passage

_SUPPRESSED = re.compile(
    r"(?:n\.? ?d\.?|n\.? ?s\.?|s|c|n/d|n\.? ?c\.?|(?:donnees? )?(?:sous )?secret(?: stat\w*)?|(?:donnees? )?"
    r"(?:non (?:diffuse|disponible|significati|communique|publie)\w*|indisponible|confidentiel\w*|masque\w*))(?![\w'])"
)
_MISSING = re.compile(r"[-./…_ ?x]*|(?:a completer|non renseigne\w*|a renseigner|manquante?|neant)")
_APPROXIMATE = re.compile(
    r"environ|pres d[e']|(?:plus|moins) d[e'] ?(?!\d+ ?ans)(?=\d)|~|≈|autour de|de l'ordre de|approximati|quelque|\benv\b|presque|±"
)
_CHANGE = re.compile(
    r"hausse|baisse|augment|diminu|evolution|recul|progress|(?:par rapport a|depuis|entre|vs|contre) (?:en )?(?:19|20)\d\d"
)
_DOWN = re.compile(r"baisse|diminu|recul")
_GAP = re.compile(r"ecart|par rapport a (?:l'|la )?(?:agglo|commune|moyenne|ensemble)|de plus que|de moins que")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_CHUNK = re.compile(
    r"[();\[\]]|, +|(?<! ) ++(?:contre|soit|dont|vs|alors que|tandis que|quand|mais) +|(?<=[%\d]) +et +| / |(?<=\d) +- +(?=\d)| - (?=[a-z])|(?<=[%\d])\. +"
)


@dataclass
class Quantities:
    """What was found for one indicator; `others` are numbers no rule understood, or of other territories.

    `unclear` are those with a letter for a figure, or with an exponent.
    """

    value: Number | None = None
    value_at: Passage = field(default_factory=Passage)
    flag: str = "missing"
    comparison: Number | None = None
    comparison_at: Passage = field(default_factory=Passage)
    change: Number | None = None
    change_at: Passage = field(default_factory=Passage)
    since: int | None = None
    since_at: Passage = field(default_factory=Passage)
    others: list[Passage] = field(default_factory=list)
    unclear: list[Passage] = field(default_factory=list)


def quantities_in(words: Passage, unit: str | None, *, brackets_compare: bool = False) -> Quantities:
    """Read the words that follow an indicator's label.

    `unit` is the indicator's, when known. `brackets_compare` says that a number alone in brackets is the
    agglomeration's.
    """
    found = Quantities()
    for rank, chunk in enumerate(_chunks(words)):
        folded = chunk.folded
        if rank == 0 and found.value is None and _withheld(chunk, found):
            continue
        if is_unclear(folded):
            found.unclear.append(chunk)
            continue
        numbers = [number for number in numbers_in(folded) if not number.is_year]
        if not numbers:
            continue
        _file(found, chunk, _best(numbers, unit), bare_brackets=brackets_compare and rank == 1)
    return found


def _chunks(words: Passage) -> list[Passage]:
    """The clauses, each with at most one figure to find; a clause without figure goes with the one before."""
    return words.split(_CHUNK)


def _withheld(chunk: Passage, found: Quantities) -> bool:
    match = _SUPPRESSED.match(chunk.folded)
    if match and not list(numbers_in(chunk.folded)):
        found.flag, found.value_at = "suppressed", chunk.group(match)
        return True
    if _MISSING.fullmatch(chunk.folded):
        found.flag = "missing"
        return True
    return False


def _best(numbers: list[Number], unit: str | None) -> Number:
    """The number told in the unit we look for, else the first."""
    fitting = {unit, "point"} if unit == "%" else {unit, "km2"} if unit == "ha" else {unit}
    return next((number for number in numbers if number.unit in fitting), numbers[0])


def _file(found: Quantities, chunk: Passage, number: Number, *, bare_brackets: bool) -> None:
    """Put a number where its clause says that it belongs."""
    folded, at = chunk.folded, chunk.part(number.start, number.end)
    territory = territory_of(folded)
    if _GAP.search(folded):
        found.others.append(chunk)
    elif number.signed or number.unit == "point" or _CHANGE.search(folded):
        _file_change(found, chunk, number)
    elif territory is Territory.INTERCOMMUNALITY or (bare_brackets and territory is None):
        if found.comparison is None:
            found.comparison, found.comparison_at = number, at
    elif found.value is None and found.flag != "suppressed" and territory is not Territory.ELSEWHERE:
        found.value, found.value_at = number, at
        found.flag = (
            "approximate" if _APPROXIMATE.search(folded[: number.start] + folded[number.end : number.end + 9]) else "ok"
        )
    else:
        found.others.append(chunk)


def _file_change(found: Quantities, chunk: Passage, number: Number) -> None:
    if found.change is not None:
        found.others.append(chunk)
        return
    down = bool(_DOWN.search(chunk.folded)) and not number.signed
    value = -number.value if down else number.value
    found.change = Number(number.start, number.end, value, number.unit, number.signed, is_year=False)
    found.change_at = chunk.part(number.start, number.end)
    if year := _YEAR.search(chunk.folded, 0):
        found.since, found.since_at = int(year[1]), chunk.group(year, 1)
