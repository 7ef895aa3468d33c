"""Under which title somebody acts: a role on a scope. Codes never change; labels are what people read."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Role(TextChoices):
    """What somebody is in a contrat de ville. The order is that in which a person's mandates are proposed."""

    PROJECT_LEAD = "project_lead", "Chef de projet"
    TECHNICAL_REFERENT = "technical_referent", "Référent technicien"
    ELECTED_REFERENT = "elected_referent", "Référent élu"
    STATE = "state", "Délégué du préfet"
    FUNDER = "funder", "Financeur"
    LEAD = "lead", "Porteur de projet"
    FACILITATOR = "facilitator", "Animateur"
    RESIDENT = "resident", "Membre d’une instance d’habitants"
    READER = "reader", "Lecteur"
    ADMINISTRATOR = "administrator", "Administrateur de Regain"
    SUPPORT = "support", "Assistance"


class ScopeKind(TextChoices):
    """Where a role is held."""

    INSTANCE = "instance", "Tout Regain"
    CONTRACT = "contract", "Contrat de ville"
    COMMUNE = "commune", "Commune"
    NEIGHBOURHOOD = "neighbourhood", "Quartier"
    ORGANISATION = "organisation", "Organisme"
    BODY = "body", "Instance"


SCOPES: dict[Role, frozenset[ScopeKind]] = {
    Role.ADMINISTRATOR: frozenset({ScopeKind.INSTANCE}),
    Role.PROJECT_LEAD: frozenset({ScopeKind.CONTRACT}),
    Role.TECHNICAL_REFERENT: frozenset({ScopeKind.COMMUNE}),
    Role.ELECTED_REFERENT: frozenset({ScopeKind.COMMUNE}),
    Role.STATE: frozenset({ScopeKind.CONTRACT}),
    Role.FUNDER: frozenset({ScopeKind.ORGANISATION}),
    Role.LEAD: frozenset({ScopeKind.ORGANISATION}),
    Role.FACILITATOR: frozenset({ScopeKind.NEIGHBOURHOOD, ScopeKind.BODY}),
    Role.RESIDENT: frozenset({ScopeKind.BODY}),
    Role.READER: frozenset({ScopeKind.CONTRACT, ScopeKind.COMMUNE}),
    Role.SUPPORT: frozenset({ScopeKind.CONTRACT}),
}
"""On what kinds of scope each role is held."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a role is held: a kind and a key, since contracts and bodies stand above the accounts.

    `key`: a contract's code, a commune's INSEE code, or a primary key as text (neighbourhood, organisation, body);
    blank for the instance. `contract`: the code of the contract in which it is held; `agglomeration`: the SIREN of
    the contract's agglomeration. Both are blank for the instance.
    """

    kind: ScopeKind
    key: str = ""
    contract: str = ""
    agglomeration: str = ""


INSTANCE = Scope(ScopeKind.INSTANCE)


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate in force. `key` is its primary key as text, `label` how it is shown ("Référent technicien, Barlin")."""

    role: Role
    scope: Scope
    key: str = ""
    label: str = ""
