"""What happens to an account: opened by a sign-in, changed by its owner, closed."""

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Invitation, KeptForm, Mandate, Person
from regain.domain.accounts.queries import member_of
from regain.domain.accounts.rules import is_anonymous
from regain.domain.accounts.usecases.forgetting import AlreadyAnonymous
from regain.domain.accounts.usecases.mandates import end_mandate
from regain.domain.accounts.usecases.sessions import close_sessions_of
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record


class AlreadyOpen(BusinessError):
    """Raised where an account is not closed."""


class AccountAlreadyLinked(BusinessError):
    """Raised by link_identity: the provider's account opens somebody else's account already, or another opens theirs."""


@transaction.atomic
def vouch_for_email(person: Person) -> None:
    """Say that the person's address is theirs: somebody else vouches for it, or a link sent there was followed.

    The sign-in library keeps confirmed addresses in a table of its own, hidden behind this use case (ADR 7).
    """
    EmailAddress.objects.filter(email__iexact=person.email).exclude(user_id=person.pk).delete()
    EmailAddress.objects.update_or_create(
        user_id=person.pk, email=person.email.lower(), defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def open_account_session(person: Person, *, way: str) -> None:
    """Journal that the person signed in, and by which way: password, passkey, openid, demonstration."""
    by = member_of(person, on=timezone.localdate())
    record(Event.SIGNED_IN, on=person, by=by, after={"way": way}, personal={})


@transaction.atomic
def tell_account_changed(person: Person, *, event: Event, by: Member) -> None:
    """Journal what the sign-in library does to an account, in the transaction that does it."""
    record(event, on=person, by=by, personal={})


@transaction.atomic
def link_identity(person: Person, *, provider: str, subject: str, by: Member) -> None:
    """Let the account `subject` of the provider open the person's account. Idempotent. Raises AccountAlreadyLinked."""
    known = SocialAccount.objects.filter(provider=provider, uid=subject).first()
    if known and known.user_id == person.pk:
        return
    if known or SocialAccount.objects.filter(provider=provider, user_id=person.pk).exists():
        raise AccountAlreadyLinked(
            "Votre compte est déjà relié à un autre compte de ce service. Demandez à la personne qui administre "
            "Regain chez vous de le délier, puis recommencez."
        )
    SocialAccount.objects.create(provider=provider, uid=subject, user_id=person.pk, extra_data={})
    record(Event.IDENTITY_LINKED, on=person, by=by, personal={})


@transaction.atomic
def reset_second_factor(person: Person, *, by: Member) -> bool:
    """Forget the second step of a person who lost their telephone or key, close their sessions; whether there was one."""
    if not Authenticator.objects.filter(user_id=person.pk).delete()[0]:
        return False
    record(Event.SECOND_FACTOR_RESET, on=person, by=by, personal={})
    close_sessions_of(person, by=by)
    return True


@transaction.atomic
def close_account(person: Person, *, on: date, by: Member) -> None:
    """Close the account: nobody signs in any more, its mandates end, its sessions too. What was written stays.

    Raises LastAdministrator, LastLead. Erasing the person's data is another act.
    """
    current = Mandate.objects.filter(person=person).exclude(ends_on__lt=on).order_by("pk")
    for mandate in current:
        end_mandate(mandate, on=on, by=by)
    Invitation.objects.filter(email__iexact=person.email, accepted_at=None, withdrawn_at=None).delete()
    KeptForm.objects.filter(person=person).delete()
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(Event.ACCOUNT_CLOSED, on=person, by=by, personal={})
    close_sessions_of(person, by=by)


@transaction.atomic
def reopen_account(person: Person, *, by: Member = SYSTEM) -> None:
    """Let a person sign in again. Their mandates stay over: they are given anew. Raises AlreadyAnonymous, AlreadyOpen."""
    if is_anonymous(person):
        raise AlreadyAnonymous("Les données de cette personne sont effacées\u00a0: invitez-la de nouveau.")
    if person.is_active:
        raise AlreadyOpen("Ce compte n’est pas fermé\u00a0: il n’y a rien à rouvrir.")
    person.is_active = True
    person.save(update_fields=["is_active"])
    record(Event.ACCOUNT_REOPENED, on=person, by=by, personal={})
