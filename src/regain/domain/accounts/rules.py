"""Who is who among the accounts, and who may give which mandate."""

import unicodedata
from contextlib import suppress

from regain.core.mandates import INSTANCE, SCOPES, Held, Role, Scope, ScopeKind
from regain.core.member import Member
from regain.domain.accounts.enums import DEMONSTRATION_DOMAIN, ERASED_DOMAIN, GIVES
from regain.domain.accounts.models import Invitation, Mandate, Person


def is_of_the_demonstration(person: Person) -> bool:
    """Whether the person was made up for the demonstration, in which anybody may act in their place."""
    return person.email.lower().endswith(f"@{DEMONSTRATION_DOMAIN}")


def is_anonymous(person: Person) -> bool:
    """Whether the person asked to be forgotten, and was: the account is a key without a name."""
    return person.email.endswith(f"@{ERASED_DOMAIN}")


def mailbox_of(email: str) -> str:
    """The mailbox that an address leads to, however it is spelt: capitals, dots, what follows a +, an accented domain.

    Two people's addresses may seem one (`a.b@` and `ab@`): only good to refuse what one would do to oneself, and to count.
    """
    local, _, domain = unicodedata.normalize("NFKC", email).strip().casefold().rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"


def scope_of(mandate: Mandate | Invitation) -> Scope:
    """Where the mandate is held."""
    kind = ScopeKind(mandate.scope_kind)
    return Scope(kind, mandate.scope_key, mandate.contract_code, mandate.agglomeration)


def columns_of(scope: Scope, *, label: str) -> dict[str, str]:
    """The scope as the columns of a mandate or of an invitation, under that label: what `scope_of` reads."""
    return {
        "scope_kind": scope.kind,
        "scope_key": scope.key,
        "scope_label": label[:200],
        "contract_code": scope.contract,
        "agglomeration": scope.agglomeration,
    }


def held(mandate: Mandate) -> Held:
    """The mandate as the domain knows it."""
    return Held(Role(mandate.role), scope_of(mandate), key=str(mandate.pk), label=str(mandate))


def is_within(inner: Scope, outer: Scope) -> bool:
    """Whether all that the inner scope covers is covered by the outer one. The instance covers every contract."""
    if outer == INSTANCE:
        return True
    same_contract = (inner.contract, inner.agglomeration) == (outer.contract, outer.agglomeration)
    return same_contract and (outer.kind == ScopeKind.CONTRACT or inner == outer)


def can_administer(member: Member) -> bool:
    """Whether the member looks after the instance itself: its people, its contracts."""
    return member.is_system or member.is_one_of(Role.ADMINISTRATOR)


def can_renew_demonstration(member: Member) -> bool:
    """Whether the member may make the demonstration new again: who administers it or steers its contract.

    That there is a demonstration, and that they came in by one of its doors, is for who asks to know.
    """
    return member.is_one_of(Role.ADMINISTRATOR, Role.PROJECT_LEAD)


def can_give(member: Member, role: Role, scope: Scope) -> bool:
    """Whether the member may give (or end) this mandate. Nobody gives more than they hold (accounts/enums.py, GIVES).

    An administrator gives the first chef de projet of a contract: a contract must begin somewhere.
    """
    if scope.kind not in SCOPES[role]:
        return False
    if member.is_system:
        return role is not Role.SUPPORT
    return member.mandate is not None and role in GIVES[member.mandate.role] and is_within(scope, member.mandate.scope)


def can_end_mandate(member: Member, mandate: Mandate) -> bool:
    """Whether the member may end the mandate: they could give it, it is their own, or support overstays in theirs."""
    role, scope = Role(mandate.role), scope_of(mandate)
    if member.key == str(mandate.person_id):
        return True
    if role is Role.SUPPORT:
        return can_give(member, Role.STATE, scope)
    return can_give(member, role, scope)


def can_prolong_mandate(member: Member, mandate: Mandate) -> bool:
    """Whether the member may put its end off: they could give it, and it is not their own."""
    return member.key != str(mandate.person_id) and can_give(member, Role(mandate.role), scope_of(mandate))


def can_open_support(member: Member) -> bool:
    """Whether the member may enter a contract for a day to help, seen by all of it and journaled."""
    return member.is_one_of(Role.ADMINISTRATOR)


def can_see_people(member: Member, contract_code: str) -> bool:
    """Whether the member may see who holds which mandate in the contract: those who give mandates there."""
    is_referent = member.contract == contract_code and member.is_one_of(Role.TECHNICAL_REFERENT)
    return is_referent or can_see_all_people(member, contract_code)


def can_see_all_people(member: Member, contract_code: str) -> bool:
    """Whether the member may see every mandate of the contract, whatever its commune."""
    if can_administer(member):
        return True
    return member.contract == contract_code and member.is_one_of(Role.PROJECT_LEAD, Role.SUPPORT)


def can_see_mandate(member: Member, mandate: Mandate) -> bool:
    """Whether the member may see that mandate: their own; all of their contract; of their commune for a référent."""
    is_own = member.is_known and member.key == str(mandate.person_id)
    return is_own or _can_see_what_is_given(member, mandate)


def label_of(person: Person) -> str:
    """How the person is shown: name, function."""
    return f"{person.name}, {person.title}" if person.title else person.name


def can_see_invitation(member: Member, invitation: Invitation) -> bool:
    """Whether the member sees that invitation: as the mandate it proposes, but for one's own."""
    return _can_see_what_is_given(member, invitation)


def _can_see_what_is_given(member: Member, given: Mandate | Invitation) -> bool:
    if can_administer(member):
        return True
    if given.contract_code != member.contract or not member.contract:
        return False
    if member.is_one_of(Role.PROJECT_LEAD, Role.SUPPORT):
        return True
    in_commune = (given.scope_kind, given.scope_key) == (ScopeKind.COMMUNE, member.commune)
    return member.is_one_of(Role.TECHNICAL_REFERENT) and in_commune


def can_handle_invitation(member: Member, invitation: Invitation) -> bool:
    """Whether the member may renew or withdraw the invitation: whoever could give that mandate."""
    return can_give(member, Role(invitation.role), scope_of(invitation))


def must_have_second_factor(member: Member) -> bool:
    """Whether a stolen password would open too much: whoever administers the instance or steers a contract.

    All of the person's mandates count, not only the one they act under.
    """
    return any(held.role in {Role.ADMINISTRATOR, Role.PROJECT_LEAD, Role.SUPPORT} for held in member.mandates)
