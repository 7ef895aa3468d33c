"""Adding people, saying who they work for, giving and ending their mandates."""

from regain.domain.accounts.usecases.account import (
    AccountAlreadyLinked,
    close_account,
    link_identity,
    open_account_session,
    reopen_account,
    reset_second_factor,
    tell_account_changed,
    vouch_for_email,
)
from regain.domain.accounts.usecases.invitations import (
    InvitationNotValid,
    InvitationOfSomebodyElse,
    InvitationOver,
    accept_invitation,
    accept_invitation_as,
    invite,
    renew_invitation,
    withdraw_invitation,
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
from regain.domain.accounts.usecases.sessions import (
    close_session,
    close_sessions_of,
    list_session,
)

__all__ = [
    "AccountAlreadyLinked",
    "EmailAlreadyUsed",
    "InvitationNotValid",
    "InvitationOfSomebodyElse",
    "InvitationOver",
    "LastAdministrator",
    "MandateNotAllowed",
    "MandateNotValid",
    "OrganisationAlreadyKnown",
    "PersonNotValid",
    "accept_invitation",
    "accept_invitation_as",
    "add_organisation",
    "add_person",
    "close_account",
    "close_session",
    "close_sessions_of",
    "end_mandate",
    "give_mandate",
    "invite",
    "link_identity",
    "list_session",
    "open_account_session",
    "open_support",
    "refuse_used_email",
    "renew_invitation",
    "reopen_account",
    "reset_second_factor",
    "tell_account_changed",
    "vouch_for_email",
    "withdraw_invitation",
]
