"""Figures of a portrait: from quantities to a figure of the draft, and sentences to quantities."""

import re
from collections.abc import Iterator

from regain.exchange.draft import Figure
from regain.exchange.reading.agreement.folding import slug
from regain.exchange.reading.agreement.indicators import UNITS, indicator_of
from regain.exchange.reading.agreement.ledger import OR_BY_AMENDMENT, Ledger
from regain.exchange.reading.agreement.noted import Noted
from regain.exchange.reading.agreement.numbers import Number, numbers_in
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.quantities import Quantities, quantities_in
from regain.exchange.reading.agreement.sentences import sentences_of

_CLAUSE = re.compile(r", | dont | et | pour | sur |; ")
_SEMICOLON = re.compile(r" ?; +")
_LINK = re.compile(r"(?:,| dont| et| pour| sur|;) *$")
_LONGEST_LABEL = 30
_VALUES = {"%", "ha", "km2", "inhabitants"}
"""Units of a figure: a label that holds one ("41 % de pauvreté (agglomération : 18 %)") is the figure itself."""


WHOLE = 100
"""In percent: no share and no rate of the portrait can be more."""


def figures_in(line: Passage, ledger: Ledger, *, brackets_compare: bool) -> Iterator[Noted[Figure]]:
    """The figures that a line tells, as "Label : figure (...)" or as sentences."""
    label, value = _labelled(line)
    if label and (indicator_of(label.folded) or _is_figure(value.folded)):
        code = indicator_of(label.folded) or f"other:{slug(label.words)}"
        found = quantities_in(value, UNITS.get(code), brackets_compare=brackets_compare)
        yield figure(code, label, found, line, ledger)
        return
    sentences = (part for sentence in sentences_of(line) for part in sentence.split(_SEMICOLON))
    for sentence in sentences:
        for clause in _clauses(sentence, ledger):
            told = _told_in(clause)
            if told and any(not number.is_year for number in numbers_in(clause.folded)):
                found = quantities_in(clause, UNITS[told], brackets_compare=brackets_compare)
                yield figure(told, clause, found, clause, ledger)


def _labelled(line: Passage) -> tuple[Passage, Passage]:
    """The words before the first colon and after it; both empty when no label stands there."""
    colon = line.words.find(":")
    label = line.part(0, colon) if colon > 0 else Passage()
    if not any(char.isalpha() for char in label.words) or len(label.words.split()) > _LONGEST_LABEL:
        return Passage(), Passage()
    if label.words.count("(") > label.words.count(")") or any(
        number.unit in _VALUES for number in numbers_in(label.folded)
    ):
        return Passage(), Passage()
    return label, line.part(colon + 1)


def _is_figure(value: str) -> bool:
    """Whether what follows a label we do not know looks like a figure."""
    first = next(numbers_in(value), None)
    return first is not None and not first.is_year and first.start <= 20  # noqa: PLR2004 - "environ", "de l'ordre de"


def _told_in(clause: Passage) -> str | None:
    """The indicator that a sentence speaks of: by its words, else by the unit of its number."""
    if code := indicator_of(clause.folded):
        return code
    units = {number.unit for number in numbers_in(clause.folded)}
    return "surface_ha" if units & {"ha", "km2"} else "population" if "inhabitants" in units else None


def _clauses(sentence: Passage, ledger: Ledger) -> Iterator[Passage]:
    """A sentence that speaks of several indicators is cut at its commas; a clause that names none joins the one before."""
    parts = sentence.split(_CLAUSE)
    if len({code for code in map(_told_in, parts) if code}) < 2:  # noqa: PLR2004
        yield sentence
        return
    starts: list[int] = []
    at = 0
    for part in parts:
        at = sentence.words.index(part.words, at)
        if not starts or (_told_in(part) and any(not number.is_year for number in numbers_in(part.folded))):
            starts.append(at)
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        clause = sentence.part(start, end)
        link = _LINK.search(clause.folded)
        if link:
            ledger.label(clause.part(link.start()))
        yield clause.part(0, link.start() if link else None)


def figure(code: str, label: Passage, found: Quantities, whole: Passage, ledger: Ledger) -> Noted[Figure]:
    """The figure, its values in the indicator's unit, and its places."""
    unit = UNITS.get(code) or _unit_of(found.value)
    value = _in_unit(found.value, unit, ledger, found.value_at)
    comparison = _in_unit(found.comparison, unit, ledger, found.comparison_at)
    change = _change(found, unit, ledger)
    _tell_left_out(found, ledger)
    read = Figure(
        indicator=code,
        value=value,
        unit=unit,
        flag=found.flag,
        comparison=comparison,
        change=change,
        change_since=found.since if change is not None else None,
        raw=ledger.repairs.of(whole.words).words,
    )
    value_at = found.value_at or label
    places = {
        "/indicator": label,
        "/value": found.value_at if value is not None else Passage(),
        "/unit": value_at,
        "/flag": value_at,
        "/comparison": found.comparison_at,
        "/change": found.change_at if change is not None else Passage(),
        "/change_since": found.since_at if change is not None else Passage(),
        "/raw": whole,
    }
    return Noted(read, places)


def _tell_left_out(found: Quantities, ledger: Ledger) -> None:
    """Tell of the numbers that no value of the figure takes."""
    for other in found.others:
        ledger.warn(
            "number_not_understood",
            f"Le nombre de « {other.words} » n’est ni celui du quartier ni celui de l’agglomération : il n’a pas été gardé.",
            other,
        )
    for unclear in found.unclear:
        ledger.unsure.append(unclear)
        ledger.warn(
            "number_unclear",
            f"Des lettres ou un exposant sont mêlés aux chiffres de « {unclear.words} » : ce nombre n’a pas été lu. "
            f"Corrigez-le {OR_BY_AMENDMENT}.",
            unclear,
        )


def _unit_of(number: Number | None) -> str:
    """The unit of an indicator we do not know."""
    return {"%": "%", "point": "%", "ha": "ha", "km2": "ha", "inhabitants": "inhabitants"}.get(
        (number.unit if number else None) or "", "index"
    )


def _in_unit(number: Number | None, unit: str, ledger: Ledger, at: Passage) -> float | None:
    if number is None:
        return None
    if number.unit == "km2" and unit == "ha":
        ledger.inform("unit_converted", f"La surface « {at.words} » a été convertie en hectares.", at)
        return round(number.value * 100, 6)
    if unit == "%" and number.value > WHOLE:
        ledger.warn("share_above_the_whole", f"« {at.words} » dépasse 100 % : vérifiez ce chiffre.", at)
    return number.value


def _change(found: Quantities, unit: str, ledger: Ledger) -> float | None:
    """The change, if it is told in the unit of the value."""
    if found.change is None:
        return None
    if unit not in {"%", "index"} and found.change.unit in {"%", "point"}:
        ledger.warn(
            "change_in_another_unit",
            f"L’évolution « {found.change_at.words} » n’est pas dans l’unité de la valeur : elle n’a pas été gardée.",
            found.change_at,
        )
        return None
    return found.change.value
