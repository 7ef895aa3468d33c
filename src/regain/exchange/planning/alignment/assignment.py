"""Which label is which node: pure, best pairs first, each node at most once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regain.core.labels import fold, likeness_of_each
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
    scores = _scores(labels, nodes)
    result = _sure_ones(scores)
    taken = {assigned.node for assigned in result.values()}
    chosen = answers or {}
    for at in sorted(range(len(labels)), key=lambda at: at not in chosen):
        if at in result:
            continue
        free = [int(node) for node in np.flatnonzero(scores[at] >= NEAR) if int(node) not in taken]
        near = tuple(sorted(free, key=lambda node: -scores[at][node])[:OFFERED])
        if near and near[0] in ours and at not in chosen:
            result[at] = Assigned(Decision.SAME, near[0], float(scores[at][near[0]]))
        else:
            result[at] = _decide(scores[at], near, nodes, chosen.get(at))
        if result[at].decision != Decision.NEW:
            taken.add(result[at].node)
    return [result[at] for at in range(len(labels))]


def _scores(labels: Sequence[str], nodes: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """How alike each label (row) and each node (column) are: by the spelling of the node that is the most alike."""
    if not labels or not nodes:
        return np.zeros((len(labels), len(nodes)))
    by_spelling = likeness_of_each(labels, [name for names in nodes for name in names])
    starts = np.cumsum([0, *map(len, nodes[:-1])])
    return np.maximum.reduceat(by_spelling, starts, axis=1)


def _sure_ones(scores: NDArray[np.float64]) -> dict[int, Assigned]:
    rows, columns = np.nonzero(scores >= SURE)
    best_first = np.lexsort((columns, rows, -scores[rows, columns]))
    result: dict[int, Assigned] = {}
    taken: set[int] = set()
    for at, node in zip(rows[best_first].tolist(), columns[best_first].tolist(), strict=True):
        if at not in result and node not in taken:
            result[at] = Assigned(Decision.SAME, node, float(scores[at, node]))
            taken.add(node)
    return result


def _decide(
    scores: NDArray[np.float64], near: tuple[int, ...], nodes: Sequence[Sequence[str]], answer: str | None
) -> Assigned:
    if not near:
        nearest = int(scores.argmax()) if len(scores) else None
        return Assigned(Decision.NEW, nearest, 0.0 if nearest is None else float(scores[nearest]))
    if answer == NEW:
        return Assigned(Decision.NEW, near[0], float(scores[near[0]]), near)
    named = next((node for node in near if answer and fold(answer) in map(fold, nodes[node])), None)
    if named is None:
        return Assigned(Decision.ASKED, near[0], float(scores[near[0]]), near)
    return Assigned(Decision.SAME, named, float(scores[named]), near)
