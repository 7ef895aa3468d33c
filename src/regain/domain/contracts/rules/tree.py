"""What adopting an agreement does to the contract's tree of objectives."""

from collections.abc import Iterator
from dataclasses import dataclass

from regain.core.labels import as_typed_plainly, fold
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.content import AgreementContent, NodeRef
from regain.domain.contracts.rules.differences import Difference

LEVELS = ("stake", "strategic", "intercommunal")
NOUNS = {"stake": "enjeu", "strategic": "objectif stratégique", "intercommunal": "objectif intercommunal"}
HEADING = "Arbre du contrat"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A node. `number` is a stake's number, or the rank under the parent; `agreements` use it, by key, in order."""

    level: str
    pk: int
    parent: int | None
    number: int
    label: str
    is_inferred: bool
    agreements: tuple[int, ...] = ()

    def is_owed_only_to(self, agreement: int | None) -> bool:
        """Whether it was inferred from this agreement and from no other."""
        return self.is_inferred and set(self.agreements) <= {agreement}


@dataclass(frozen=True, slots=True)
class ContractTree:
    """All the nodes of a contract: stakes by number, then each level by parent and rank."""

    nodes: tuple[TreeNode, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeChanges:
    """Nodes to add (level, labels down to the new one), to rename, and to prune because nothing uses them any more."""

    added: tuple[tuple[str, tuple[str, ...]], ...]
    renamed: tuple[tuple[TreeNode, str], ...]
    pruned: tuple[TreeNode, ...]


def tree_changes(tree: ContractTree, content: AgreementContent, *, agreement: int | None) -> TreeChanges:
    """What the tree becomes once `agreement` (None when it is not open yet) holds `content`.

    The label of a node inferred from one agreement alone follows that agreement's words. Nodes of the framework
    agreement, and those other agreements use, are left alone.
    """
    wanted: dict[tuple[str, int], str] = {}
    added: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    for level, ref, labels in _steps(content):
        if ref.pk:
            wanted.setdefault((level, ref.pk), ref.label)
        else:
            added.setdefault((level, *map(fold, labels)), (level, labels))
    ours = [(node, wanted.get((node.level, node.pk))) for node in tree.nodes if node.is_owed_only_to(agreement)]
    return TreeChanges(
        added=tuple(added.values()),
        renamed=tuple((node, label) for node, label in ours if label and _says_otherwise(label, node.label)),
        pruned=tuple(node for node, label in ours if label is None),
    )


def _says_otherwise(label: str, known: str) -> bool:
    return as_typed_plainly(label) != as_typed_plainly(known)


def tree_differences(changes: TreeChanges) -> tuple[Difference, ...]:
    """The changes of the tree, in words a human can read."""
    return (
        *(
            Difference(Verb.ADD, NOUNS[level], (HEADING, *labels[:-1]), None, labels[-1])
            for level, labels in changes.added
        ),
        *(Difference(Verb.CHANGE, NOUNS[node.level], (HEADING,), node.label, label) for node, label in changes.renamed),
        *(Difference(Verb.REMOVE, NOUNS[node.level], (HEADING,), node.label, None) for node in changes.pruned),
    )


def _steps(content: AgreementContent) -> Iterator[tuple[str, NodeRef, tuple[str, ...]]]:
    for path in content.paths:
        refs = (path.stake, path.strategic, path.intercommunal)
        for depth, level in enumerate(LEVELS):
            yield level, refs[depth], tuple(ref.label for ref in refs[: depth + 1])
