"""The tree of objectives of a contract, down to what each commune sets out to do."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from regain.domain.contracts.enums import Origin
from regain.domain.contracts.models import Contract, IntercommunalObjective, RetainedObjective


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


@dataclass(frozen=True, slots=True)
class StakeBranch:
    """A stake and its strategic objectives."""

    number: int
    label: str
    strategics: tuple[Strategic, ...]

    @property
    def objective_count(self) -> int:
        """How many intercommunal objectives hang under the stake."""
        return sum(len(strategic.objectives) for strategic in self.strategics)


@dataclass(frozen=True, slots=True)
class Tree:
    """The four levels. `is_inferred`: some node was deduced from communal agreements, for lack of the framework one."""

    stakes: tuple[StakeBranch, ...]
    is_inferred: bool

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Stakes, strategic, intercommunal and operational objectives."""
        strategics = [strategic for stake in self.stakes for strategic in stake.strategics]
        objectives = [objective for strategic in strategics for objective in strategic.objectives]
        operational = sum(len(answer.operational) for objective in objectives for answer in objective.answers)
        return len(self.stakes), len(strategics), len(objectives), operational


def build_tree(contract: Contract) -> Tree:
    """The tree of a contract. Costs three queries, whatever its size."""
    answers = _answers(contract)
    objectives = list(
        IntercommunalObjective.objects.filter(strategic__stake__contract=contract)
        .select_related("strategic__stake")
        .order_by("strategic__stake__number", "strategic__rank", "strategic_id", "rank", "pk")
    )
    stakes = tuple(
        StakeBranch(
            stake.number,
            stake.label,
            tuple(
                Strategic(
                    strategic.label,
                    tuple(Objective(one.pk, one.label, tuple(answers[one.pk])) for one in leaves),
                )
                for strategic, leaves in groupby(branch, key=lambda one: one.strategic)
            ),
        )
        for stake, branch in groupby(objectives, key=lambda one: one.strategic.stake)
    )
    return Tree(
        stakes,
        is_inferred=any(
            Origin.INFERRED in (one.origin, one.strategic.origin, one.strategic.stake.origin) for one in objectives
        ),
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
