from collections import defaultdict

from regain.domain.contracts.enums import Origin
from regain.domain.contracts.models import (
    Contract,
    IntercommunalObjective,
    RetainedObjective,
    Stake,
    StrategicObjective,
)
from regain.domain.contracts.rules.tree import ContractTree, TreeNode


def tree_of(contract: Contract) -> ContractTree:
    """The contract's tree of objectives and which agreements use each node. Costs four queries."""
    users: dict[tuple[str, int], set[int]] = defaultdict(set)
    uses = RetainedObjective.objects.filter(project__agreement__contract=contract).order_by("pk")
    for agreement, *keys in uses.values_list(
        "project__agreement_id", "intercommunal__strategic__stake_id", "intercommunal__strategic_id", "intercommunal_id"
    ):
        for level, key in zip(("stake", "strategic", "intercommunal"), keys, strict=True):
            users[level, key].add(agreement)

    def node(
        level: str, row: Stake | StrategicObjective | IntercommunalObjective, parent: int | None, at: int
    ) -> TreeNode:
        used_by = tuple(sorted(users[level, row.pk]))
        return TreeNode(level, row.pk, parent, at, row.label, row.origin == Origin.INFERRED, used_by)

    stakes = Stake.objects.filter(contract=contract).order_by("number", "pk")
    strategics = StrategicObjective.objects.filter(stake__contract=contract).order_by("stake_id", "rank", "pk")
    leaves = IntercommunalObjective.objects.filter(strategic__stake__contract=contract).order_by(
        "strategic_id", "rank", "pk"
    )
    return ContractTree(
        (
            *(node("stake", row, None, row.number) for row in stakes),
            *(node("strategic", row, row.stake_id, row.rank) for row in strategics),
            *(node("intercommunal", row, row.strategic_id, row.rank) for row in leaves),
        )
    )
