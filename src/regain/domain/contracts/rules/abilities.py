"""All that a member may do with an object, at once: for the pages, and for docs/permissions.md, generated from it."""

from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.accounts.models import Mandate
from regain.domain.accounts.rules import can_administer, can_end_mandate, can_see_mandate, can_see_people
from regain.domain.contracts.models import Agreement, Amendment, Contract
from regain.domain.contracts.rules import access
from regain.domain.documents.models import DocumentImport, DocumentTemplate
from regain.domain.documents.rules import can_see_import, can_see_template
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.rules import can_edit_neighbourhood, can_import_outlines, can_see_neighbourhood


@dataclass(frozen=True, slots=True)
class ContractAbilities:
    """What a member may do with a contract."""

    see: bool
    edit: bool
    import_agreement: bool
    give_templates: bool
    see_journal: bool
    see_people: bool
    give_mandates: bool


@dataclass(frozen=True, slots=True)
class AgreementAbilities:
    """What a member may do with the agreement of a commune."""

    see: bool
    record: bool
    amend: bool
    withdraw: bool


@dataclass(frozen=True, slots=True)
class AmendmentAbilities:
    """What a member may do with an amendment, as far as their mandate goes (its state may still forbid it)."""

    see: bool
    edit: bool
    propose: bool
    review: bool


@dataclass(frozen=True, slots=True)
class NeighbourhoodAbilities:
    """What a member may do with a neighbourhood."""

    see: bool
    edit: bool


@dataclass(frozen=True, slots=True)
class ImportAbilities:
    """What a member may do with an import."""

    see: bool
    work_on: bool


@dataclass(frozen=True, slots=True)
class TemplateAbilities:
    """What a member may do with a document template."""

    see: bool
    archive: bool


@dataclass(frozen=True, slots=True)
class MandateAbilities:
    """What a member may do with somebody's mandate."""

    see: bool
    end: bool


@singledispatch
def abilities(obj: object, member: Member) -> Any:
    """What the member may do with the object, a frozen dataclass of yes and no. Raises TypeError for anything else."""
    raise TypeError(f"No rule speaks of {type(obj).__name__} to {member.label}.")


@abilities.register
def _(obj: Contract, member: Member) -> ContractAbilities:
    return ContractAbilities(
        see=access.can_see_contract(member, obj),
        edit=access.can_edit_contract(member, obj),
        import_agreement=access.can_import_agreement(member, obj),
        give_templates=access.can_give_templates(member, obj),
        see_journal=access.can_see_journal(member, obj),
        see_people=can_see_people(member, obj.code),
        give_mandates=can_see_people(member, obj.code) and not member.is_one_of(Role.SUPPORT),
    )


@abilities.register
def _(obj: Agreement, member: Member) -> AgreementAbilities:
    code = obj.commune.insee_code if obj.commune else ""
    return AgreementAbilities(
        see=access.can_see_contract(member, obj.contract),
        record=access.can_import_for(member, obj.contract, code),
        amend=access.can_amend_agreement(member, obj),
        withdraw=access.can_withdraw_agreement(member, obj),
    )


@abilities.register
def _(obj: Amendment, member: Member) -> AmendmentAbilities:
    return AmendmentAbilities(
        see=access.can_see_amendment(member, obj),
        edit=access.can_edit_amendment(member, obj),
        propose=access.can_propose_amendment(member, obj),
        review=access.can_review_amendment(member, obj),
    )


@abilities.register
def _(obj: Neighbourhood, member: Member) -> NeighbourhoodAbilities:
    return NeighbourhoodAbilities(see=can_see_neighbourhood(member, obj), edit=can_edit_neighbourhood(member, obj))


@abilities.register
def _(obj: DocumentImport, member: Member) -> ImportAbilities:
    seen = can_see_import(member, obj)
    return ImportAbilities(
        see=seen, work_on=seen and access.can_import_agreement(member, Contract(code=obj.contract_code))
    )


@abilities.register
def _(obj: DocumentTemplate, member: Member) -> TemplateAbilities:
    seen = can_see_template(member, obj)
    return TemplateAbilities(
        see=seen, archive=seen and access.can_give_templates(member, Contract(code=obj.contract_code))
    )


@abilities.register
def _(obj: Mandate, member: Member) -> MandateAbilities:
    return MandateAbilities(see=can_see_mandate(member, obj), end=can_end_mandate(member, obj))


@dataclass(frozen=True, slots=True)
class StandingAbilities:
    """What a member may do wherever they stand: in the contract they act in, and in the instance."""

    in_contract: ContractAbilities
    administer: bool
    import_open_data: bool


def abilities_where_they_act(member: Member) -> StandingAbilities:
    """What the member may do in the contract they act in. Asks nothing of the database."""
    return StandingAbilities(
        abilities(Contract(code=member.contract), member), can_administer(member), can_import_outlines(member)
    )
