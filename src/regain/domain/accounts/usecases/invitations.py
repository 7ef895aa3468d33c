"""Inviting somebody to act under a mandate, by a link sent to their address."""

import secrets
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.core.mandates import Role, Scope
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Invitation, Person
from regain.domain.accounts.queries import authors_of, is_address_of, member_of, person_with_email
from regain.domain.accounts.rules import can_give, columns_of, scope_of
from regain.domain.accounts.usecases.account import vouch_for_email
from regain.domain.accounts.usecases.letters import refuse_too_many_letters
from regain.domain.accounts.usecases.mandates import MandateNotAllowed, MandateToOneself, give_mandate
from regain.domain.accounts.usecases.people import add_person
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import hold_journal, record

GOOD_FOR = timedelta(days=14)
"""How long the link of an invitation serves."""


class InvitationNotValid(BusinessError):
    """The address, the dates or the mandate cannot be those of an invitation, or the same one is open already."""


class InvitationOver(BusinessError):
    """The link was used, withdrawn, replaced or is too old, or the inviter may no longer give that mandate."""


class InvitationOfSomebodyElse(BusinessError):
    """Raised by accept_invitation_as: the invitation was sent to another address."""


@transaction.atomic
def invite(
    *,
    email: str,
    role: Role,
    scope: Scope,
    scope_label: str,
    starts_on: date,
    ends_on: date | None = None,
    at: datetime,
    by: Member,
) -> Invitation:
    """Invite the holder of that address to act under this role on this scope. Sends nothing by itself.

    Raises MandateNotAllowed, MandateToOneself, InvitationNotValid, TooManyLetters.
    """
    if not can_give(by, role, scope):
        raise MandateNotAllowed(
            "Vous ne pouvez inviter que pour un mandat que vous tenez vous-même, là où vous le tenez."
        )
    hold_journal()
    invitation = Invitation(
        email=email.strip().lower(),
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        **columns_of(scope, label=scope_label),
    )
    _refuse_own_address(invitation, by)
    _renew(invitation, at=at, by=by)
    _validate(invitation, on=timezone.localdate(at))
    refuse_too_many_letters(invitation, at=at, by=by)
    invitation.save()
    record(Event.INVITATION_SENT, on=invitation, by=by, after=_told(invitation))
    return invitation


@transaction.atomic
def renew_invitation(invitation: Invitation, *, at: datetime, by: Member) -> Invitation:
    """Give the invitation a new link and a new term; the old link serves no more. It is then `by` who invites.

    Raises MandateNotAllowed, MandateToOneself, InvitationOver, TooManyLetters.
    """
    held = _waiting(invitation)
    _refuse_unless_giver(held, by)
    _refuse_own_address(held, by)
    refuse_too_many_letters(held, at=at, by=by)
    _renew(held, at=at, by=by)
    held.letters += 1
    held.save(update_fields=["nonce", "sent_at", "expires_on", "inviter", "inviter_mandate", "letters", "letter_at"])
    record(Event.INVITATION_RENEWED, on=held, by=by, after=_told(held))
    return held


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, at: datetime, by: Member) -> None:
    """Take the invitation back: its link serves no more. Raises MandateNotAllowed, InvitationOver."""
    held = _waiting(invitation)
    _refuse_unless_giver(held, by)
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    record(Event.INVITATION_WITHDRAWN, on=held, by=by)


@transaction.atomic
def accept_invitation(
    invitation: Invitation, *, nonce: str, name: str, title: str = "", password: str | None, at: datetime
) -> Person:
    """Create the account of whoever followed the link, with the mandate of the invitation.

    Raises InvitationOver, EmailAlreadyUsed (somebody has that account: they accept once signed in), PersonNotValid,
    MandateToOneself, MandateNotValid.
    """
    held = _open(invitation, nonce=nonce, on=timezone.localdate(at))
    _refuse_authors(held)
    inviter = _inviter(held, on=timezone.localdate(at))
    person = add_person(email=held.email, name=name, title=title, password=password, by=None)
    vouch_for_email(person)
    _settle(held, person, inviter=inviter, at=at)
    return person


@transaction.atomic
def accept_invitation_as(person: Person, invitation: Invitation, *, nonce: str, at: datetime) -> None:
    """Add the mandate of the invitation to somebody who has an account and followed the link once signed in.

    Raises InvitationOver, InvitationOfSomebodyElse, MandateToOneself, MandateNotValid.
    """
    held = _open(invitation, nonce=nonce, on=timezone.localdate(at))
    if person_with_email(held.email) != person:
        raise InvitationOfSomebodyElse(
            "Cette invitation a été envoyée à une autre adresse que celle de votre compte. "
            "Déconnectez-vous, puis ouvrez de nouveau le lien."
        )
    _refuse_authors(held, taker=person)
    _settle(held, person, inviter=_inviter(held, on=timezone.localdate(at)), at=at)


