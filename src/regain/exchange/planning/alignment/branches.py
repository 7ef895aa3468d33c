"""The nodes of the contract's tree, as they are while an agreement is laid on them."""

from collections.abc import Collection
from dataclasses import dataclass, field

from regain.core.labels import fold
from regain.domain.contracts.rules.content import NodeRef
from regain.domain.contracts.rules.tree import LEVELS, ContractTree


@dataclass(eq=False)
class Branch:
    """A node, the spellings met so far, and what hangs under it.

    `is_ours`: no other agreement uses it, and no row of this one bears its label any more: a row may correct it.
    """

    label: str
    pk: int | None = None
    number: int = 0
    is_ours: bool = False
    spellings: list[str] = field(default_factory=list)
    branches: list["Branch"] = field(default_factory=list)

    def ref(self, label: str) -> NodeRef:
        """The node, under the words of this agreement unless those are already another spelling of a new node."""
        return NodeRef(label if self.pk else self.label, self.pk, self.number)

    @property
    def may_be_corrected(self) -> bool:
        """Whether it is ours and no row has claimed it yet."""
        return self.is_ours and not self.spellings

    @property
    def names(self) -> list[str]:
        """Every spelling of the node."""
        return [self.label, *self.spellings]


def branches_of(tree: ContractTree, *, agreement: int | None, written: Collection[str]) -> list[Branch]:
    """The stakes and all that hangs under them. `agreement`: the one that is laid; `written`: its labels, folded."""
    roots: list[Branch] = []
    placed: dict[tuple[str, int], Branch] = {}
    for node in tree.nodes:  # parents come first
        depth = LEVELS.index(node.level)
        is_ours = node.is_owed_only_to(agreement) and fold(node.label) not in written
        branch = Branch(node.label, node.pk, number=0 if depth else node.number, is_ours=is_ours)
        placed[node.level, node.pk] = branch
        siblings = roots if node.parent is None else placed[LEVELS[depth - 1], node.parent].branches
        siblings.append(branch)
    return roots
