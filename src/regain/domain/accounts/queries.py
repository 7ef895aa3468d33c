"""Who people are."""

from django.db.models import QuerySet

from regain.core.member import Member
from regain.domain.accounts.models import Organisation, Person


def member_of(person: Person) -> Member:
    """The person as the domain knows them: their key, and how they are shown (name, function)."""
    label = f"{person.name}, {person.title}" if person.title else person.name
    return Member(key=str(person.pk), label=label)


def person_with_email(email: str) -> Person | None:
    """The person of that address, whatever its capitals."""
    return Person.objects.filter(email__iexact=email).first()


def organisation_named(name: str) -> Organisation | None:
    """The organisation of that name, whatever its capitals."""
    return Organisation.objects.filter(name__iexact=name).first()


def people_who_can_sign_in() -> QuerySet[Person]:
    """Active people, in the order of their names, with whom they work for."""
    return Person.objects.filter(is_active=True).select_related("organisation").order_by("name", "pk")