def _held(invitation: Invitation) -> Invitation | None:
    """The invitation kept from others until the end of the transaction; None when it waits for no answer any more."""
    hold_journal()
    waiting = Invitation.objects.select_for_update().filter(accepted_at=None, withdrawn_at=None)
    return waiting.filter(pk=invitation.pk).first()


def _waiting(invitation: Invitation) -> Invitation:
    """The invitation, for who sends or withdraws it."""
    held = _held(invitation)
    if held is None:
        raise InvitationOver(
            "Cette invitation vient d’être acceptée ou retirée\u00a0: il n’y a plus rien à renvoyer ni à retirer."
        )
    return held


def _open(invitation: Invitation, *, nonce: str, on: date) -> Invitation:
    """The invitation, for who follows its link."""
    held = _held(invitation)
    if held is None:
        raise InvitationOver("Cette invitation a déjà servi, ou elle a été retirée. Demandez-en une nouvelle.")
    if not secrets.compare_digest(nonce, held.nonce):
        raise InvitationOver("Une invitation plus récente vous a été envoyée\u00a0: ouvrez le lien du dernier e-mail.")
    if on > held.expires_on:
        raise InvitationOver(
            "Ce lien ne sert plus\u00a0: il était valable quatorze jours. Demandez une nouvelle invitation."
        )
    return held


def _inviter(invitation: Invitation, *, on: date) -> Member:
    """Who invited, under the mandate they invited with, if they may still give that mandate. Raises InvitationOver."""
    inviter = SYSTEM
    if invitation.inviter:
        inviter = member_of(invitation.inviter, on=on, acting=invitation.inviter_mandate)
    if (invitation.inviter and not invitation.inviter.is_active) or not can_give(inviter, *_asked(invitation)):
        raise InvitationOver(
            "La personne qui vous a invité ne peut plus donner ce mandat. Demandez une invitation à quelqu’un d’autre."
        )
    return inviter


def _asked(invitation: Invitation) -> tuple[Role, Scope]:
    return Role(invitation.role), scope_of(invitation)


def _settle(held: Invitation, person: Person, *, inviter: Member, at: datetime) -> None:
    role, scope = _asked(held)
    give_mandate(
        person,
        role=role,
        scope=scope,
        scope_label=held.scope_label,
        starts_on=max(held.starts_on, timezone.localdate(at)),
        ends_on=held.ends_on,
        by=inviter,
    )
    held.accepted_at = at
    held.save(update_fields=["accepted_at"])
    record(Event.INVITATION_ACCEPTED, on=held, by=member_of(person, on=timezone.localdate(at)))


def _refuse_unless_giver(invitation: Invitation, by: Member) -> None:
    if not can_give(by, *_asked(invitation)):
        raise MandateNotAllowed("Seule une personne qui pourrait donner ce mandat peut agir sur cette invitation.")


def _refuse_own_address(invitation: Invitation, by: Member) -> None:
    author = Person.objects.filter(pk=int(by.key)).first() if by.key.isdigit() else None
    if author and is_address_of(invitation.email, author):
        raise MandateToOneself


def _refuse_authors(invitation: Invitation, *, taker: Person | None = None) -> None:
    """Who sent the invitation, once or again, does not accept it, by this account nor by another of their mailbox."""
    if any(one == taker or is_address_of(invitation.email, one) for one in authors_of(invitation)):
        raise MandateToOneself


def _renew(invitation: Invitation, *, at: datetime, by: Member) -> None:
    invitation.inviter_id = None if by.is_system else int(by.key)
    invitation.inviter_mandate = by.mandate.key if by.mandate else ""
    invitation.nonce, invitation.sent_at, invitation.letter_at = secrets.token_urlsafe(24), at, at
    invitation.expires_on = timezone.localdate(at) + GOOD_FOR


def _validate(invitation: Invitation, *, on: date) -> None:
    try:
        invitation.full_clean()
    except ValidationError as error:
        raise InvitationNotValid(" ".join(error.messages)) from error
    if invitation.ends_on and invitation.ends_on < on:
        raise InvitationNotValid("Ce mandat serait déjà fini\u00a0: vérifiez sa dernière date.")
    person = person_with_email(invitation.email)
    if person and not person.is_active:
        raise InvitationNotValid(
            f"Le compte de {quoted(invitation.email)} est fermé\u00a0: il faut d’abord le rouvrir."
        )


def _told(invitation: Invitation) -> dict[str, str | None]:
    return {
        "role": invitation.role,
        "scope": f"{invitation.scope_kind}:{invitation.scope_key}",
        "contract": invitation.contract_code,
        "starts_on": invitation.starts_on.isoformat(),
        "ends_on": invitation.ends_on.isoformat() if invitation.ends_on else None,
        "expires_on": invitation.expires_on.isoformat(),
    }
