"""Writing the journal."""

from regain.domain.journal.usecases.anchoring import anchor_head, anchors_kept_on_failure, write_anchor
from regain.domain.journal.usecases.appending import append
from regain.domain.journal.usecases.erasing import erase_old_personal_values, erase_personal_values
from regain.domain.journal.usecases.guarding import lift_guards, set_guards
from regain.domain.journal.usecases.heading import hold_journal
from regain.domain.journal.usecases.marking import mark_as_demonstration
from regain.domain.journal.usecases.recording import AuthorRequired, record

__all__ = [
    "AuthorRequired",
    "anchor_head",
    "anchors_kept_on_failure",
    "append",
    "erase_old_personal_values",
    "erase_personal_values",
    "hold_journal",
    "lift_guards",
    "mark_as_demonstration",
    "record",
    "set_guards",
    "write_anchor",
]
