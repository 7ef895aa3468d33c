"""How long each kind of data is kept, and what is done of it then: one line per kind, one run, one entry."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from regain.core.member import Member
from regain.domain.accounts.queries import closed_accounts
from regain.domain.accounts.usecases import LastAdministrator, forget_ended_sessions, forget_old_invitations
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.usecases import forget_idle_imports, forget_unused_files, record_purge
from regain.domain.journal.usecases import erase_old_personal_values
from regain.exchange.applying.erasure import erase_person


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data that does not stay: its code, its name in French, the period it is kept, what takes it away.

    `period` is a key of settings.RETENTION (days). `forget` takes away what is older than the moment it is given, in
    the run's transaction, and tells how many.
    """

    code: str
    label: str
    period: str
    forget: Callable[[datetime, Member], int]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of a kind were older than `before`."""

    kind: Kind
    before: datetime
    count: int


def _forget_people(before: datetime, by: Member) -> int:
    """Make anonymous the accounts closed before then; the last administrator's waits for another one."""
    forgotten = 0
    for person in closed_accounts(before=before):
        with suppress(LastAdministrator):
            erase_person(person, on=timezone.localdate(before), by=by)
            forgotten += 1
    return forgotten


# In this order: what goes first frees what goes after.
KINDS = (
    Kind(
        "sessions",
        "Sessions finies",
        "sessions",
        lambda before, _by: forget_ended_sessions(before=before),
    ),
    Kind(
        "invitations",
        "Invitations finies",
        "invitations",
        lambda before, _by: forget_old_invitations(before=before),
    ),
    Kind(
        "journal",
        "Noms et valeurs personnelles du journal (ce qui s’est passé reste)",
        "journal",
        lambda before, by: erase_old_personal_values(before=before, by=by),
    ),
    Kind("accounts", "Comptes fermés, rendus anonymes", "accounts", _forget_people),
    Kind(
        "readings",
        "Imports abandonnés, avec ce qui en a été lu",
        "readings",
        lambda before, _by: forget_idle_imports(ImportStatus.ABANDONED, before=before),
    ),
    Kind(
        "drafts",
        "Imports commencés et jamais finis",
        "drafts",
        lambda before, _by: forget_idle_imports(ImportStatus.READ, before=before),
    ),
    Kind(
        "files",
        "Fichiers auxquels plus rien ne se réfère",
        "files",
        lambda before, _by: forget_unused_files(before=before),
    ),
)


@transaction.atomic
def purge(*, now: datetime, periods: Mapping[str, int], by: Member, is_applied: bool) -> list[Forgotten]:
    """Take away what is kept for too long, kind by kind; without `is_applied`, tell exactly what would go.

    One transaction and one journal entry for the whole run; none when there was nothing. `periods`: days, by kind.
    """
    done = []
    for kind in KINDS:
        before = now - timedelta(days=periods[kind.period])
        done.append(Forgotten(kind, before, kind.forget(before, by)))
    if not is_applied:
        # What would be done is what is done, undone.
        transaction.set_rollback(True)
    elif any(one.count for one in done):
        record_purge({one.kind.code: one.count for one in done}, at=now, by=by)
    return done
