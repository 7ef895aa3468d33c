"""Giving and ending mandates; support, for a day."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from regain.core.errors import BusinessError
from regain.core.french import long_date
from regain.core.mandates import Role, Scope, ScopeKind
from regain.core.member import Member
from regain.domain.accounts.models import Mandate, Person
from regain.domain.accounts.queries import administrators, alike_on
from regain.domain.accounts.rules import (
    can_administer,
    can_end_mandate,
    can_give,
    can_open_support,
    can_prolong_mandate,
    columns_of,
    label_of,
)
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


class LastLead(BusinessError):
    """Raised where a contract would be left without a chef de projet: nobody in it could invite any more."""

    def __init__(self) -> None:
        super().__init__(
            "C’est le seul mandat de chef de projet de ce contrat : sans lui, plus personne n’y inviterait ni n’y "
            "relirait rien. Invitez d’abord un autre chef de projet, qui accepte, pour au moins aussi longtemps, ou "
            "demandez cette fin à la personne qui administre Regain."
        )


class MandateEndsSooner(BusinessError):
    """Raised by end_mandate: it ends before that day already, and a later end is given, not taken."""


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
def end_mandate(mandate: Mandate, *, on: date, by: Member, is_forgotten: bool = False) -> Mandate | None:
    """End the mandate: `on` is the first day without it, today or later. Idempotent for the same day.

    The mandate as it now is; None when it never gave anything, and was taken away. `is_forgotten`: its holder is, a
    right that does not wait for another chef de projet, whom an administrator can always invite.
    Raises MandateNotAllowed, MandateEndsSooner, LastAdministrator, LastLead.
    """
    if not can_end_mandate(by, mandate):
        raise MandateNotAllowed("Seule la personne qui pourrait donner ce mandat peut y mettre fin.")
    held, last_day = _hold(mandate), on - timedelta(days=1)
    if held.ends_on == last_day:
        return held
    if held.ends_on is not None and held.ends_on < last_day:
        raise MandateEndsSooner(
            f"Ce mandat finit déjà le {long_date(held.ends_on)} : qui peut le donner peut en repousser la fin."
        )
    refuse_to_lose_the_last_administrator([held], on=on)
    if not is_forgotten:
        _refuse_to_lose_the_last_lead(held, on=on, by=by)
    if held.starts_on > last_day:
        # It never gave anything on a day before: it is taken away, the journal keeps it.
        record(Event.MANDATE_ENDED, on=held, by=by, before=_told(held), of_people=_of_holder("before", held))
        held.delete()
        return None
    _move_end(held, last_day, Event.MANDATE_ENDED, by=by)
    return held


@transaction.atomic
def prolong_mandate(mandate: Mandate, *, until: date | None, today: date, by: Member) -> Mandate:
    """Give a mandate that is not over more days: up to `until`, that day included, or without an end.

    Raises MandateToOneself, MandateNotAllowed, MandateNotValid.
    """
    if by.key == str(mandate.person_id):
        raise MandateToOneself
    if not can_prolong_mandate(by, mandate):
        raise MandateNotAllowed("Seule la personne qui pourrait donner ce mandat peut en repousser la fin.")
    held = _hold(mandate)
    if held.ends_on == until:
        return held
    if held.ends_on is None or held.ends_on < today:
        raise MandateNotValid("Ce mandat n’a pas de fin à repousser, ou il est déjà fini : invitez de nouveau.")
    _move_end(held, until, Event.MANDATE_GIVEN, by=by)
    return held


def _hold(mandate: Mandate) -> Mandate:
    """The mandate kept from others until the end of the transaction, with those that must not all end.

    Two administrators, or two chefs de projet, who end each other at the same moment: the second waits here.
    """
    hold_journal()
    leading = Q(role=Role.PROJECT_LEAD, contract_code=mandate.contract_code)
    list(Mandate.objects.select_for_update().filter(Q(role=Role.ADMINISTRATOR) | leading).order_by("pk"))
    return Mandate.objects.select_for_update().get(pk=mandate.pk)


def _move_end(held: Mandate, last_day: date | None, event: Event, *, by: Member) -> None:
    before, held.ends_on = _told(held), last_day
    if event is Event.MANDATE_GIVEN:
        _refuse_twice(held)
    held.save(update_fields=["ends_on"])
    record(event, on=held, by=by, before=before, after=_told(held), of_people=_of_holder("after", held))


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


def _refuse_to_lose_the_last_lead(ended: Mandate, *, on: date, by: Member) -> None:
    """Raise LastLead unless another leads the contract on that day for as long, or `by` administers and can invite."""
    if ended.role != Role.PROJECT_LEAD or can_administer(by):
        return
    lasting = Q(ends_on=None) if ended.ends_on is None else Q(ends_on=None) | Q(ends_on__gte=ended.ends_on)
    if not alike_on(ended, on).filter(lasting).exists():
        raise LastLead


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
    ).exclude(Q(pk=mandate.pk) | Q(ends_on__lt=mandate.starts_on))
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
