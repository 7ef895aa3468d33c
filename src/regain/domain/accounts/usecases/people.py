"""Adding people and who they work for."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.accounts.enums import OrganisationKind
from regain.domain.accounts.models import Organisation, Person
from regain.domain.accounts.queries import member_of
from regain.domain.accounts.usecases.account import vouch_for_email
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record


class EmailAlreadyUsed(BusinessError):
    """Raised by add_person."""


class PersonNotValid(BusinessError):
    """The address, the name, the function or the password cannot be somebody's."""


class OrganisationAlreadyKnown(BusinessError):
    """Raised by add_organisation."""


@transaction.atomic
def add_organisation(*, name: str, kind: OrganisationKind, siren: str = "", by: Member) -> Organisation:
    """Add an organisation. Raises OrganisationAlreadyKnown when its name is taken."""
    if Organisation.objects.filter(name__iexact=name).exists():
        raise OrganisationAlreadyKnown(f"L’organisation « {name} » existe déjà.")
    organisation = Organisation.objects.create(name=name, kind=kind, siren=siren)
    record(Event.ORGANISATION_ADDED, on=organisation, by=by, after={"name": name, "kind": kind})
    return organisation


@transaction.atomic
def add_person(
    *,
    email: str,
    name: str,
    title: str = "",
    organisation: Organisation | None = None,
    password: str | None = None,
    by: Member | None,
) -> Person:
    """Add somebody who may sign in, with a password or none yet. Whoever adds them vouches for the address.

    `by`: None when they open the account themselves, with the link sent to their address.

    Raises EmailAlreadyUsed, PersonNotValid.
    """
    refuse_used_email(email)
    person = Person(email=email, name=name, title=title, organisation=organisation)
    try:
        person.clean_fields(exclude={"password"})
        if password is not None:
            validate_password(password, person)
    except ValidationError as error:
        raise PersonNotValid(" ".join(error.messages)) from error
    person.set_password(password)
    person.save()
    vouch_for_email(person)
    by = by or member_of(person, on=timezone.localdate())
    record(Event.PERSON_ADDED, on=person, by=by, personal={"after": {"name": name, "title": title}})
    return person


def refuse_used_email(email: str) -> None:
    """Raise EmailAlreadyUsed when somebody has this address, whatever its capitals."""
    if Person.objects.filter(email__iexact=email).exists():
        raise EmailAlreadyUsed(f"Une personne a déjà l’adresse {email}.")
