"""What an administrator of the instance does in a contract is written to those who lead it; where to read a letter."""

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
from regain.mailing.letters import act_in_your_contract
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


def tell_end(request: MemberRequest, ended: Mandate) -> None:
    """An administrator ended another person's mandate in the contract; that person is written to as well."""
    if is_of_the_instance(request.member) and request.user != ended.person:
        by, whose = f"{request.member.label}, qui administre Regain", french.of(ended.person.name)
        act = f"{by}, a mis fin au mandat {whose} dans votre contrat de ville\u00a0: {ended}."
        _tell(
            request,
            ended,
            act_in_your_contract(subject="Fin d’un mandat dans votre contrat", act=act),
            author=request.user,
            also=[ended.person],
        )


def _tell(
    request: HttpRequest, about: Mandate | Invitation, letter: Letter, *, author: Person, also: Iterable[Person] = ()
) -> None:
    """Write to those who lead the contract, but for the author. It is done: a letter that cannot leave undoes nothing."""
    if not about.contract_code:
        return
    leads = {one.pk: one for one in (*leads_of(about.contract_code, on=timezone.localdate()), *also)}
    for lead in (one for one in leads.values() if one != author):
        if not ratelimit.consume(request, action="letters_to_leads", user=author):
            logger.warning("Leads of a contract were not written to: too many letters in an hour.")
            return
        try:
            send(letter, to=lead.email)
        except MailNotSent:
            logger.warning("A lead of a contract was not written to.")
