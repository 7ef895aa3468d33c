"""Who is who among the accounts."""

from regain.domain.accounts.enums import DEMONSTRATION_DOMAIN, ERASED_DOMAIN
from regain.domain.accounts.models import Person


def is_of_the_demonstration(person: Person) -> bool:
    """Whether the person was made up for the demonstration, in which anybody may act in their place."""
    return person.email.lower().endswith(f"@{DEMONSTRATION_DOMAIN}")


def is_anonymous(person: Person) -> bool:
    """Whether the person asked to be forgotten, and was: the account is a key without a name."""
    return person.email.endswith(f"@{ERASED_DOMAIN}")
