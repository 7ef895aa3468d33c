"""Amendments that change nothing."""

from regain.domain.contracts.models import Amendment
from regain.domain.contracts.rules.edits import consolidated, edit_from_data
from regain.domain.contracts.rules.states import signed_text


def changes_its_text(amendment: Amendment) -> bool:
    """Whether its edits, all made, give another text than the one it is prepared on: one edit may undo another.

    Raises EditDoesNotFit when an edit speaks of what is not there.
    """
    before = amendment.base.snapshot
    edits = [edit_from_data(data) for data in amendment.edits]
    return bool(edits) and signed_text(consolidated(before, edits)) != signed_text(before)
