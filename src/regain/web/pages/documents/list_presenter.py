"""The imports as lines of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.enums import VersionStatus
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport
from regain.reports.imports import fates_of

STATES = {
    ImportStatus.READ: ("risk", "à relire", "Reprendre"),
    ImportStatus.APPLIED: ("kept", "appliqué", "Revoir la lecture"),
    ImportStatus.ABANDONED: ("mute", "abandonné", "Revoir ou reprendre"),
}


FATES = {
    VersionStatus.IN_FORCE: ("kept", "en vigueur"),
    VersionStatus.REPLACED: ("mute", "remplacé depuis"),
    VersionStatus.WITHDRAWN: ("mute", "retiré depuis"),
}
"""What is said of an applied import, by what became of its text."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """An import: what it is about, where it stands, what one can do next."""

    subject: str
    file_name: str
    started_on: datetime
    started_by: str
    state: str
    word: str
    next_step: str
    href: str


def lines(imports: Sequence[DocumentImport]) -> list[ImportLine]:
    """One line per import."""
    fates = fates_of(imports)
    return [_line(one, fates.get(one.file_id)) for one in imports]


def _line(one: DocumentImport, fate: VersionStatus | None) -> ImportLine:
    state, word, next_step = STATES[ImportStatus(one.status)]
    if one.status == ImportStatus.APPLIED and fate is not None:
        state, word = FATES[fate]
    return ImportLine(
        subject=str(one),
        file_name=one.file.name,
        started_on=one.started_at,
        started_by=one.started_by,
        state=state,
        word=word,
        next_step=next_step,
        href=reverse("import_review", args=[one.pk]),
    )


def answer(count: int) -> str:
    """How many documents were read."""
    return f"{french.counted(count, 'document lu', 'documents lus')} sur cette machine." if count else ""
