"""Which commune takes up which objective of the contract, and with how many objectives of its own."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

from regain.core.labels import fold
from regain.domain.contracts.enums import AgreementKind, VersionStatus
from regain.domain.contracts.models import Agreement, Contract, IntercommunalObjective, RetainedObjective
from regain.domain.territory.models import Commune


@dataclass(frozen=True, slots=True)
class Column:
    """A commune whose agreement is in force."""

    insee_code: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one commune does of one objective: how many operational objectives; None when it did not take it up."""

    column: Column
    operational: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """An intercommunal objective across the communes, in the order of the columns."""

    pk: int
    label: str
    strategic: str
    cells: tuple[Cell, ...]

    @property
    def operational(self) -> int:
        """Operational objectives of all communes together."""
        return sum(cell.operational or 0 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class StakeRows:
    """A stake and its objectives."""

    number: int
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage matrix. `awaited` are the communes of the contract that have no agreement in force yet."""

    stakes: tuple[StakeRows, ...]
    columns: tuple[Column, ...]
    awaited: tuple[str, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All objectives, in order."""
        return tuple(row for stake in self.stakes for row in stake.rows)

    @property
    def uncovered(self) -> tuple[Row, ...]:
        """Objectives that nothing operational answers, in any commune."""
        return tuple(row for row in self.rows if row.operational == 0)


def build_coverage(contract: Contract) -> Coverage:
    """The matrix of a contract. Costs four queries, whatever its size."""
    found = (
        Column(agreement.commune.insee_code, agreement.commune.name)
        for agreement in Agreement.objects.filter(
            contract=contract, kind=AgreementKind.COMMUNAL, versions__status=VersionStatus.IN_FORCE
        )
        .select_related("commune")
        .order_by("commune__name", "pk")
        if agreement.commune
    )
    columns = tuple(sorted(found, key=lambda column: fold(column.name)))
    signed = {column.insee_code for column in columns}
    communes = Commune.objects.filter(contracts=contract).order_by("name", "pk").values_list("insee_code", "name")
    awaited = sorted((name for code, name in communes if code not in signed), key=fold)
    return Coverage(_stakes(contract, columns), columns, tuple(awaited))


def _stakes(contract: Contract, columns: tuple[Column, ...]) -> tuple[StakeRows, ...]:
    counts = _counts(contract)
    objectives = (
        IntercommunalObjective.objects.filter(strategic__stake__contract=contract, archived_at=None)
        .select_related("strategic__stake")
        .order_by("strategic__stake__number", "strategic__rank", "strategic_id", "rank", "pk")
    )
    return tuple(
        StakeRows(stake.number, stake.label, tuple(_row(objective, columns, counts) for objective in group))
        for stake, group in groupby(objectives, key=lambda objective: objective.strategic.stake)
    )


def _row(objective: IntercommunalObjective, columns: tuple[Column, ...], counts: dict[tuple[int, str], int]) -> Row:
    cells = tuple(Cell(column, counts.get((objective.pk, column.insee_code))) for column in columns)
    return Row(objective.pk, objective.label, objective.strategic.label, cells)


def _counts(contract: Contract) -> dict[tuple[int, str], int]:
    """(objective, INSEE code) to the number of operational objectives, for the objectives that were taken up."""
    rows = (
        RetainedObjective.objects.filter(project__agreement__contract=contract)
        .values_list("intercommunal_id", "project__agreement__commune__insee_code")
        .annotate(operational=Count("operational_objectives"))
        .order_by("intercommunal_id", "project__agreement__commune__insee_code")
    )
    return {(objective, str(code)): operational for objective, code, operational in rows}
