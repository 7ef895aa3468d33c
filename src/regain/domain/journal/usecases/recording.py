from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from regain.core.errors import BusinessError
from regain.core.member import SYSTEM, Member
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import AUTHOR, OBJECT, Draft, key_of, place_in, side_of
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
    of_people: Mapping[str, tuple[str, Any]] | None = None,
) -> Entry:
    """Write what happened, in the transaction of the use case that did it, at the end of the chain.

    `personal`, when the object is a person: what of `before` and `after` describes them, kept so that it can be erased;
    the object's own label is then personal too. `of_people`, when it is not: by place, the key of a person and the
    value that names or describes them; what the instance itself gave is not personal. Raises AuthorRequired when no one
    is signed in, and RuntimeError outside a transaction (a fact must not survive the rollback of what it says).
    """
    if not by.is_known:
        raise AuthorRequired("Connectez-vous : chaque écriture porte le nom de son auteur.")
    if not connection.in_atomic_block:
        raise RuntimeError("journal.record must be called inside a transaction.")
    said = {AUTHOR: (by.key, _short(by.label)), **(of_people or {})}
    if personal is not None:
        said[OBJECT] = (str(on.pk), _short(str(on)))
        said |= {place_in(side, name): (str(on.pk), one) for side in personal for name, one in personal[side].items()}
    theirs = {place: one for place, one in said.items() if one[0] != SYSTEM.key}
    ours = {place: value for place, (whose, value) in said.items() if whose == SYSTEM.key}
    mandate_label, mandate_key = _mandate_of(by)
    entry = Entry(
        event=event,
        object_label="" if OBJECT in theirs else _short(str(ours.get(OBJECT, on))),
        object_key=key_of(on),
        author_key=by.key,
        mandate_label=mandate_label,
        mandate_key=mandate_key,
        before={**(before or {}), **side_of("before", ours)},
        after={**(after or {}), **side_of("after", ours)},
    )
    return append([Draft(entry, theirs)])[0]


def _mandate_of(by: Member) -> tuple[str, str]:
    """The label and the key of the mandate under which somebody acts; blank without one."""
    return (_short(by.mandate.label), by.mandate.key) if by.mandate else ("", "")


def _short(label: str) -> str:
    limit = 250
    return label if len(label) <= limit else f"{label[: limit - 1]}…"
