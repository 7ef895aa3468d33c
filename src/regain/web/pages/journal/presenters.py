"""The lines of the journal, in the words people read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.models import Contract
from regain.reports.changes import Change
from regain.web.histories import told
from regain.web.ui.parts import Happening


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its number, what it tells, and where one undoes it (blank when one cannot)."""

    number: int
    what: Happening
    undo_href: str


def lines_of(contract: Contract, changes: Iterable[Change], *, may_undo: bool) -> list[Line]:
    """The lines of a page."""
    return [
        Line(
            number=change.number,
            what=told([change.event], naming=True)[0],
            undo_href=reverse("change_undo", args=[contract.code, change.number])
            if may_undo and change.can_undo
            else "",
        )
        for change in changes
    ]


def answer(count: int, *, is_filtered: bool) -> str:
    """How much happened."""
    if not count:
        return ""
    written = french.counted(count, "écriture")
    return f"{written} {'pour ce choix' if is_filtered else 'en tout'}, la plus récente d’abord."
