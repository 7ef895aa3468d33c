"""Writing the journal."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import key_of


class AuthorRequired(BusinessError):
    """Raised by record: nobody acts without a name."""


def record(
    event: Event,
    *,
    on: Model,
    by: Member,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """Write what happened, in the transaction of the use case that did it.

    Raises AuthorRequired when nobody is signed in, and RuntimeError outside a transaction (a fact must not
    survive the rollback of what it tells).
    """
    if not by.is_known:
        raise AuthorRequired("Connectez-vous : chaque écriture porte le nom de son auteur.")
    if not connection.in_atomic_block:
        raise RuntimeError("journal.record must be called inside a transaction.")
    return Entry.objects.create(
        event=event,
        object_label=_short(str(on)),
        object_key=key_of(on),
        author_label=_short(by.label),
        author_key=by.key,
        before=dict(before or {}),
        after=dict(after or {}),
    )


def _short(label: str) -> str:
    limit = 250
    return label if len(label) <= limit else f"{label[: limit - 1]}…"


def erase_personal_values(person_key: str, *, by: Member) -> int:  # noqa: ARG001  # the chained journal tells who
    """Erase what the journal holds of a person; how many entries changed."""
    own = Entry.objects.filter(object_key=f"accounts.person:{person_key}")
    return own.update(object_label="", before={}, after={}) + Entry.objects.filter(author_key=person_key).update(
        author_label=""
    )
