from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.enums import AgreementKind, VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Contract
from regain.domain.contracts.queries import agreement_of, version_in_force, versions_of
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import Difference, differences
from regain.domain.contracts.rules.limits import faults
from regain.domain.contracts.rules.states import says_the_same
from regain.domain.contracts.rules.tree import ContractTree, tree_changes, tree_differences
from regain.domain.contracts.usecases.holding import expected_state, hold_contract
from regain.domain.contracts.usecases.placing import place_objectives, prune_nodes, rename_nodes, revive_nodes
from regain.domain.contracts.usecases.refusals import AgreementDoesNotFit, CommuneOutsideContract
from regain.domain.contracts.usecases.writing import write_agreement
from regain.domain.documents.models import StoredFile
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.models import Commune


@transaction.atomic
def adopt_agreement(
    contract: Contract,
    *,
    commune: Commune,
    content: AgreementContent,
    snapshot: Mapping[str, Any],
    source: StoredFile,
    choices: Mapping[str, str],
    stands_from: date,
    counted: Mapping[str, int],
    expected: str,
    by: Member,
) -> AgreementVersion | None:
    """Make the living state of a commune's agreement what its signed text says, and keep that text as a version.

    The version in force becomes a replaced one, never overwritten. The new one stands from `stands_from` on, or from
    the day of the one it replaces if later. `counted`: the counts that the plan showed. `expected`: fingerprint
    (rules/states.py) of the state it was made on. None when nothing changed. Raises PlanIsStale, CommuneOutsideContract, AgreementDoesNotFit.
    """
    hold_contract(contract)
    agreement = agreement_of(contract, commune)
    current, tree = expected_state(contract, agreement, expected=expected)
    _refuse_outsider(commune, contract)
    refuse_faults(content)
    if agreement and _is_in_force(agreement, snapshot) and not what_changes(agreement, current, content, tree):
        return None
    agreement = agreement or Agreement.objects.create(contract=contract, kind=AgreementKind.COMMUNAL, commune=commune)
    write_content(agreement, current=current, target=content, tree=tree)
    replaced = _replace_version_in_force(agreement)
    version = AgreementVersion.objects.create(
        agreement=agreement,
        number=versions_of(agreement).count() + 1,
        source=source,
        stands_from=max(stands_from, replaced.stands_from if replaced else stands_from),
        snapshot=dict(snapshot),
        choices=dict(choices),
        adopted_by=by.label[:250],
    )
    _record_adoption(version, replaced, counted, by=by)
    return version


def _record_adoption(
    version: AgreementVersion, replaced: AgreementVersion | None, counted: Mapping[str, int], *, by: Member
) -> None:
    before = {"version": replaced.number} if replaced else {}
    after = {"version": version.number, "sha256": version.source.sha256, **counted}
    record(Event.AGREEMENT_ADOPTED, on=version.agreement, by=by, before=before, after=after)


def what_changes(
    agreement: Agreement | None, current: AgreementContent, target: AgreementContent, tree: ContractTree
) -> tuple[Difference, ...]:
    """All that going from one content to the other does to the tree and to the agreement."""
    changes = tree_changes(tree, target, agreement=agreement.pk if agreement else None)
    return (*tree_differences(changes), *differences(current, target))


def write_content(
    agreement: Agreement, *, current: AgreementContent, target: AgreementContent, tree: ContractTree
) -> None:
    """Bring the rows and the tree from one content to the other.

    Even when nothing differs, each row is told where the new text says it.
    """
    changes = tree_changes(tree, target, agreement=agreement.pk)
    placed = place_objectives(agreement.contract, tree, target)
    revive_nodes(placed)
    rename_nodes(changes)
    write_agreement(agreement, current=current, target=placed)
    prune_nodes(changes)


def refuse_faults(content: AgreementContent) -> None:
    """Raise AgreementDoesNotFit with the first thing that the tables could not hold."""
    found = faults(content)
    if found:
        raise AgreementDoesNotFit(found[0])


def _refuse_outsider(commune: Commune, contract: Contract) -> None:
    if not contract.communes.filter(pk=commune.pk).exists():
        raise CommuneOutsideContract(f"{commune} n’est pas une commune du contrat {contract.code}.")


def _is_in_force(agreement: Agreement, snapshot: Mapping[str, Any]) -> bool:
    version = version_in_force(agreement)
    return version is not None and says_the_same(version.snapshot, snapshot)


def _replace_version_in_force(agreement: Agreement) -> AgreementVersion | None:
    version = version_in_force(agreement)
    if version:
        version.status = VersionStatus.REPLACED
        version.save(update_fields=["status"])
    return version
