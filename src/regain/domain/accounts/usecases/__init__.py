"""Adding people, saying who they work for, giving and ending their mandates; forgetting them."""

from regain.domain.accounts.usecases.forgetting import (
    AlreadyAnonymous,
    NotTheirData,
    anonymise_person,
    forget_ended_sessions,
    record_export,
)
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
    "AlreadyAnonymous",
    "EmailAlreadyUsed",
    "LastAdministrator",
    "MandateNotAllowed",
    "MandateNotValid",
    "NotTheirData",
    "OrganisationAlreadyKnown",
    "PersonNotValid",
    "add_organisation",
    "add_person",
    "anonymise_person",
    "end_mandate",
    "forget_ended_sessions",
    "give_mandate",
    "open_support",
    "record_export",
    "refuse_used_email",
]
