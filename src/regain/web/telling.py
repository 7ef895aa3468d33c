"""What an administrator does in a contract is written to those who lead it, an end to its holder; where a letter is."""

import logging
from collections.abc import Iterable

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from regain.core import french
from regain.core.letters import keeps_letters
from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.accounts.models import Invitation, Mandate, Person
from regain.domain.accounts.queries import authors_of, leads_of, member_of
from regain.domain.accounts.rules import label_of
from regain.mailing.letters import act_in_your_contract, end_of_mandate_changed
from regain.mailing.sending import Letter, MailNotSent, send
from regain.web.middleware import MemberRequest

logger = logging.getLogger(__name__)


def is_of_the_instance(member: Member) -> bool:
    """Whether the member administers the instance, under whichever of their mandates they act now."""
    return any(held.role is Role.ADMINISTRATOR for held in member.mandates)


def tell_letter_is_kept(request: HttpRequest) -> None:
    """In a demonstration that sends none: where the letter that was just written may be read."""
    if keeps_letters():
        said = 'La démonstration n’envoie rien\u00a0: <a href="{}">voici la lettre</a>.'
        messages.info(request, format_html(said, reverse("demonstration_letters")))


def tell_support(request: MemberRequest, opened: Mandate) -> None:
    """An administrator entered the contract for the day."""
    act = (
        f"{request.member.label}, qui administre Regain, a ouvert un accès d’assistance à votre contrat de ville "
        f"({opened.scope_label}) jusqu’à ce soir. Motif donné\u00a0: {french.quoted(opened.reason)}."
    )
    _tell(
        request,
        opened,
        act_in_your_contract(subject="Accès d’assistance à votre contrat", act=act),
        author=request.user,
    )


def tell_invitation(request: MemberRequest, sent: Invitation) -> None:
    """An administrator invited to the contract."""
    if is_of_the_instance(request.member):
        by = f"{request.member.label}, qui administre Regain"
        act = f"{by}, a invité {sent.email} dans votre contrat de ville. Mandat proposé\u00a0: {sent}."
        _tell(
            request, sent, act_in_your_contract(subject="Invitation dans votre contrat", act=act), author=request.user
        )


def tell_acceptance(request: HttpRequest, accepted: Invitation, person: Person) -> None:
    """A mandate of the contract was given by an administrator, or to one."""
    authors, today = authors_of(accepted), timezone.localdate()
    if any(is_of_the_instance(member_of(one, on=today)) for one in (person, *authors)):
        by = f" L’invitation venait {french.of(accepted.inviter.name)}." if accepted.inviter else ""
        act = f"{label_of(person)} a reçu un mandat dans votre contrat de ville\u00a0: {accepted}.{by}"
        _tell(
            request, accepted, act_in_your_contract(subject="Nouveau mandat dans votre contrat", act=act), author=person
        )


def tell_end(request: MemberRequest, mandate: Mandate, now: str) -> None:
    """Another person's mandate has another end: that person is written to; the leads too, when an administrator did it."""
    if request.user == mandate.person:
        return
    letter = end_of_mandate_changed(by=request.member.label, mandate=str(mandate), now=now)
    _write(request, letter, [mandate.person], author=request.user)
    if is_of_the_instance(request.member):
        by, whose = f"{request.member.label}, qui administre Regain", french.of(mandate.person.name)
        act = f"{by}, a changé la fin du mandat {whose} dans votre contrat de ville\u00a0: {mandate}. {now}"
        letter = act_in_your_contract(subject="Fin d’un mandat dans votre contrat", act=act)
        _tell(request, mandate, letter, author=request.user, but=mandate.person)


def _tell(
    request: HttpRequest,
    about: Mandate | Invitation,
    letter: Letter,
    *,
    author: Person,
    but: Person | None = None,
) -> None:
    """Write to those who lead the contract, but for the author and for who was written to already."""
    if about.contract_code:
        leads = leads_of(about.contract_code, on=timezone.localdate())
        _write(request, letter, [one for one in leads if one not in (author, but)], author=author)


def _write(request: HttpRequest, letter: Letter, people: Iterable[Person], *, author: Person) -> None:
    """Send the letter to each. What it says is done: a letter that cannot leave undoes nothing."""
    for person in people:
        if not ratelimit.consume(request, action="letters_to_leads", user=author):
            logger.warning("People of a contract were not written to: too many letters in an hour.")
            return
        try:
            send(letter, to=person.email)
        except MailNotSent:
            logger.warning("A person of a contract was not written to.")
