"""Who may see and bring in figures. Official ones are the instance's, one's own a contract's (docs/adr/0010)."""

from collections.abc import Collection
from dataclasses import dataclass

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.contracts.rules import can_edit_contract, can_see_contract
from regain.domain.contracts.rules.abilities import abilities
from regain.domain.contracts.rules.access import LEADS
from regain.domain.indicators.models import Dataset, Edition, Indicator
from regain.domain.territory.rules import can_import_outlines


def can_see_figures(member: Member) -> bool:
    """Official figures are those of all places: whoever acts under a mandate, in any contract."""
    return member.is_system or member.mandate is not None


def can_see_dataset(member: Member, dataset: Dataset) -> bool:
    """An official one, with the figures; one's own, in the contract it belongs to. Twin: queries.datasets_visible_to."""
    return _can_see(member, dataset)


def can_see_indicator(member: Member, indicator: Indicator) -> bool:
    """As data sets. Twin: queries.indicators_visible_to."""
    return _can_see(member, indicator)


def can_see_edition(member: Member, edition: Edition) -> bool:
    """Those of the data sets they see. Twin: queries.editions_visible_to."""
    return can_see_dataset(member, edition.dataset)


def can_import_observations(member: Member) -> bool:
    """Dropping a file of figures, to see what it would change: those who keep a contract or look after the instance."""
    return can_import_outlines(member)


def can_write_dataset(member: Member, dataset: Dataset, *, contracts: Collection[str]) -> bool:
    """Importing, correcting and taking back figures. Twin: queries.datasets_writable_by.

    One's own: those who keep its contract. Official ones: those who look after the instance, and those who keep the only
    contract there is. `contracts`: the codes of all that the instance knows.
    """
    if member.is_system:
        return True
    if dataset.is_own:
        return dataset.contract is not None and can_edit_contract(member, dataset.contract)
    return can_write_official(member, contracts=contracts)


def can_write_official(member: Member, *, contracts: Collection[str]) -> bool:
    """Whether the member may write the official figures."""
    if member.is_system or member.is_one_of(Role.ADMINISTRATOR):
        return True
    return member.is_one_of(*LEADS) and set(contracts) <= {member.contract}


def _can_see(member: Member, one: Dataset | Indicator) -> bool:
    if member.is_system:
        return True
    if not one.is_own:
        return can_see_figures(member)
    return one.contract is not None and can_see_contract(member, one.contract)


@dataclass(frozen=True, slots=True)
class DatasetAbilities:
    """What a member may do with a data set, where there are other contracts; and where theirs is the only one."""

    see: bool
    write: bool
    write_while_alone: bool


@abilities.register
def _(obj: Dataset, member: Member) -> DatasetAbilities:
    return DatasetAbilities(
        see=can_see_dataset(member, obj),
        write=can_write_dataset(member, obj, contracts=("", member.contract)),
        write_while_alone=can_write_dataset(member, obj, contracts=(member.contract,)),
    )
