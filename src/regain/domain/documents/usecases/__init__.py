"""Keeping files, leading an import from its file to its end, offering templates."""

from regain.domain.documents.usecases.authors import forget_author_of_documents
from regain.domain.documents.usecases.choices import remember_choices
from regain.domain.documents.usecases.files import keep_bytes, store_file
from regain.domain.documents.usecases.imports import (
    ImportAlreadyOpen,
    ImportChangedMeanwhile,
    ImportIsClosed,
    abandon_import,
    answer_import,
    held_import_of,
    mark_applied,
    mark_seen,
    resume_import,
    start_import,
)
from regain.domain.documents.usecases.limits import TooManyFilesWaiting
from regain.domain.documents.usecases.purging import forget_idle_imports, forget_unused_files, record_purge
from regain.domain.documents.usecases.templates import (
    TemplateNameTaken,
    add_template,
    archive_template,
    restore_template,
)

__all__ = [
    "ImportAlreadyOpen",
    "ImportChangedMeanwhile",
    "ImportIsClosed",
    "TemplateNameTaken",
    "TooManyFilesWaiting",
    "abandon_import",
    "add_template",
    "answer_import",
    "archive_template",
    "forget_author_of_documents",
    "forget_idle_imports",
    "forget_unused_files",
    "held_import_of",
    "keep_bytes",
    "mark_applied",
    "mark_seen",
    "record_purge",
    "remember_choices",
    "restore_template",
    "resume_import",
    "start_import",
    "store_file",
]
