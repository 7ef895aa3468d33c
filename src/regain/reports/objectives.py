"""The tree of objectives of a contract, down to what each commune sets out to do."""

from collections import defaultdict
from dataclasses import dataclass

from regain.domain.contracts.enums import Origin
from regain.domain.contracts.models import (
    Contract,
    IntercommunalObjective,
    RetainedObjective,
    Stake,
    StrategicObjective,
)
from regain.domain.contracts.queries.nodes import Node, intercommunals_of, is_archived, stakes_of, strategics_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What one neighbourhood project hangs under an objective: its texts, none when the row was left empty."""

    commune: str
    neighbourhood: str
    neighbourhood_pk: int
    operational: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objective:
    """An intercommunal objective and the answers to it."""

    pk: int
    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Strategic:
    """A strategic objective and its intercommunal objectives."""

    label: str
    objectives: tuple[Objective, ...]
    pk: int = 0


@dataclass(frozen=True, slots=True)
class StakeBranch:
    """A stake and its strategic objectives."""

    number: int
    label: str
    strategics: tuple[Strategic, ...]
    pk: int = 0

    @property
    def objective_count(self) -> int:
        """How many intercommunal objectives hang under the stake."""
        return sum(len(strategic.objectives) for strategic in self.strategics)


@dataclass(frozen=True, slots=True)
class Tree:
    """The four levels. `is_inferred`: some node was deduced from communal agreements, for lack of the framework one.

    `archived`: what was put aside, parents before children.
    """

    stakes: tuple[StakeBranch, ...]
    is_inferred: bool
    archived: tuple[Node, ...] = ()

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Stakes, strategic, intercommunal and operational objectives."""
        strategics = [strategic for stake in self.stakes for strategic in stake.strategics]
        objectives = [objective for strategic in strategics for objective in strategic.objectives]
        operational = sum(len(answer.operational) for objective in objectives for answer in objective.answers)
        return len(self.stakes), len(strategics), len(objectives), operational


def build_tree(contract: Contract) -> Tree:
    """The tree of a contract; what was put aside stands apart. Costs five queries, whatever its size."""
    answers = _answers(contract)
    leaves: dict[int, list[Objective]] = defaultdict(list)
    branches: dict[int, list[Strategic]] = defaultdict(list)
    nodes: list[Node] = [*stakes_of(contract), *strategics_of(contract), *intercommunals_of(contract)]
    living = [node for node in nodes if not is_archived(node)]
    for node in reversed(living):
        if isinstance(node, IntercommunalObjective):
            leaves[node.strategic_id].insert(0, Objective(node.pk, node.label, tuple(answers[node.pk])))
        elif isinstance(node, StrategicObjective):
            branches[node.stake_id].insert(0, Strategic(node.label, tuple(leaves[node.pk]), node.pk))
    return Tree(
        tuple(
            StakeBranch(node.number, node.label, tuple(branches[node.pk]), node.pk)
            for node in living
            if isinstance(node, Stake)
        ),
        is_inferred=any(node.origin == Origin.INFERRED for node in living),
        archived=tuple(node for node in nodes if is_archived(node)),
    )


def _answers(contract: Contract) -> dict[int, list[Answer]]:
    retained = (
        RetainedObjective.objects.filter(project__agreement__contract=contract)
        .select_related("project__agreement__commune", "project__neighbourhood")
        .prefetch_related("operational_objectives")
        .order_by("project__agreement__commune__name", "project__rank", "rank", "pk")
    )
    answers: dict[int, list[Answer]] = defaultdict(list)
    for row in retained:
        answers[row.intercommunal_id].append(
            Answer(
                commune=str(row.project.agreement.commune),
                neighbourhood=row.project.neighbourhood.name,
                neighbourhood_pk=row.project.neighbourhood_id,
                operational=tuple(objective.text for objective in row.operational_objectives.all()),
            )
        )
    return answers
