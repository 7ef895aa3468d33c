from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from regain.core.errors import BusinessError
from regain.core.member import SYSTEM, Member
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import AUTHOR, OBJECT, Draft, key_of, place_in
from regain.domain.journal.usecases.appending import append


class AuthorRequired(BusinessError):
    """Raised by record: nobody acts without a name."""


def record(
    event: Event,
    *,
    on: Model,
    by: Member,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    personal: Mapping[str, Mapping[str, Any]] | None = None,
    about: str = "",
) -> Entry:
    """Write what happened, in the transaction of the use case that did it, at the end of the chain.

    `personal`: what of `before` and `after` describes a person, kept so that it can be erased; the object's own label
    is then personal too. `about`: the key of that person, by default the object's primary key. Raises AuthorRequired
    when nobody is signed in, and RuntimeError outside a transaction (a fact must not survive the rollback of what it
    tells).
    """
    if not by.is_known:
        raise AuthorRequired("Connectez-vous : chaque écriture porte le nom de son auteur.")
    if not connection.in_atomic_block:
        raise RuntimeError("journal.record must be called inside a transaction.")
    label, whose = _short(str(on)), about or str(on.pk)
    values = {} if by.key == SYSTEM.key else {AUTHOR: (by.key, _short(by.label))}
    if personal is not None:
        values[OBJECT] = (whose, label)
        values |= {place_in(side, name): (whose, one) for side in personal for name, one in personal[side].items()}
    mandate_label, mandate_key = _mandate_of(by)
    entry = Entry(
        event=event,
        object_label="" if personal is not None else label,
        object_key=key_of(on),
        author_key=by.key,
        mandate_label=mandate_label,
        mandate_key=mandate_key,
        before=dict(before or {}),
        after=dict(after or {}),
    )
    return append([Draft(entry, values)])[0]


def _mandate_of(by: Member) -> tuple[str, str]:
    """The label and the key of the mandate under which somebody acts; blank without one."""
    return (_short(by.mandate.label), by.mandate.key) if by.mandate else ("", "")


def _short(label: str) -> str:
    limit = 250
    return label if len(label) <= limit else f"{label[: limit - 1]}…"
