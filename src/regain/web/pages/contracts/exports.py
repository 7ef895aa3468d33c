"""The contract's tree, matrix and commitments, to take away."""

from django.http import HttpResponse
from django.utils import timezone

from regain.exchange.writing.xlsx import write_csv, write_workbook
from regain.reports.commitments import build_promises
from regain.reports.coverage import build_coverage
from regain.reports.figures.targets import build_targets
from regain.reports.objectives import build_tree
from regain.web.access import contract_or_404
from regain.web.downloads import download
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.contracts.sheets import (
    matrix_sheet,
    note_sheet,
    operational_sheet,
    promises_sheet,
    targets_sheet,
    tree_sheet,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@heavy
def workbook(request: MemberRequest, code: str) -> HttpResponse:
    """The whole contract as a workbook."""
    contract = contract_or_404(request, code)
    today = timezone.localdate()
    coverage = build_coverage(contract)
    tree = build_tree(contract)
    sheets = (
        tree_sheet(tree),
        operational_sheet(tree),
        matrix_sheet(coverage),
        promises_sheet(build_promises(contract, today=today)),
        targets_sheet(build_targets(contract, seen_by=request.member)),
        note_sheet(contract, coverage, today=today),
    )
    title = f"Contrat de ville «\u00a0{contract.name}\u00a0»"
    content = write_workbook(sheets, title=title, subject="Arbre des objectifs, matrice, engagements et cibles")
    return download(content, name=f"contrat-{contract.code}.xlsx", media_type=XLSX)


@heavy
def matrix(request: MemberRequest, code: str) -> HttpResponse:
    """The matrix as CSV."""
    contract = contract_or_404(request, code)
    content = write_csv(matrix_sheet(build_coverage(contract)))
    return download(content, name=f"matrice-{contract.code}.csv", media_type="text/csv")
