"""Giving and ending mandates; support, for a day."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.mandates import Role, Scope, ScopeKind
from regain.core.member import Member
from regain.domain.accounts.models import Mandate, Person
from regain.domain.accounts.queries import administrators
from regain.domain.accounts.rules import can_end_mandate, can_give, can_open_support, columns_of, label_of
from regain.domain.journal.enums import Event
from regain.domain.journal.rules import place_in
from regain.domain.journal.usecases import hold_journal, record


class MandateNotAllowed(BusinessError):
    """The member may not give or end this mandate: nobody gives more than they hold."""


class MandateToOneself(BusinessError):
    """A person would receive a mandate that they gave: directly, or by an invitation, renewed by another or not."""

    def __init__(self) -> None:
        super().__init__(
            "On ne se donne pas un mandat à soi-même : demandez-le à un chef de projet du contrat, ou à une autre "
            "personne qui administre Regain."
        )


class MandateNotValid(BusinessError):
    """Dates out of order, a role that is not held on such a scope, or the same mandate twice."""


class LastAdministrator(BusinessError):
    """Without an administrator nobody could give a mandate any more."""


@transaction.atomic
def give_mandate(
    person: Person,
    *,
    role: Role,
    scope: Scope,
    scope_label: str,
    starts_on: date,
    ends_on: date | None = None,
    by: Member,
) -> Mandate:
    """Let the person act under this role on this scope, from a date to a date (included; None: without an end).

    Raises MandateNotAllowed, MandateToOneself, MandateNotValid.
    """
    if by.key == str(person.pk):
        raise MandateToOneself
    if not can_give(by, role, scope):
        raise MandateNotAllowed("Vous ne pouvez donner que des mandats que vous tenez vous-même, là où vous les tenez.")
    return _give(person, role, scope, scope_label, starts_on=starts_on, ends_on=ends_on, by=by)


@transaction.atomic
def end_mandate(mandate: Mandate, *, on: date, by: Member) -> None:
    """End the mandate: `on` is the first day without it, today or later. Idempotent for one that is over by then.

    Raises MandateNotAllowed, LastAdministrator.
    """
    if not can_end_mandate(by, mandate):
        raise MandateNotAllowed("Seule la personne qui pourrait donner ce mandat peut y mettre fin.")
    hold_journal()
    # Two administrators who end each other at the same moment: the second waits here, then is refused.
    list(Mandate.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk"))
    last_day = on - timedelta(days=1)
    held = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if held.ends_on is not None and held.ends_on <= last_day:
        return
    refuse_to_lose_the_last_administrator([held], on=on)
    if held.starts_on > last_day:
        # It never gave anything on a day before: it is taken away, the journal keeps it.
        record(Event.MANDATE_ENDED, on=held, by=by, before=_told(held), of_people=_of_holder("before", held))
        held.delete()
        return
    before = held.ends_on
    held.ends_on = last_day
    held.save(update_fields=["ends_on"])
    record(
        Event.MANDATE_ENDED,
        on=held,
        by=by,
        before={"ends_on": before and before.isoformat()},
        after={**_told(held), "ends_on": last_day.isoformat()},
        of_people=_of_holder("after", held),
    )


@transaction.atomic
def open_support(person: Person, *, scope: Scope, scope_label: str, reason: str, on: date, by: Member) -> Mandate:
    """Let an administrator enter a contract for that day, to help. Announced on screen, written in the journal.

    Raises MandateNotAllowed, MandateNotValid.
    """
    if not can_open_support(by) or scope.kind != ScopeKind.CONTRACT or by.key != str(person.pk):
        raise MandateNotAllowed("Seul un administrateur de Regain ouvre un accès d’assistance, pour lui-même.")
    return _give(person, Role.SUPPORT, scope, scope_label, starts_on=on, ends_on=on, reason=reason.strip(), by=by)


def refuse_to_lose_the_last_administrator(ended: list[Mandate], *, on: date) -> None:
    """Raise LastAdministrator when these mandates are all the instance has, on that day, to be looked after."""
    remaining = administrators(on).exclude(pk__in=[one.pk for one in ended])
    if any(one.role == Role.ADMINISTRATOR for one in ended) and not remaining.exists():
        raise LastAdministrator(
            "C’est le dernier administrateur de cette installation\u00a0: donnez d’abord ce mandat à quelqu’un d’autre."
        )


def _give(
    person: Person,
    role: Role,
    scope: Scope,
    scope_label: str,
    *,
    starts_on: date,
    ends_on: date | None,
    by: Member,
    reason: str = "",
) -> Mandate:
    mandate = Mandate(
        person=person,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        **columns_of(scope, label=scope_label),
    )
    _refuse_twice(mandate)
    try:
        mandate.full_clean()
    except ValidationError as error:
        raise MandateNotValid(" ".join(error.messages)) from error
    mandate.save()
    event = Event.SUPPORT_OPENED if role is Role.SUPPORT else Event.MANDATE_GIVEN
    record(event, on=mandate, by=by, after=_told(mandate), of_people=_of_holder("after", mandate))
    return mandate


def _refuse_twice(mandate: Mandate) -> None:
    hold_journal()
    Person.objects.select_for_update().get(pk=mandate.person_id)
    same = Mandate.objects.filter(
        person=mandate.person,
        role=mandate.role,
        scope_kind=mandate.scope_kind,
        scope_key=mandate.scope_key,
        contract_code=mandate.contract_code,
    ).exclude(ends_on__lt=mandate.starts_on)
    if mandate.ends_on is not None:
        same = same.exclude(starts_on__gt=mandate.ends_on)
    if same.exists():
        raise MandateNotValid(f"Cette personne tient déjà ce mandat à ces dates\u00a0: {mandate}.")


def _told(mandate: Mandate) -> dict[str, str | None]:
    return {
        "person": str(mandate.person_id),
        "role": mandate.role,
        "scope": f"{mandate.scope_kind}:{mandate.scope_key}",
        "contract": mandate.contract_code,
        "starts_on": mandate.starts_on.isoformat(),
        "ends_on": mandate.ends_on.isoformat() if mandate.ends_on else None,
    }


def _of_holder(side: str, mandate: Mandate) -> dict[str, tuple[str, str]]:
    """What the journal says of the person who holds the mandate, and forgets with them."""
    said = {"holder": label_of(mandate.person), "reason": mandate.reason}
    return {place_in(side, name): (str(mandate.person_id), value) for name, value in said.items() if value}
