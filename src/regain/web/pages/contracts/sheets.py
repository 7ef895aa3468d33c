"""The reports of a contract as sheets of a workbook."""

from collections.abc import Iterator, Sequence
from datetime import date

from regain.core import french
from regain.domain.contracts.models import Contract
from regain.domain.indicators.rules.units import unit_label
from regain.exchange.writing.xlsx import Sheet, SheetColumn, Value
from regain.reports.commitments import Promise
from regain.reports.coverage import Coverage
from regain.reports.figures import target_words
from regain.reports.figures.targets import TargetLine
from regain.reports.objectives import Objective, StakeBranch, Tree

_TEXT, _NUMBER = "text", "number"


def tree_sheet(tree: Tree) -> Sheet:
    """A row an intercommunal objective; what stands above it is repeated, so that the sheet can be sorted."""
    columns = (
        SheetColumn("Enjeu n°", 9, _NUMBER),
        SheetColumn("Enjeu", 34),
        SheetColumn("Objectif stratégique", 38),
        SheetColumn("Objectif intercommunal", 44),
        SheetColumn("Communes qui le retiennent", 30),
        SheetColumn("Nombre de communes", 12, _NUMBER),
        SheetColumn("Objectifs opérationnels", 14, _NUMBER),
    )
    return Sheet("Arbre", columns, tuple(row for stake in tree.stakes for row in _branch(stake)))


def _branch(stake: StakeBranch) -> Iterator[tuple[Value, ...]]:
    """The rows of a stake; what nothing hangs under yet has a row of its own."""
    if not stake.strategics:
        yield (stake.number, stake.label, None, None, None, 0, 0)
    for strategic in stake.strategics:
        if not strategic.objectives:
            yield (stake.number, stake.label, strategic.label, None, None, 0, 0)
        for objective in strategic.objectives:
            yield (stake.number, stake.label, strategic.label, objective.label, *_answers(objective))


def _answers(objective: Objective) -> tuple[str, int, int]:
    communes = tuple(dict.fromkeys(answer.commune for answer in objective.answers))
    return ", ".join(communes), len(communes), sum(len(answer.operational) for answer in objective.answers)


def operational_sheet(tree: Tree) -> Sheet:
    """A row an operational objective, with what stands above it."""
    columns = (
        SheetColumn("Enjeu n°", 9, _NUMBER),
        SheetColumn("Enjeu", 30),
        SheetColumn("Objectif stratégique", 34),
        SheetColumn("Objectif intercommunal", 40),
        SheetColumn("Commune", 20),
        SheetColumn("Quartier", 26),
        SheetColumn("Objectif opérationnel", 60),
    )
    rows = tuple(
        (stake.number, stake.label, strategic.label, objective.label, answer.commune, answer.neighbourhood, words)
        for stake in tree.stakes
        for strategic in stake.strategics
        for objective in strategic.objectives
        for answer in objective.answers
        for words in answer.operational
    )
    return Sheet("Objectifs opérationnels", columns, rows)


def matrix_sheet(coverage: Coverage) -> Sheet:
    """A row an objective, a column a commune; blank where the commune did not retain the objective, then totals."""
    columns = (
        SheetColumn("Enjeu n°", 9, _NUMBER),
        SheetColumn("Enjeu", 30),
        SheetColumn("Objectif stratégique", 34),
        SheetColumn("Objectif intercommunal", 42),
        *(SheetColumn(column.name, 13, _NUMBER) for column in coverage.columns),
        SheetColumn("Total", 9, _NUMBER),
    )
    rows: list[tuple[Value, ...]] = [
        (
            stake.number,
            stake.label,
            row.strategic,
            row.label,
            *(cell.operational for cell in row.cells),
            row.operational,
        )
        for stake in coverage.stakes
        for row in stake.rows
    ]
    sums = [sum(row.cells[at].operational or 0 for row in coverage.rows) for at in range(len(coverage.columns))]
    return Sheet("Matrice", columns, (*rows, (None, "Total", None, None, *sums, sum(sums))), has_total=True)


