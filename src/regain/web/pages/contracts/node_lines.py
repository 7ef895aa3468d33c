"""The nodes of the tree as lines one edits in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.models import Contract, IntercommunalObjective, Stake, StrategicObjective
from regain.domain.contracts.queries.nodes import Node
from regain.reports.figures.targets import TargetLine
from regain.reports.objectives import Answer, StakeBranch, Strategic, Tree
from regain.web.target_lines import TargetShown, target_shown

Targets = Mapping[int, Sequence[TargetShown]]

LEVELS: dict[str, type[Node]] = {
    "enjeu": Stake,
    "strategique": StrategicObjective,
    "intercommunal": IntercommunalObjective,
}
"""The levels as addresses name them."""
SLUGS: dict[type[Node], str] = {model: slug for slug, model in LEVELS.items()}
NOUNS: dict[type[Node], str] = {
    Stake: "l’enjeu",
    StrategicObjective: "l’objectif stratégique",
    IntercommunalObjective: "l’objectif",
}
NAMES: dict[type[Node], str] = {
    Stake: "enjeu",
    StrategicObjective: "objectif stratégique",
    IntercommunalObjective: "objectif intercommunal",
}
HEADINGS: dict[type[Node], str] = {Stake: "h2", StrategicObjective: "h3", IntercommunalObjective: "h4"}
ADDING: dict[type[Node], str] = {
    Stake: "Ajouter un objectif stratégique",
    StrategicObjective: "Ajouter un objectif intercommunal",
}


@dataclass(frozen=True, slots=True)
class NodeLine:
    """A node: its heading, the address of its form, what one may add under it."""

    key: str
    title: str
    heading: str
    href: str
    of: str
    aside: str = ""
    answers: tuple[Answer, ...] = ()
    children: tuple["NodeLine", ...] = ()
    targets: tuple[TargetShown, ...] = ()
    target_href: str = ""
    add_href: str = ""
    add_label: str = ""


@dataclass(frozen=True, slots=True)
class ArchivedLine:
    """A node that was put aside, and the address that brings it back."""

    key: str
    label: str
    noun: str
    restore_href: str

    @property
    def said(self) -> str:
        """What is said once it is put aside."""
        return f"{french.quoted(self.label)} est archivé."


def key_of_node(node: Node) -> str:
    """Its place on the page."""
    return _key(type(node), node.pk)


def node_url(contract: Contract, node: Node, name: str = "objective_edit") -> str:
    """An address of a node."""
    return reverse(name, args=[contract.code, SLUGS[type(node)], node.pk])


def node_line(contract: Contract, node: Node) -> NodeLine:
    """The node alone, as it comes back once saved."""
    number = node.number if isinstance(node, Stake) else 0
    return _line(contract, type(node), node.pk, node.label, number=number)


def tree_lines(contract: Contract, tree: Tree, targets: Sequence[TargetLine] = ()) -> tuple[NodeLine, ...]:
    """The whole tree as lines, each objective with its living targets."""
    found: dict[int, list[TargetShown]] = {}
    for one in targets:
        if not one.is_archived:
            found.setdefault(one.objective_pk, []).append(target_shown(one))
    return tuple(_stake(contract, stake, found) for stake in tree.stakes)


def _stake(contract: Contract, stake: StakeBranch, targets: Targets) -> NodeLine:
    return replace(
        _line(contract, Stake, stake.pk, stake.label, number=stake.number),
        aside=french.counted(stake.objective_count, "objectif intercommunal", "objectifs intercommunaux"),
        children=tuple(_strategic(contract, strategic, targets) for strategic in stake.strategics),
    )


def _strategic(contract: Contract, strategic: Strategic, targets: Targets) -> NodeLine:
    leaves = (
        replace(
            _line(contract, IntercommunalObjective, one.pk, one.label),
            answers=one.answers,
            targets=tuple(targets.get(one.pk, ())),
            target_href=reverse("target_add", args=[contract.code, one.pk]),
        )
        for one in strategic.objectives
    )
    return replace(_line(contract, StrategicObjective, strategic.pk, strategic.label), children=tuple(leaves))


def archived_lines(contract: Contract, tree: Tree) -> list[ArchivedLine]:
    """What was put aside."""
    return [
        ArchivedLine(
            key_of_node(node),
            node.label,
            NAMES[type(node)],
            node_url(contract, node, "objective_restore"),
        )
        for node in tree.archived
    ]


def _line(contract: Contract, level: type[Node], pk: int, label: str, *, number: int = 0) -> NodeLine:
    args = [contract.code, SLUGS[level], pk]
    return NodeLine(
        key=_key(level, pk),
        title=f"Enjeu {number}{french.NO_BREAK}: {label}" if level is Stake else label,
        heading=HEADINGS[level],
        href=reverse("objective_edit", args=args),
        of=f"{NOUNS[level]} {french.quoted(label)}",
        add_href=reverse("objective_add", args=args) if level in ADDING else "",
        add_label=ADDING.get(level, ""),
    )


def _key(level: type[Node], pk: int) -> str:
    # The matrix leads to #objectif-12.
    return f"objectif-{pk}" if level is IntercommunalObjective else f"{SLUGS[level]}-{pk}"
