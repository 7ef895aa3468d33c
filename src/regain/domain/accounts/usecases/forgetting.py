"""Forgetting people: their account says nobody's name any more, their sessions are gone."""

from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.accounts.enums import ERASED_DOMAIN, ERASED_NAME
from regain.domain.accounts.models import Invitation, KeptForm, Mandate, OpenSession, Person
from regain.domain.accounts.rules import is_anonymous
from regain.domain.accounts.usecases.mandates import end_mandate
from regain.domain.accounts.usecases.sessions import close_sessions_of
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import hold_journal, record


class AlreadyAnonymous(BusinessError):
    """Raised by anonymise_person and reopen_account: nothing is left of that person."""


class NotTheirData(BusinessError):
    """Raised by anonymise_person: somebody else's data are not theirs to erase."""


@transaction.atomic
def anonymise_person(person: Person, *, on: date, by: Member) -> None:
    """Leave of the account a key without a name: what was written stays, whoever wrote it is nobody any more.

    Its mandates end (`on` is the first day without them), and nobody signs in with it again. Only the person or the
    instance itself does it. What other domains and the journal keep of the person is erased with it, in the same
    transaction, by `regain.exchange.applying.erasure.erase_person`.

    Raises AlreadyAnonymous, LastAdministrator, NotTheirData.
    """
    if not by.is_system and by.key != str(person.pk):
        raise NotTheirData("Chacun efface ses propres données, et elles seules.")
    hold_journal()
    held = Person.objects.select_for_update().get(pk=person.pk)
    if is_anonymous(held):
        raise AlreadyAnonymous("Les données de cette personne sont déjà effacées.")
    for mandate in Mandate.objects.filter(person=held).exclude(ends_on__lt=on).order_by("pk"):
        end_mandate(mandate, on=on, by=by, is_forgotten=True)
    Mandate.objects.filter(person=held).exclude(reason="").update(reason=ERASED_NAME)
    Invitation.objects.filter(email__iexact=held.email).delete()
    KeptForm.objects.filter(person=held).delete()
    close_sessions_of(held, by=by)
    held.name, held.title, held.organisation = ERASED_NAME, "", None
    held.email = f"{held.pk}@{ERASED_DOMAIN}"
    held.is_active, held.last_login = False, None
    held.set_unusable_password()
    held.save()
    _forget_what_libraries_keep(held)
    record(Event.PERSON_ANONYMISED, on=held, by=by, personal={})
    person.refresh_from_db()


@transaction.atomic
def forget_ended_sessions(*, before: datetime) -> int:
    """Take away the sessions that ended before then, what the person saw of them, and what they were typing; how many."""
    KeptForm.objects.filter(kept_at__lt=before).delete()
    ended = Session.objects.filter(expire_date__lt=before).values("session_key")
    OpenSession.objects.filter(key__in=ended).delete()
    return Session.objects.filter(expire_date__lt=before).delete()[0]


@transaction.atomic
def forget_old_invitations(*, before: datetime) -> int:
    """Take away the invitations that were over before then, answered or not; how many."""
    over = Q(expires_on__lt=timezone.localdate(before)) | Q(accepted_at__lt=before) | Q(withdrawn_at__lt=before)
    return Invitation.objects.filter(over).delete()[0]


@transaction.atomic
def record_export(person: Person, *, by: Member) -> None:
    """Journal that all the data of the person was given away, and to whom."""
    record(Event.DATA_EXPORTED, on=person, by=by, personal={})


def _forget_what_libraries_keep(person: Person) -> None:
    """Take away the rows that lead to the account from tables that are not ours: addresses, keys, linked accounts."""
    for relation in Person._meta.related_objects:  # noqa: SLF001  # Django documents _meta as public
        table = relation.related_model
        if not table.__module__.startswith("regain."):
            table._default_manager.filter(**{relation.field.name: person}).delete()  # noqa: SLF001
