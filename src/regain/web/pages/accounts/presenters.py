"""What the sign-in page shows."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import people_who_can_sign_in
from regain.domain.accounts.rules import is_of_the_demonstration


@dataclass(frozen=True, slots=True)
class Door:
    """A person of the demonstration, in whose place one may act in one click."""

    name: str
    note: str
    href: str


def demo_people() -> list[Person]:
    """Those of the demonstration: nobody ever chose a password for them. Nobody at all outside the demonstration."""
    if not settings.DEMO:
        return []
    return [
        person
        for person in people_who_can_sign_in()
        if is_of_the_demonstration(person) and not person.has_usable_password()
    ]


def demo_doors() -> list[Door]:
    """One door per person of the demonstration."""
    return [
        Door(
            name=person.name,
            note=" · ".join(str(part) for part in (person.title, person.organisation) if part),
            href=reverse("sign_in_as", args=[person.pk]),
        )
        for person in demo_people()
    ]
