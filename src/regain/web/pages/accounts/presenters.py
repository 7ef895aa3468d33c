"""What the pages of the accounts show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from regain.core import french
from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.accounts.models import Invitation, OpenSession, Person
from regain.domain.accounts.queries import mandates_to_come, may_open_without_password, means_of, people_who_can_sign_in
from regain.domain.accounts.rules import can_administer, can_see_people, is_of_the_demonstration
from regain.domain.accounts.usecases import InvitationOver
from regain.domain.journal.queries import demonstration_prepared_at
from regain.exchange.applying.demonstration import PEOPLE


@dataclass(frozen=True, slots=True)
class Door:
    """A person of the demonstration, in whose place one may act in one click."""

    name: str
    note: str
    href: str


def closed_doors() -> list[str]:
    """The functions in whose place one no longer acts in one click: a password was chosen, the account or address is gone."""
    if not settings.DEMO or demonstration_prepared_at() is None:
        return []
    open_ones = {person.email for person in demo_people()}
    return [function for email, function, *_ in PEOPLE if email not in open_ones]


def demo_people() -> list[Person]:
    """Those of the demonstration: nobody ever chose a password for them.

    Nobody at all outside the demonstration, nor in a database that did not begin as one and where somebody real is.
    """
    if not settings.DEMO or not may_open_without_password():
        return []
    return [
        person
        for person in people_who_can_sign_in()
        if is_of_the_demonstration(person) and not person.has_usable_password()
    ]


def demo_doors() -> list[Door]:
    """One door per person of the demonstration, in the order of the roles, with the mandate each acts under."""
    return [
        Door(
            name=person.name,
            note=" · ".join(map(str, person.mandates.all())) or str(person.organisation or ""),
            href=reverse("sign_in_as", args=[person.pk]),
        )
        for person in sorted(demo_people(), key=_rank)
    ]


def _rank(person: Person) -> int:
    roles = [Role(mandate.role) for mandate in person.mandates.all()]
    return min((list(Role).index(role) for role in roles), default=len(Role))


@dataclass(frozen=True, slots=True)
class AccountPage:
    """How one signs in, in words, and one's mandates."""

    email: str
    password: str
    password_act: str
    password_href: str
    second_factor: str
    mandates: tuple[str, ...]
    to_come: tuple[str, ...]
    people_href: str


def present_account(person: Person, member: Member) -> AccountPage:
    """The page of one's own account."""
    has_password = person.has_usable_password()
    means = [one for one in means_of(person) if one.type != Authenticator.Type.RECOVERY_CODES]
    return AccountPage(
        email=person.email,
        password="Choisi" if has_password else "Aucun",
        password_act="Changer" if has_password else "Choisir",
        password_href=reverse("account_change_password" if has_password else "account_set_password"),
        second_factor=french.counted(len(means), "moyen en place", "moyens en place") if means else "Aucune",
        mandates=tuple(mandate.label for mandate in member.mandates),
        to_come=tuple(
            f"{one}, à partir du {french.long_date(one.starts_on)}"
            for one in mandates_to_come(person, on=timezone.localdate())
        ),
        people_href=_people_href(member),
    )


def _people_href(member: Member) -> str:
    """Where the member sees who acts with them; blank when they may not."""
    if can_administer(member):
        return reverse("people")
    may = member.contract and can_see_people(member, member.contract)
    return reverse("contract_people", args=[member.contract]) if may else ""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session: with what, since when, and how to close it."""

    device: str
    opened: str
    seen: str
    is_here: bool
    href: str
    close: str = "Fermer"


def present_sessions(sessions: Iterable[OpenSession], *, here: str | None) -> list[SessionLine]:
    """The sessions of a person, the one they are in first."""
    lines = [
        SessionLine(
            device=session.device,
            opened=_moment(session.opened_at),
            seen=_moment(session.seen_at),
            is_here=session.key == here,
            href=reverse("session_close", args=[session.pk]),
        )
        for session in sessions
    ]
    return sorted(lines, key=lambda line: not line.is_here)


@dataclass(frozen=True, slots=True)
class PasskeyLine:
    """One passkey: its name, what it opens, and how to take it away."""

    name: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class SecondFactorPage:
    """The means one has besides the password. `is_missing`: one must have one, and has none."""

    answer: str
    is_missing: bool
    application: str
    has_application: bool
    passkeys: tuple[PasskeyLine, ...]
    codes: str


def present_second_factor(person: Person, *, must: bool) -> SecondFactorPage:
    """The page of the second step."""
    means = list(means_of(person))
    has_application = any(one.type == Authenticator.Type.TOTP for one in means)
    passkeys = tuple(_passkey(one) for one in means if one.type == Authenticator.Type.WEBAUTHN)
    codes = next((one.wrap() for one in means if one.type == Authenticator.Type.RECOVERY_CODES), None)
    left = len(codes.get_unused_codes()) if codes else 0
    is_set_up = bool(has_application or passkeys)
    return SecondFactorPage(
        answer=_protection(person, is_set_up=is_set_up),
        is_missing=must and not is_set_up and not settings.DEMO,
        application="Elle donne le code de vos connexions." if has_application else "Aucune n’est enregistrée.",
        has_application=has_application,
        passkeys=passkeys,
        codes=f"Il en reste {french.number(left)}." if codes else "",
    )


def _protection(person: Person, *, is_set_up: bool) -> str:
    if is_set_up:
        return "Elle est en place."
    if person.has_usable_password():
        return "Votre compte n’est protégé que par un mot de passe."
    return "Elle n’est pas encore en place."


def _passkey(one: Authenticator) -> PasskeyLine:
    key = one.wrap()
    used = (
        f"utilisée le {french.long_date(timezone.localdate(one.last_used_at))}"
        if one.last_used_at
        else "jamais utilisée"
    )
    alone = "ouvre sans mot de passe, " if key.is_passwordless else ""
    return PasskeyLine(name=key.name, note=f"{alone}{used}", href=reverse("passkey_remove", args=[one.pk]))


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """What somebody is invited to."""

    email: str
    role: str
    where: str
    dates: str
    inviter: str


def present_invitation(invitation: Invitation, nonce: str) -> InvitationPage:
    """The page of an invitation. Raises InvitationOver when its link serves no more: nobody fills a form for nothing."""
    if invitation.accepted_at:
        raise InvitationOver("Elle a déjà été acceptée\u00a0: le compte est ouvert, il n’y a plus rien à faire ici.")
    is_old = timezone.localdate() > invitation.expires_on or nonce != invitation.nonce
    if invitation.withdrawn_at or is_old:
        raise InvitationOver("Elle a été retirée ou remplacée, ou elle est trop vieille. Demandez-en une nouvelle.")
    until = f" au {french.long_date(invitation.ends_on)}" if invitation.ends_on else ", sans date de fin"
    return InvitationPage(
        email=invitation.email,
        role=str(Role(invitation.role).label),
        where=invitation.scope_label or "Tout Regain",
        dates=f"Du {french.long_date(invitation.starts_on)}{until}",
        inviter=str(invitation.inviter) if invitation.inviter else "Regain",
    )


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{french.long_date(timezone.localdate(at))}, {local:%H}{french.NO_BREAK}h{french.NO_BREAK}{local:%M}"
