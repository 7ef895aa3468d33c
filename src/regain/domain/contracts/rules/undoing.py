from collections.abc import Mapping
from typing import Any

from regain.domain.journal.enums import Event

_EDITS = {Event.CONTRACT_CHANGED, Event.OBJECTIVE_CHANGED, Event.NEIGHBOURHOOD_CHANGED}
_MOVES = {
    *(Event.OBJECTIVE_ARCHIVED, Event.OBJECTIVE_RESTORED),
    *(Event.NEIGHBOURHOOD_ARCHIVED, Event.NEIGHBOURHOOD_RESTORED),
    *(Event.TEMPLATE_ARCHIVED, Event.TEMPLATE_RESTORED),
}


def can_be_undone(event: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether another use case does the inverse: an edit that says what was there before, an archive, a restore."""
    return event in _MOVES or (event in _EDITS and bool(before) and before.keys() == after.keys())
