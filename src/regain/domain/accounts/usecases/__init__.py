"""Adding people, saying who they work for; forgetting them."""

from regain.domain.accounts.usecases.forgetting import (
    AlreadyAnonymous,
    anonymise_person,
    forget_ended_sessions,
    record_export,
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
    "OrganisationAlreadyKnown",
    "PersonNotValid",
    "add_organisation",
    "add_person",
    "anonymise_person",
    "forget_ended_sessions",
    "record_export",
    "refuse_used_email",
]
