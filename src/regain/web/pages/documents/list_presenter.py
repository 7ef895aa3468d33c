"""The imports as lines of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from regain.core import french
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport

STATES = {
    ImportStatus.READ: ("risk", "à relire", "Reprendre"),
    ImportStatus.APPLIED: ("kept", "appliqué", "Revoir la lecture"),
    ImportStatus.ABANDONED: ("mute", "abandonné", "Revoir ou reprendre"),
}


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


def lines(imports: Iterable[DocumentImport]) -> list[ImportLine]:
    """One line per import."""
    return [_line(one) for one in imports]


def _line(one: DocumentImport) -> ImportLine:
    state, word, next_step = STATES[ImportStatus(one.status)]
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
