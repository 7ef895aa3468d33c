"""Where a member may invite somebody, and as what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regain.core.labels import alphabetical
from regain.core.mandates import INSTANCE, Role, Scope, ScopeKind
from regain.core.member import Member
from regain.domain.accounts.queries import organisations
from regain.domain.accounts.rules import can_give
from regain.domain.contracts.models import Contract
from regain.domain.territory.queries import neighbourhoods_of


@dataclass(frozen=True, slots=True)
class Place:
    """A scope, and how it is called."""

    scope: Scope
    label: str

    @property
    def value(self) -> str:
        """What the form sends for it."""
        return f"{self.scope.kind}:{self.scope.key}"


WHOLE_INSTANCE = Place(INSTANCE, "Tout Regain")
WHERE = {
    ScopeKind.INSTANCE: "sur tout Regain",
    ScopeKind.CONTRACT: "sur tout le contrat",
    ScopeKind.COMMUNE: "dans une commune",
    ScopeKind.NEIGHBOURHOOD: "dans un quartier",
    ScopeKind.ORGANISATION: "pour un organisme",
    ScopeKind.BODY: "dans une instance d’habitants",
}
"""Where a role is held, within a sentence."""


def places_of(contract: Contract, member: Member) -> list[Place]:
    """The scopes of the contract on which the member may give some mandate."""
    return [place for place in _places(contract) if roles_given(member, [place])]


def roles_given(member: Member, places: Iterable[Place]) -> list[Role]:
    """The roles the member may give on some of these places."""
    where = list(places)
    return [role for role in Role if any(can_give(member, role, place.scope) for place in where)]


def _places(contract: Contract) -> Iterator[Place]:
    code, siren = contract.code, contract.intercommunality.siren
    yield Place(Scope(ScopeKind.CONTRACT, code, code, siren), f"Tout le contrat {contract.name}")
    for commune in alphabetical(contract.communes.order_by("pk")):
        yield Place(Scope(ScopeKind.COMMUNE, commune.insee_code, code, siren), commune.name)
    for neighbourhood in neighbourhoods_of(contract.intercommunality):
        yield Place(Scope(ScopeKind.NEIGHBOURHOOD, str(neighbourhood.pk), code, siren), neighbourhood.name)
    for organisation in organisations():
        yield Place(Scope(ScopeKind.ORGANISATION, str(organisation.pk), code, siren), organisation.name)
