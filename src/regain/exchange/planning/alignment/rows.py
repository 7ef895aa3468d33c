"""The rows of an agreement's tables, made fit to be aligned."""

from dataclasses import dataclass, replace

from regain.core.french import quoted
from regain.core.labels import fold
from regain.domain.contracts.rules.content import AgreementContent, ObjectivePath
from regain.domain.contracts.rules.tree import LEVELS
from regain.exchange.draft import Draft, NeighbourhoodRead, ObjectiveRow
from regain.exchange.planning.alignment.branches import Settled
from regain.exchange.planning.notebook import Notebook

UNNAMED_STRATEGIC = "Objectif stratégique non précisé"
UNNAMED_INTERCOMMUNAL = "Objectif intercommunal non précisé"


@dataclass(frozen=True, slots=True)
class Row:
    """An intercommunal objective taken up. `operational`: texts, each with its pointer."""

    number: int | None
    stake: str
    strategic: str
    intercommunal: str
    pointer: str
    operational: tuple[tuple[str, str], ...]

    @property
    def identity(self) -> tuple[int | None, str, str, str]:
        return self.number, fold(self.stake), fold(self.strategic), fold(self.intercommunal)


def read_rows(read: NeighbourhoodRead, *, base: str, notebook: Notebook) -> list[Row]:
    """The rows of a *projet de quartier*, in order. A row repeated word for word is joined to the first one."""
    rows: dict[tuple[int | None, str, str, str], Row] = {}
    for at, objective in enumerate(read.objectives):
        row = _row(objective, f"{base}/objectives/{at}")
        first = rows.get(row.identity)
        if first:
            notebook.warn(f"La ligne {quoted(row.intercommunal)} est écrite deux fois\u00a0: elle est réunie.")
            row = replace(first, operational=first.operational + row.operational)
        rows[row.identity] = row
    return list(rows.values())


def _row(objective: ObjectiveRow, pointer: str) -> Row:
    number = objective.stake.number
    title = objective.stake.title.strip() or (f"Enjeu {number}" if number else "Enjeu non précisé")
    return Row(
        number=number,
        stake=title,
        strategic=objective.strategic.strip() or UNNAMED_STRATEGIC,
        intercommunal=objective.intercommunal.strip() or UNNAMED_INTERCOMMUNAL,
        pointer=pointer,
        operational=tuple(
            (text, f"{pointer}/operational/{at}") for at, text in enumerate(objective.operational) if text.strip()
        ),
    )


def labels_written(draft: Draft) -> set[str]:
    """All the labels of stakes and objectives of a draft, folded."""
    rows = [row for read in draft.neighbourhoods for row in read.objectives]
    return {fold(label) for row in rows for label in (row.stake.title, row.strategic, row.intercommunal)}


def labels_settled(before: Draft, current: AgreementContent) -> Settled:
    """How the text in force spells each node that the agreement hangs on; what two nodes share settles nothing."""
    paths: dict[str, set[ObjectivePath]] = {}
    for project in current.projects:
        for line in project.retained_objectives:
            paths.setdefault(fold(line.wording), set()).add(line.path)
    found: dict[tuple[str, int], dict[str, None]] = {}
    for read in before.neighbourhoods:
        for row in (_row(objective, "") for objective in read.objectives):
            hung = paths.get(fold(row.intercommunal), set())
            for path in hung if len(hung) == 1 else ():
                refs = (path.stake, path.strategic, path.intercommunal)
                for level, ref, label in zip(LEVELS, refs, (row.stake, row.strategic, row.intercommunal), strict=True):
                    found.setdefault((level, ref.pk or 0), {})[label] = None
    return {node: tuple(labels) for node, labels in found.items()}