def promises_sheet(promises: Sequence[Promise]) -> Sheet:
    """A row a commitment."""
    columns = (
        SheetColumn("Commune", 20),
        SheetColumn("Nature", 24),
        SheetColumn("Qui", 30),
        SheetColumn("Thèmes", 28),
        SheetColumn("Engagement", 70),
        SheetColumn("Fois par an", 10, _NUMBER),
        SheetColumn("Échéance", 12, "date"),
        SheetColumn("Vérifiable", 11),
        SheetColumn("Échéance passée", 11),
    )
    return Sheet("Engagements", columns, tuple(_promise(promise) for promise in promises))


def _promise(promise: Promise) -> tuple[Value, ...]:
    return (
        *(promise.commune, promise.kind, promise.who, ", ".join(promise.themes), promise.text),
        *(promise.times_per_year, promise.due_on, _yes(said=promise.is_checkable), _yes(said=promise.is_late)),
    )


def _yes(*, said: bool) -> str:
    return "oui" if said else "non"


def targets_sheet(targets: Sequence[TargetLine]) -> Sheet:
    """A row a living target; its values are numbers, in the unit of the indicator."""
    columns = (
        SheetColumn("Objectif intercommunal", 42),
        SheetColumn("Objectif opérationnel", 42),
        SheetColumn("Indicateur", 34),
        SheetColumn("Lieu", 24),
        SheetColumn("Unité", 12),
        SheetColumn("Valeur de départ", 11, _NUMBER),
        SheetColumn("Année de départ", 10, _NUMBER),
        SheetColumn("Valeur visée", 11, _NUMBER),
        SheetColumn("Année visée", 10, _NUMBER),
        SheetColumn("État", 18),
        SheetColumn("Pourquoi", 60),
    )
    return Sheet("Cibles", columns, tuple(_target(line) for line in targets if not line.is_archived))


def _target(line: TargetLine) -> tuple[Value, ...]:
    aim, start = line.aim, line.aim.start
    return (
        *(
            line.objective,
            line.operational or None,
            line.definition.label,
            line.place,
            unit_label(line.definition.unit),
        ),
        *(float(start.value) if start.value is not None else None, start.year, float(aim.target), aim.target_year),
        *(target_words.WORDS[line.progress.status], target_words.progress_sentence(line)),
    )


def note_sheet(contract: Contract, coverage: Coverage, *, today: date) -> Sheet:
    """How to read the workbook."""
    total = len(coverage.columns) + len(coverage.awaited)
    rows = (
        ("Contrat", f"{contract.name} ({contract.code}), jusqu’au {french.long_date(contract.ends_on)}"),
        ("Agglomération", contract.intercommunality.name),
        ("Tiré de Regain", f"le {french.long_date(today)}"),
        ("Conventions en vigueur", f"{len(coverage.columns)} sur {total}"),
        ("Conventions attendues", french.enumeration(coverage.awaited) or "aucune"),
        (
            "Arbre",
            "Une ligne par objectif intercommunal. L’enjeu et l’objectif stratégique sont répétés\u00a0: triez et filtrez sans crainte.",
        ),
        ("Objectifs opérationnels", "Une ligne par objectif opérationnel, avec sa commune et son quartier."),
        (
            "Matrice",
            "Chaque case compte les objectifs opérationnels de la commune. 0\u00a0: l’objectif est retenu, rien d’opérationnel n’y répond. Vide\u00a0: la convention ne le retient pas.",
        ),
        (
            "Cibles",
            "Une ligne par cible. « Pourquoi » dit sur quel chiffre elle est jugée, ou ce qui empêche de juger.",
        ),
        ("Engagements", "Vérifiable\u00a0: le texte dit combien de fois, ou pour quand."),
    )
    return Sheet(
        "Lire ce classeur", (SheetColumn("Rubrique", 26), SheetColumn("Ce qu’il faut savoir", 100)), rows, is_note=True
    )
