"""What each JSON column of an archive holds: a row of another shape would break the pages that read it, for good."""

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from cattrs import BaseValidationError

from regain.domain.contracts.enums import CommitmentKind, FigureFlag, Unit, Verb
from regain.domain.journal.rules import AUTHOR, OBJECT
from regain.domain.territory.enums import INSEE_CODE, CorrespondenceReason, NeighbourhoodKind
from regain.exchange.draft import draft_as_data, draft_from_data
from regain.exchange.planning.archive.texts import YEARS, is_clean
from regain.exchange.planning.kept import reading_as_data, reading_from_data

Shape = Callable[[Any], bool]
"""Whether the column may hold that JSON value; may raise ValueError, LookupError or TypeError for one it may not."""

_LONGEST_NAME, _LONGEST_TEXT, _DEEPEST = 300, 20_000_000, 40
_OF_EDITS = {"verb", "pointer", "before", "after", "by"}


def fits(column: str, value: Any) -> bool:
    """Whether a JSON column, named `table.column`, may hold the value. Every column has its shape: LookupError else."""
    shape = SHAPES[column]
    try:
        return is_plain(value) and shape(value)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, BaseValidationError):
        return False


def is_plain(value: Any, depth: int = 0) -> bool:
    """Whether JSON data can be kept and shown: finite numbers, clean texts, neither endless nor bottomless."""
    if isinstance(value, str):
        return is_clean(value) and len(value) <= _LONGEST_TEXT
    if isinstance(value, int | float):
        return math.isfinite(value) and abs(value) < 10**30
    if isinstance(value, list | dict) and depth < _DEEPEST:
        inner = [*value, *value.values()] if isinstance(value, dict) else value
        return all(is_plain(one, depth + 1) for one in inner)
    return value is None


def is_draft(value: Any) -> bool:
    """Whether it is an agreement read (`regain/agreement@1`), each value of the very type that its field has."""
    draft = draft_from_data(value)
    return (
        _same(draft_as_data(draft), value, is_whole=True)
        and all(one.year in YEARS for one in _dates(draft))
        and all(_is_known(read.kind, NeighbourhoodKind) for read in draft.neighbourhoods)
        and all(_is_known(promise.kind, CommitmentKind) for promise in draft.governance.commitments)
        and all(
            _is_known(figure.unit, Unit) and _is_known(figure.flag, FigureFlag)
            for read in draft.neighbourhoods
            for figure in read.portrait.figures
        )
    )


def _is_reading(value: Any) -> bool:
    reading = reading_from_data(value)
    texts = [text.words for text in reading.document.texts]
    return (
        is_draft(value["draft"])
        and _same(reading_as_data(reading), value, is_whole=False)
        and all(
            0 <= mark.text < len(texts) and 0 <= mark.start <= mark.end <= len(texts[mark.text])
            for mark in reading.marks
        )
    )


def _is_edits(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(edit, dict)
        and {"verb", "pointer"} <= set(edit) <= _OF_EDITS
        and _is_known(edit["verb"], Verb)
        and isinstance(edit["pointer"], str)
        and isinstance(edit.get("by", ""), str)
        for edit in value
    )


def _is_answers(value: Any) -> bool:
    return _is_named(value) and all(isinstance(one, str) for one in value.values())


def _is_counts(value: Any) -> bool:
    return _is_named(value) and all(type(one) is int for one in value.values())


def _is_named(value: Any) -> bool:
    return isinstance(value, dict) and all(0 < len(name) <= _LONGEST_NAME for name in value)


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_reasons(value: Any) -> bool:
    return _is_words(value) and all(_is_known(one, CorrespondenceReason) for one in value)


def _is_insee_codes(value: Any) -> bool:
    return _is_words(value) and all(re.fullmatch(INSEE_CODE, one) for one in value)


def _is_personal(value: Any) -> bool:
    """Whether it is places, each with the key of a person (short enough to be brought) and a value."""
    expected, longest = 2, 50
    return isinstance(value, dict) and all(
        (place in {AUTHOR, OBJECT} or place.partition(".")[0] in {"before", "after"})
        and len(place) <= 2 * longest
        and isinstance(pair, list)
        and len(pair) == expected
        and isinstance(pair[0], str)
        and 0 < len(pair[0]) <= 2 * longest
        for place, pair in value.items()
    )


SHAPES: dict[str, Shape] = {
    "contracts.agreementversion.choices": _is_answers,
    "contracts.agreementversion.snapshot": is_draft,
    "contracts.amendment.choices": _is_answers,
    "contracts.amendment.edits": _is_edits,
    "contracts.namedbody.themes": _is_words,
    "documents.documentimport.choices": _is_answers,
    "documents.documentimport.outcome": _is_counts,
    "documents.documentimport.reading": _is_reading,
    "documents.documentimport.seen": _is_words,
    "journal.entry.after": _is_named,
    "journal.entry.before": _is_named,
    "journal.entry.personal": _is_personal,
    "territory.correspondence.reasons": _is_reasons,
    "territory.perimeter.insee_codes": _is_insee_codes,
}
"""By JSON column of an archive, its shape. A test fails for a column that has none."""


def _same(kept: Any, given: Any, *, is_whole: bool) -> bool:
    """Whether what is given is, value for value and type for type, what was understood of it.

    What it does not say has its default. `is_whole`: it says nothing else (what is kept has its defaults too).
    """
    if isinstance(kept, dict):
        return isinstance(given, dict) and all(
            _same(kept[name], one, is_whole=is_whole) if name in kept else not is_whole for name, one in given.items()
        )
    if isinstance(kept, list | tuple):
        return (
            isinstance(given, list)
            and len(kept) == len(given)
            and all(_same(one, other, is_whole=is_whole) for one, other in zip(kept, given, strict=True))
        )
    return json.dumps(kept) == json.dumps(given) or (_is_number(kept) and _is_number(given) and kept == given)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_known(value: Any, choices: Any) -> bool:
    return isinstance(value, str) and value in choices.values


def _dates(part: Any) -> Iterator[date]:
    """Every day that a draft names, wherever it is."""
    if isinstance(part, date):
        yield part
    elif is_dataclass(part):
        for one in fields(part):
            yield from _dates(getattr(part, one.name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from _dates(inner)
