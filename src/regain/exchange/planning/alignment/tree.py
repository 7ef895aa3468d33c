"""The contract's tree, growing with what the agreement adds: its second neighbourhood sees what its first brought."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from regain.core.french import quoted
from regain.core.labels import fold
from regain.domain.contracts.rules.content import ObjectivePath
from regain.domain.contracts.rules.tree import NOUNS, ContractTree
from regain.exchange.planning.alignment.assignment import Assigned, assign
from regain.exchange.planning.alignment.branches import Branch, Settled, branches_of
from regain.exchange.planning.alignment.rows import Row
from regain.exchange.planning.alignment.stakes import KnownStake, assign_stake
from regain.exchange.planning.notebook import NEW, Notebook, question_key
from regain.exchange.planning.plan import Alignment, Decision, Option

STAKE = "enjeu"
"""How the keys begin of the questions about a stake."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read, the labels above it, and the key of the question it may put."""

    level: str
    above: tuple[str, ...]
    words: str
    key: str


class GrowingTree:
    """Aligns rows, project after project."""

    def __init__(
        self,
        tree: ContractTree,
        notebook: Notebook,
        *,
        agreement: int | None,
        written: Collection[str] = (),
        settled: Settled | None = None,
    ) -> None:
        """`agreement`: the key of the one that is read, if it exists; `written`: all its labels, folded.

        `settled`: for an amendment, what the text in force calls the nodes it hangs on; a stake that nobody else uses
        may then take any other title, without a question.
        """
        self.may_rename = settled is not None
        self.notebook = notebook
        self.alignments: dict[Alignment, None] = {}
        self.roots = branches_of(tree, agreement=agreement, written=written, settled=settled or {})

    def align(self, rows: Sequence[Row]) -> list[ObjectivePath]:
        """The path of each row of one project; two rows never share an intercommunal objective."""
        paths: dict[Row, ObjectivePath] = {}
        taken: list[Branch] = []
        for stake_rows in _by_stake(rows):
            first = stake_rows[0]
            stake = self._stake(first, taken)
            taken.append(stake)
            groups = _grouped((row, fold(row.strategic)) for row in stake_rows)
            strategics = self._under(stake, "strategic", [group[0].strategic for group in groups], (first.stake,))
            for group, strategic in zip(groups, strategics, strict=True):
                above = (first.stake, group[0].strategic)
                leaves = self._under(strategic, "intercommunal", [row.intercommunal for row in group], above)
                for row, leaf in zip(group, leaves, strict=True):
                    paths[row] = ObjectivePath(
                        stake.ref(row.stake), strategic.ref(row.strategic), leaf.ref(row.intercommunal)
                    )
        return [paths[row] for row in rows]

    def _stake(self, row: Row, taken: list[Branch]) -> Branch:
        free = [branch for branch in self.roots if branch not in taken]
        read = Label("stake", (), row.stake, question_key(STAKE, str(row.number or ""), row.stake))
        known = [self._known(branch) for branch in free]
        assigned = assign_stake(row.number, row.stake, known, self.notebook.answers.get(read.key))
        branch = self._settle(read, assigned, free)
        if branch is None:
            used = {root.number for root in self.roots}
            number = row.number if row.number and row.number not in used else max(used, default=0) + 1
            branch = Branch(row.stake, number=number)
            self.roots.append(branch)
        return branch

    def _known(self, branch: Branch) -> KnownStake:
        is_ours = branch.may_be_corrected
        return KnownStake(branch.number, branch.names, is_ours, may_be_renamed=is_ours and self.may_rename)

    def _under(self, parent: Branch, level: str, labels: Sequence[str], above: tuple[str, ...]) -> list[Branch]:
        known = list(parent.branches)
        read = [Label(level, above, label, question_key("objectif", level, *above, label)) for label in labels]
        answers = {
            at: self.notebook.answers[one.key] for at, one in enumerate(read) if one.key in self.notebook.answers
        }
        ours = [at for at, branch in enumerate(known) if branch.may_be_corrected]
        decided = assign(labels, [branch.names for branch in known], answers, ours=ours)
        found = []
        for one, assigned in zip(read, decided, strict=True):
            branch = self._settle(one, assigned, known)
            if branch is None:
                branch = Branch(one.words)
                parent.branches.append(branch)
            found.append(branch)
        return found

    def _settle(self, read: Label, assigned: Assigned, known: list[Branch]) -> Branch | None:
        """Note the alignment, put the question if there is one; the node it falls on, None for a new one."""
        node = None if assigned.node is None else known[assigned.node]
        score = round(assigned.score, 1)
        alignment = Alignment(
            read.level, read.above, read.words, node.label if node else None, score, assigned.decision
        )
        self.alignments[alignment] = None
        if assigned.near:
            offered = [Option(known[at].label, f"Le même que {quoted(known[at].label)}") for at in assigned.near]
            noun = NOUNS[read.level]
            message = f"{quoted(read.words)}\u00a0: est-ce un {noun} déjà connu\u00a0?"
            self.notebook.ask(read.key, message, [*offered, Option(NEW, f"Un autre {noun}")])
        if assigned.decision == Decision.NEW or node is None:
            return None
        node.spellings.append(read.words)
        return node


def _by_stake(rows: Sequence[Row]) -> list[list[Row]]:
    """A table cut over two pages may spell its stake in two ways, or number it in two: its title tells, else its number."""
    groups: dict[str | int, str] = {}
    for row in rows:
        title = fold(row.stake)
        if title not in groups:
            groups[title] = groups.get(row.number or title, title)
            groups.setdefault(row.number or title, title)
    return _grouped((row, groups[fold(row.stake)]) for row in rows)


def _grouped(rows: Iterable[tuple[Row, str]]) -> list[list[Row]]:
    """Rows that share a key, in the order of their first one."""
    groups: dict[str, list[Row]] = {}
    for row, key in rows:
        groups.setdefault(key, []).append(row)
    return list(groups.values())
