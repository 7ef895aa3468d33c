"""Reading the journal, and verifying that nobody else wrote to it."""

from regain.domain.journal.queries.anchors import Anchor, anchors_kept
from regain.domain.journal.queries.reading import history_of, is_begun, last_seal, writer_of
from regain.domain.journal.queries.telling import ERASED, Told, personal_values_of, told_entries
from regain.domain.journal.queries.verifying import Fault, Verified, verify

__all__ = [
    "ERASED",
    "Anchor",
    "Fault",
    "Told",
    "Verified",
    "anchors_kept",
    "history_of",
    "is_begun",
    "last_seal",
    "personal_values_of",
    "told_entries",
    "verify",
    "writer_of",
]
