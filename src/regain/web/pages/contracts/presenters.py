"""Reports of the contract, in the words and shapes of its pages."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement, Amendment, Contract
from regain.reports.agreements import AgreementPage
from regain.reports.commitments import Promise
from regain.reports.coverage import Coverage
from regain.reports.objectives import Tree
from regain.web.ui.charts.matrix import Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow
from regain.web.ui.parts import Chip


def contract_chips(contract: Contract) -> list[Chip]:
    """What identifies a contract."""
    return [
        Chip(f"Contrat de ville « {contract.name} »"),
        Chip(contract.code),
        Chip(f"jusqu’au {french.long_date(contract.ends_on)}"),
    ]


def matrix(contract: Contract, coverage: Coverage) -> Matrix:
    """The coverage as a matrix whose cells lead to the objective in the tree."""
    tree = reverse("contract_objectives", args=[contract.code])
    return Matrix(
        caption="Objectifs opérationnels par objectif intercommunal et par commune",
        noun="objectif opérationnel",
        plural="objectifs opérationnels",
        unknown="objectif non retenu",
        columns=tuple(
            MatrixColumn(column.name, reverse("agreement", args=[contract.code, column.insee_code]))
            for column in coverage.columns
        ),
        groups=tuple(
            MatrixGroup(
                f"Enjeu {stake.number} · {stake.label}",
                tuple(
                    MatrixRow(
                        row.label,
                        tuple(
                            MatrixCell(
                                cell.operational, "" if cell.operational is None else f"{tree}#objectif-{row.pk}"
                            )
                            for cell in row.cells
                        ),
                    )
                    for row in stake.rows
                ),
            )
            for stake in coverage.stakes
        ),
    )


def coverage_answer(coverage: Coverage) -> str:
    """One sentence that answers "who answers what?"."""
    if not coverage.columns:
        return ""
    total = len(coverage.columns) + len(coverage.awaited)
    read = french.counted(len(coverage.columns), "commune")
    start = f"{read} sur {total} {french.agreed(len(coverage.columns), 'a', 'ont')} sa convention dans Regain."
    if len(coverage.columns) > 1:
        start = start.replace("sa convention", "leur convention")
    rows, uncovered = len(coverage.rows), len(coverage.uncovered)
    shared = french.counted(rows, "objectif intercommunal", "objectifs intercommunaux")
    if not uncovered:
        return f"{start} Les {shared} ont tous au moins une réponse." if rows > 1 else start
    lack = "un n’a" if uncovered == 1 else f"{uncovered} n’ont"
    return f"{start} Sur {shared}, {lack} aucun objectif opérationnel, dans aucune commune."


def tree_answer(tree: Tree) -> str:
    """One sentence that says how large the tree is."""
    stakes, strategic, intercommunal, operational = tree.counts
    if not stakes:
        return ""
    return (
        f"{french.counted(stakes, 'enjeu', 'enjeux')}, "
        f"{french.counted(strategic, 'objectif stratégique', 'objectifs stratégiques')}, "
        f"{french.counted(intercommunal, 'objectif intercommunal', 'objectifs intercommunaux')} ; "
        f"les communes y rattachent {french.counted(operational, 'objectif opérationnel', 'objectifs opérationnels')}."
    )


def vague_answer(promises: Sequence[Promise]) -> str:
    """One sentence that says how many promises are to be specified."""
    said = french.counted(len(promises), "engagement à préciser", "engagements à préciser")
    return (
        f"{said}\u00a0: le texte ne dit ni combien de fois, ni pour quand."
        if promises
        else "Aucun engagement à préciser."
    )


def promises_answer(promises: Sequence[Promise]) -> str:
    """One sentence that says how many promises there are, and how many cannot be checked."""
    if not promises:
        return ""
    uncheckable = sum(not promise.is_checkable for promise in promises)
    total = french.counted(len(promises), "engagement")
    if not uncheckable:
        return f"{total}, tous vérifiables : le texte dit combien de fois, ou pour quand."
    lack = french.counted(uncheckable, "n’est pas vérifiable", "ne sont pas vérifiables")
    return f"{total}, dont {lack} : le texte ne dit ni combien de fois, ni pour quand."


def agreement_answer(agreement: Agreement, page: AgreementPage) -> str:
    """One sentence that says what the agreement is."""
    if not page.is_in_force:
        return "Aucune version de cette convention n’est en vigueur."
    if agreement.signed_on is None:
        signed = "La date de signature n’est pas connue."
    else:
        place = f" à {agreement.signed_at}" if agreement.signed_at else ""
        signed = f"Signée le {french.long_date(agreement.signed_on)}{place}."
    operational = sum(project.operational for project in page.projects)
    return (
        f"{signed} {french.counted(len(page.projects), 'quartier')}, "
        f"{french.counted(operational, 'objectif opérationnel', 'objectifs opérationnels')}, "
        f"{french.counted(len(page.promises), 'engagement')}."
    )


def amendments_shown(amendments: Iterable[Amendment], page: AgreementPage) -> list[tuple[Amendment, str]]:
    """Each amendment with its state in words."""
    return [(one, page.amendments.get(one.pk) or AmendmentStatus(one.status).label) for one in amendments]
