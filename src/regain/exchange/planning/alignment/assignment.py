"""Which label is which node: pure, best pairs first, each node at most once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from regain.core.labels import fold, likeness_of_folded
from regain.exchange.planning.notebook import NEW
from regain.exchange.planning.plan import Decision

SURE, NEAR = 95, 80
"""Likeness (rapidfuzz `ratio`, 0 to 100): the same from SURE on, a human is asked from NEAR on, new below."""

OFFERED = 3


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of a label. `node`: the position of its node (of the nearest when it is new), None without any.

    `near`: positions to offer when a human is asked, the most alike first.
    """

    decision: Decision
    node: int | None
    score: float
    near: tuple[int, ...] = ()


def assign(
    labels: Sequence[str],
    nodes: Sequence[Sequence[str]],
    answers: Mapping[int, str] | None = None,
    *,
    ours: Collection[int] = (),
) -> list[Assigned]:
    """Assign each label to a node, given the spellings of each node, or to none.

    Two labels never share a node. `answers`, by position of the label: the spelling of a node, or NEW.
    `ours`: the nodes that nobody else uses and that a label may simply correct, from NEAR on, without a question.
    """
    folded = [[fold(name) for name in names] for names in nodes]
    scores = [
        [max([likeness_of_folded(label, name) for name in names]) for names in folded] for label in map(fold, labels)
    ]
    result = _sure_ones(scores)
    taken = {assigned.node for assigned in result.values()}
    chosen = answers or {}
    for at in sorted(range(len(labels)), key=lambda at: at not in chosen):
        if at in result:
            continue
        free = [node for node in range(len(nodes)) if node not in taken and scores[at][node] >= NEAR]
        near = tuple(sorted(free, key=lambda node: -scores[at][node])[:OFFERED])
        if near and near[0] in ours and at not in chosen:
            result[at] = Assigned(Decision.SAME, near[0], scores[at][near[0]])
        else:
            result[at] = _decide(scores[at], near, nodes, chosen.get(at))
        if result[at].decision != Decision.NEW:
            taken.add(result[at].node)
    return [result[at] for at in range(len(labels))]


def _sure_ones(scores: list[list[float]]) -> dict[int, Assigned]:
    pairs = sorted(
        (-score, at, node) for at, row in enumerate(scores) for node, score in enumerate(row) if score >= SURE
    )
    result: dict[int, Assigned] = {}
    taken: set[int] = set()
    for score, at, node in pairs:
        if at not in result and node not in taken:
            result[at] = Assigned(Decision.SAME, node, -score)
            taken.add(node)
    return result


def _decide(scores: list[float], near: tuple[int, ...], nodes: Sequence[Sequence[str]], answer: str | None) -> Assigned:
    if not near:
        nearest = max(range(len(scores)), key=scores.__getitem__, default=None)
        return Assigned(Decision.NEW, nearest, 0.0 if nearest is None else scores[nearest])
    if answer == NEW:
        return Assigned(Decision.NEW, near[0], scores[near[0]], near)
    named = next((node for node in near if answer and fold(answer) in map(fold, nodes[node])), None)
    if named is None:
        return Assigned(Decision.ASKED, near[0], scores[near[0]], near)
    return Assigned(Decision.SAME, named, scores[named], near)
