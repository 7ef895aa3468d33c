"""The nodes of the contract's tree, as they are while an agreement is laid on them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from regain.core.labels import fold
from regain.domain.contracts.rules.content import NodeRef
from regain.domain.contracts.rules.tree import LEVELS, ContractTree

Settled = Mapping[tuple[str, int], tuple[str, ...]]
"""For a node (its level and key), the labels it bears in the text that is amended."""


@dataclass(eq=False)
class Branch:
    """A node, the spellings met so far, and what hangs under it.

    `is_ours`: no other agreement uses it, and no row of this one bears its label any more: a row may correct it.
    `settled`: how the text in force spells it, where that text is amended: it is the node of those words, whatever the
    tree calls it now.
    """

    label: str
    pk: int | None = None
    number: int = 0
    is_ours: bool = False
    settled: tuple[str, ...] = ()
    spellings: list[str] = field(default_factory=list)
    branches: list["Branch"] = field(default_factory=list)

    def ref(self, label: str) -> NodeRef:
        """The node, under the words of this agreement unless those are already another spelling of a new node.

        Words that the amended text does not change do not rename it either.
        """
        is_theirs = self.pk and fold(label) not in map(fold, self.settled)
        return NodeRef(label if is_theirs else self.label, self.pk, self.number)

    @property
    def may_be_corrected(self) -> bool:
        """Whether it is ours and no row has claimed it yet."""
        return self.is_ours and not self.spellings

    @property
    def names(self) -> list[str]:
        """Every spelling of the node."""
        return [self.label, *self.settled, *self.spellings]


def branches_of(
    tree: ContractTree, *, agreement: int | None, written: Collection[str], settled: Settled
) -> list[Branch]:
    """The stakes and all that hangs under them. `agreement`: the one that is laid; `written`: its labels, folded."""
    roots: list[Branch] = []
    placed: dict[tuple[str, int], Branch] = {}
    for node in tree.nodes:  # parents come first
        depth = LEVELS.index(node.level)
        known = settled.get((node.level, node.pk), ())
        is_ours = node.is_owed_only_to(agreement) and not any(fold(one) in written for one in (node.label, *known))
        branch = Branch(node.label, node.pk, number=0 if depth else node.number, is_ours=is_ours, settled=known)
        placed[node.level, node.pk] = branch
        siblings = roots if node.parent is None else placed[LEVELS[depth - 1], node.parent].branches
        siblings.append(branch)
    return roots
