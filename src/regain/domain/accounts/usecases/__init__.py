"""Adding people, saying who they work for, giving and ending their mandates; forgetting them."""

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
from regain.domain.accounts.usecases.forgetting import (
    AlreadyAnonymous,
    NotTheirData,
    anonymise_person,
    forget_ended_sessions,
    forget_old_invitations,
    record_export,
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
from regain.domain.accounts.usecases.keeping import give_form_back, keep_form
from regain.domain.accounts.usecases.letters import (
    TooManyLetters,
    take_letter_off,
)
from regain.domain.accounts.usecases.mandates import (
    LastAdministrator,
    MandateNotAllowed,
    MandateNotValid,
    MandateToOneself,
    end_mandate,
    give_mandate,
    open_support,
)
from regain.domain.accounts.usecases.passkeys import PasskeyCopied, count_passkey_use
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
    "AlreadyAnonymous",
    "EmailAlreadyUsed",
    "InvitationNotValid",
    "InvitationOfSomebodyElse",
    "InvitationOver",
    "LastAdministrator",
    "MandateNotAllowed",
    "MandateNotValid",
    "MandateToOneself",
    "NotTheirData",
    "OrganisationAlreadyKnown",
    "PasskeyCopied",
    "PersonNotValid",
    "TooManyLetters",
    "accept_invitation",
    "accept_invitation_as",
    "add_organisation",
    "add_person",
    "anonymise_person",
    "close_account",
    "close_session",
    "close_sessions_of",
    "count_passkey_use",
    "end_mandate",
    "forget_ended_sessions",
    "forget_old_invitations",
    "give_form_back",
    "give_mandate",
    "invite",
    "keep_form",
    "link_identity",
    "list_session",
    "open_account_session",
    "open_support",
    "record_export",
    "refuse_used_email",
    "renew_invitation",
    "reopen_account",
    "reset_second_factor",
    "take_letter_off",
    "tell_account_changed",
    "vouch_for_email",
    "withdraw_invitation",
]
