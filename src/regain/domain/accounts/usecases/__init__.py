"""Adding people, saying who they work for, giving and ending their mandates."""

from regain.domain.accounts.usecases.mandates import (
    LastAdministrator,
    MandateNotAllowed,
    MandateNotValid,
    end_mandate,
    give_mandate,
    open_support,
)
from regain.domain.accounts.usecases.people import (
    EmailAlreadyUsed,
    OrganisationAlreadyKnown,
    PersonNotValid,
    add_organisation,
    add_person,
    refuse_used_email,
)

__all__ = [
    "EmailAlreadyUsed",
    "LastAdministrator",
    "MandateNotAllowed",
    "MandateNotValid",
    "OrganisationAlreadyKnown",
    "PersonNotValid",
    "add_organisation",
    "add_person",
    "end_mandate",
    "give_mandate",
    "open_support",
    "refuse_used_email",
]
