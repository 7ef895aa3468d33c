"""Who holds which mandate, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from regain.core import french
from regain.core.labels import fold
from regain.core.member import Member
from regain.domain.accounts.models import Invitation, Mandate
from regain.domain.accounts.rules import can_end_mandate, can_handle_invitation
from regain.domain.accounts.usecases import is_to_be_sent_again


@dataclass(frozen=True, slots=True)
class MandateLine:
    """One mandate: whose, what, from when to when; where to end it, when the member may."""

    person: str
    note: str
    mandate: str
    days: str
    is_over: bool
    is_to_come: bool
    end: str


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation that waits: to whom, for what, since and until when; how to renew or withdraw it."""

    email: str
    mandate: str
    sent: str
    until: str
    is_over: bool
    renew: str
    withdraw: str


def present_mandates(mandates: Iterable[Mandate], member: Member, *, today: date) -> list[MandateLine]:
    """The mandates, those in force or to come first, by name, accents aside."""
    lines = [_mandate(mandate, member, today) for mandate in mandates]
    return sorted(lines, key=lambda line: (line.is_over, fold(line.person)))


def present_invitations(invitations: Iterable[Invitation], member: Member, *, today: date) -> list[InvitationLine]:
    """The invitations that wait, the latest first."""
    return [_invitation(invitation, member, today) for invitation in invitations]


def _mandate(mandate: Mandate, member: Member, today: date) -> MandateLine:
    is_over = mandate.ends_on is not None and mandate.ends_on < today
    may_end = not is_over and can_end_mandate(member, mandate)
    return MandateLine(
        person=mandate.person.name,
        note=" · ".join(str(part) for part in (mandate.person.title, mandate.person.organisation) if part),
        mandate=str(mandate),
        days=french.days(mandate.starts_on, mandate.ends_on),
        is_over=is_over,
        is_to_come=mandate.starts_on > today,
        end=reverse("mandate_end", args=[mandate.pk]) if may_end else "",
    )


def _invitation(invitation: Invitation, member: Member, today: date) -> InvitationLine:
    may = can_handle_invitation(member, invitation)
    may_again = is_to_be_sent_again(invitation, at=timezone.now())
    return InvitationLine(
        email=invitation.email,
        mandate=str(invitation),
        sent=french.long_date(timezone.localdate(invitation.sent_at)),
        until=french.long_date(invitation.expires_on),
        is_over=invitation.expires_on < today,
        renew=reverse("invitation_renew", args=[invitation.pk]) if may and may_again else "",
        withdraw=reverse("invitation_withdraw", args=[invitation.pk]) if may else "",
    )


def answer(lines: list[MandateLine], invitations: list[InvitationLine], *, of_commune: bool = False) -> str:
    """How many act here or will, and how many have not answered. `of_commune`: only the member's commune is shown."""
    acting = sum(not line.is_over and not line.is_to_come for line in lines)
    to_come = sum(line.is_to_come for line in lines)
    said = [french.counted(acting, "mandat en cours", "mandats en cours")]
    if to_come:
        said.append(french.counted(to_come, "mandat à venir", "mandats à venir"))
    if invitations:
        said.append(french.counted(len(invitations), "invitation sans réponse", "invitations sans réponse"))
    return f"{'Pour votre commune, ' if of_commune else ''}{french.enumeration(said)}."
