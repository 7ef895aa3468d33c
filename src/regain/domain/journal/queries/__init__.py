"""Reading the journal, and verifying that nobody else wrote to it."""

from regain.domain.journal.queries.anchors import Anchors, anchor_lines, last_anchored, read_anchors, start_of_machine
from regain.domain.journal.queries.reading import (
    demonstration_prepared_at,
    history_of,
    is_begun,
    last_seal,
    writer_of,
)
from regain.domain.journal.queries.telling import ERASED, Told, personal_values_of, told_entries
from regain.domain.journal.queries.verifying import Fault, Verified, verify

__all__ = [
    "ERASED",
    "Anchors",
    "Fault",
    "Told",
    "Verified",
    "anchor_lines",
    "demonstration_prepared_at",
    "history_of",
    "is_begun",
    "last_anchored",
    "last_seal",
    "personal_values_of",
    "read_anchors",
    "start_of_machine",
    "told_entries",
    "verify",
    "writer_of",
]
