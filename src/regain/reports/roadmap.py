"""What waits for somebody, in the contract they act in: the first thing their page says."""

from dataclasses import dataclass

from django.db.models import Q

from regain.core.labels import alphabetical
from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.contracts.enums import OPEN_AMENDMENTS, AgreementKind, AmendmentStatus, VersionStatus
from regain.domain.contracts.models import Agreement, Amendment, Commitment, Contract
from regain.domain.contracts.queries import amendments_visible_to
from regain.domain.contracts.rules.access import (
    can_edit_amendment,
    can_edit_contract,
    can_import_for,
    can_propose_amendment,
    can_review_amendment,
)
from regain.domain.contracts.rules.amended import changes_its_text
from regain.domain.territory.models import Commune, Neighbourhood
from regain.domain.territory.queries import outlines_in_force
from regain.reports.correspondences import count_waiting


def can_take_draft_further(member: Member, amendment: Amendment) -> bool:
    """Whoever writes it; whoever may only propose it, once it changes something."""
    if can_edit_amendment(member, amendment):
        return True
    return can_propose_amendment(member, amendment) and changes_its_text(amendment)


NEXT_STEPS = {
    AmendmentStatus.DRAFT: can_take_draft_further,
    AmendmentStatus.PROPOSED: can_review_amendment,
    AmendmentStatus.REVIEWED: can_edit_amendment,
}
"""Who takes an amendment to its next step, by where it stands."""


@dataclass(frozen=True, slots=True)
class OwnCommune:
    """The commune somebody acts for, its neighbourhoods (key, name), and whether its agreement is in force."""

    insee_code: str
    name: str
    neighbourhoods: tuple[tuple[int, str], ...]
    has_agreement: bool


@dataclass(frozen=True, slots=True)
class Roadmap:
    """What waits. `awaited`: communes whose agreement the member may bring in, and that have none in force.

    `to_sign`: amendments that others take further and that the member signs with them: they have to be read now.
    `uncheckable`: commitments of the agreements that the member may amend, of which nobody can say whether they are kept.
    """

    amendments: tuple[Amendment, ...] = ()
    to_sign: tuple[Amendment, ...] = ()
    awaited: tuple[str, ...] = ()
    correspondences: int = 0
    without_outline: int = 0
    own: OwnCommune | None = None
    uncheckable: int = 0
    contract_code: str = ""


def build_roadmap(member: Member, contract: Contract | None) -> Roadmap:
    """What waits for the member in the contract; nothing without one. Costs eight queries at most."""
    if contract is None:
        return Roadmap()
    signed, opened = _signed(contract), _open_amendments(member, contract)
    keeps = can_edit_contract(member, contract)
    return Roadmap(
        amendments=tuple(one for one in opened if NEXT_STEPS[AmendmentStatus(one.status)](member, one)),
        to_sign=tuple(opened) if member.is_one_of(Role.STATE) else (),
        awaited=tuple(
            one.name
            for one in alphabetical(contract.communes.order_by("pk"))
            if one.insee_code not in signed and can_import_for(member, contract, one.insee_code)
        ),
        correspondences=count_waiting([contract.intercommunality_id]) if keeps else 0,
        without_outline=_without_outline(contract) if keeps else 0,
        own=_own(member, signed),
        uncheckable=_uncheckable(member, contract),
        contract_code=contract.code,
    )


def _open_amendments(member: Member, contract: Contract) -> list[Amendment]:
    return list(amendments_visible_to(member).filter(agreement__contract=contract, status__in=OPEN_AMENDMENTS))


def _signed(contract: Contract) -> set[str]:
    """The INSEE codes of the communes whose agreement is in force."""
    in_force = Q(kind=AgreementKind.COMMUNAL, versions__status=VersionStatus.IN_FORCE)
    rows = Agreement.objects.filter(in_force, contract=contract).order_by("pk")
    return {code for code in rows.values_list("commune__insee_code", flat=True) if code}


def _without_outline(contract: Contract) -> int:
    ours = Neighbourhood.objects.filter(intercommunality=contract.intercommunality_id, archived_at=None)
    drawn = outlines_in_force("neighbourhood").order_by().values("neighbourhood")
    national = outlines_in_force("perimeter").filter(perimeter__neighbourhood__isnull=False)
    return ours.exclude(pk__in=drawn).exclude(pk__in=national.order_by().values("perimeter__neighbourhood")).count()


def _uncheckable(member: Member, contract: Contract) -> int:
    vague = Commitment.objects.filter(agreement__contract=contract, is_checkable=False)
    if can_edit_contract(member, contract):
        return vague.count()
    if member.commune and can_import_for(member, contract, member.commune):
        return vague.filter(agreement__commune__insee_code=member.commune).count()
    return 0


def _own(member: Member, signed: set[str]) -> OwnCommune | None:
    commune = Commune.objects.filter(insee_code=member.commune).first() if member.commune else None
    if commune is None:
        return None
    neighbourhoods = commune.neighbourhoods.filter(archived_at=None).order_by("name", "pk")
    return OwnCommune(
        insee_code=commune.insee_code,
        name=commune.name,
        neighbourhoods=tuple(neighbourhoods.values_list("pk", "name")),
        has_agreement=commune.insee_code in signed,
    )
