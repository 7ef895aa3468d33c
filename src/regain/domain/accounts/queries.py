"""Who people are."""

from regain.core.member import Member
from regain.domain.accounts.models import Person


def member_of(person: Person) -> Member:
    """The person as the domain knows them: their key, and how they are shown (name, function)."""
    label = f"{person.name}, {person.title}" if person.title else person.name
    return Member(key=str(person.pk), label=label)
