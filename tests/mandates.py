"""Mandates of the people the tests speak of, in the contract of the agglomeration (tests/places.py)."""

from datetime import date
from typing import TYPE_CHECKING

from regain.core.mandates import INSTANCE, Held, Role, Scope, ScopeKind
from regain.core.member import Member

if TYPE_CHECKING:
    from regain.domain.accounts.models import Mandate, Person

CODE, SIREN = "CN06201M", "200072460"
CONTRACT = Scope(ScopeKind.CONTRACT, CODE, CODE, SIREN)
BARLIN = Scope(ScopeKind.COMMUNE, "62083", CODE, SIREN)
HERSIN = Scope(ScopeKind.COMMUNE, "62443", CODE, SIREN)
ELSEWHERE = Scope(ScopeKind.CONTRACT, "CN05901N", "CN05901N", "200000001")
ASSOCIATION = Scope(ScopeKind.ORGANISATION, "1", CODE, SIREN)
NEIGHBOURHOOD = Scope(ScopeKind.NEIGHBOURHOOD, "1", CODE, SIREN)
BODY = Scope(ScopeKind.BODY, "1", CODE, SIREN)

PLACES = {
    Role.ADMINISTRATOR: INSTANCE,
    Role.PROJECT_LEAD: CONTRACT,
    Role.SUPPORT: CONTRACT,
    Role.TECHNICAL_REFERENT: BARLIN,
    Role.ELECTED_REFERENT: BARLIN,
    Role.STATE: CONTRACT,
    Role.FUNDER: ASSOCIATION,
    Role.LEAD: ASSOCIATION,
    Role.FACILITATOR: NEIGHBOURHOOD,
    Role.RESIDENT: BODY,
    Role.READER: CONTRACT,
}
"""Where the tests hold each role."""


def acting(role: Role, scope: Scope | None = None, *, key: str = "1", label: str = "Léa") -> Member:
    """A member who acts under that role, without a row in the database."""
    held = Held(role, scope or PLACES[role], key="7", label=Role(role).label)
    return Member(key=key, label=label, mandate=held, mandates=(held,))


def give(person: "Person", role: Role, scope: Scope, *, starts_on: date = date(2024, 1, 1), **values) -> "Mandate":
    """A mandate without an end, written straight into the table."""
    from regain.domain.accounts.models import Mandate

    return Mandate.objects.create(
        person=person,
        role=role,
        scope_kind=scope.kind,
        scope_key=scope.key,
        contract_code=scope.contract,
        agglomeration=scope.agglomeration,
        starts_on=starts_on,
        **values,
    )
