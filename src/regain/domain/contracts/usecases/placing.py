"""The contract's tree, brought to what an agreement asks for."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import F, QuerySet

from regain.core.labels import fold
from regain.domain.contracts.enums import Origin
from regain.domain.contracts.models import Contract, IntercommunalObjective, Stake, StrategicObjective
from regain.domain.contracts.rules.content import AgreementContent, NodeRef, ObjectivePath
from regain.domain.contracts.rules.tree import LEVELS, ContractTree, TreeChanges


class TreePlacer:
    """Adds the nodes that are missing, each once, after their siblings."""

    def __init__(self, contract: Contract, tree: ContractTree) -> None:
        self.contract = contract
        self.placed: dict[tuple[str, int, str], int] = {}
        self.last_rank: dict[tuple[str, int], int] = defaultdict(int)
        for node in tree.nodes:
            siblings = (node.level, node.parent or contract.pk)
            self.last_rank[siblings] = max(self.last_rank[siblings], node.number)

    def place(self, path: ObjectivePath) -> ObjectivePath:
        """The path with all its keys."""
        stake = self._node("stake", self.contract.pk, path.stake)
        strategic = self._node("strategic", stake, path.strategic)
        leaf = self._node("intercommunal", strategic, path.intercommunal)
        return ObjectivePath(
            replace(path.stake, pk=stake), replace(path.strategic, pk=strategic), replace(path.intercommunal, pk=leaf)
        )

    def _node(self, level: str, parent: int, ref: NodeRef) -> int:
        name = (level, parent, fold(ref.label))
        if not ref.pk and name not in self.placed:
            self.placed[name] = self._create(level, parent, ref)
        return ref.pk or self.placed[name]

    def _create(self, level: str, parent: int, ref: NodeRef) -> int:
        self.last_rank[level, parent] += 1
        rank = self.last_rank[level, parent]
        if level == "stake":
            stake = Stake(contract_id=parent, number=ref.number, label=ref.label, origin=Origin.INFERRED)
            stake.save()
            return stake.pk
        if level == "strategic":
            strategic = StrategicObjective(stake_id=parent, rank=rank, label=ref.label, origin=Origin.INFERRED)
            strategic.save()
            return strategic.pk
        leaf = IntercommunalObjective(strategic_id=parent, rank=rank, label=ref.label, origin=Origin.INFERRED)
        leaf.save()
        return leaf.pk


def place_objectives(contract: Contract, tree: ContractTree, content: AgreementContent) -> AgreementContent:
    """Add the nodes the content needs; the content with the keys of all its nodes."""
    placer = TreePlacer(contract, tree)
    return replace(
        content,
        projects=tuple(
            replace(
                project,
                retained_objectives=tuple(
                    replace(line, path=placer.place(line.path)) for line in project.retained_objectives
                ),
            )
            for project in content.projects
        ),
    )


def revive_nodes(content: AgreementContent) -> None:
    """Bring back the nodes that were put aside and that a signed text hangs on again."""
    for depth, level in enumerate(LEVELS):
        used = {(path.stake, path.strategic, path.intercommunal)[depth].pk or 0 for path in content.paths}
        _nodes(level).filter(pk__in=used, archived_at__isnull=False).update(archived_at=None, version=F("version") + 1)


def rename_nodes(changes: TreeChanges) -> None:
    """Give the nodes that follow this agreement its words."""
    for node, label in changes.renamed:
        _nodes(node.level).filter(pk=node.pk).update(label=label, version=F("version") + 1)


def prune_nodes(changes: TreeChanges) -> None:
    """Remove the inferred nodes that nothing uses any more, leaves first."""
    for level in reversed(LEVELS):
        _nodes(level).filter(pk__in=[node.pk for node in changes.pruned if node.level == level]).delete()


def _nodes(level: str) -> QuerySet[Stake] | QuerySet[StrategicObjective] | QuerySet[IntercommunalObjective]:
    if level == "stake":
        return Stake.objects.all()
    return StrategicObjective.objects.all() if level == "strategic" else IntercommunalObjective.objects.all()
