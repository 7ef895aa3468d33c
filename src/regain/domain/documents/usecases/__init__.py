"""Keeping files, and leading an import from its file to its end."""

from regain.domain.documents.usecases.choices import remember_choices
from regain.domain.documents.usecases.files import store_file
from regain.domain.documents.usecases.imports import (
    ImportAlreadyOpen,
    ImportChangedMeanwhile,
    ImportIsClosed,
    abandon_import,
    answer_import,
    held_import_of,
    mark_applied,
    resume_import,
    start_import,
)

__all__ = [
    "ImportAlreadyOpen",
    "ImportChangedMeanwhile",
    "ImportIsClosed",
    "abandon_import",
    "answer_import",
    "held_import_of",
    "mark_applied",
    "remember_choices",
    "resume_import",
    "start_import",
    "store_file",
]
