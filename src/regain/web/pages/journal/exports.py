"""The journal of a contract, to take away."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from regain.domain.contracts.models import Contract
from regain.domain.contracts.rules import can_see_journal
from regain.exchange.writing.xlsx import Sheet, SheetColumn, Value, write_csv, write_workbook
from regain.reports.changes import Change, build_changes, entries_about
from regain.reports.histories import ValueChange
from regain.web.access import contract_or_404
from regain.web.downloads import download
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.journal.forms import WhichForm

MOST = 20_000
"""Lines of a file; the filter of the page gives the older ones."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = (
    SheetColumn("N°", 8, "number"),
    SheetColumn("Jour", 12, "date"),
    SheetColumn("Heure", 8),
    SheetColumn("Qui", 34),
    SheetColumn("Mandat", 30),
    SheetColumn("Quoi", 30),
    SheetColumn("Sur quoi", 44),
    SheetColumn("Ce qui a changé", 80),
)


@heavy
@require_safe
def workbook(request: MemberRequest, code: str) -> HttpResponse:
    """The chosen part of the journal as a workbook."""
    contract = contract_or_404(request, code, needs=can_see_journal)
    content = write_workbook([_sheet(request, contract)], title=f"Journal du contrat {contract.code}", is_long=True)
    return download(content, name=f"journal-{contract.code}.xlsx", media_type=XLSX)


@heavy
@require_safe
def lines(request: MemberRequest, code: str) -> HttpResponse:
    """The chosen part of the journal as CSV."""
    contract = contract_or_404(request, code, needs=can_see_journal)
    return download(write_csv(_sheet(request, contract)), name=f"journal-{contract.code}.csv", media_type="text/csv")


def _sheet(request: MemberRequest, contract: Contract) -> Sheet:
    entries = entries_about(contract, **WhichForm(request.GET or None).wanted())[:MOST]
    return Sheet("Journal", _COLUMNS, _rows(build_changes(entries)))


def _rows(changes: list[Change]) -> Iterator[tuple[Value, ...]]:
    for change in changes:
        event, moment = change.event, timezone.localtime(change.event.at)
        values = "\n".join(map(_change, event.changes)) or None
        yield (
            *(change.number, timezone.localdate(moment), f"{moment:%H:%M}", event.who, event.under or None),
            *(event.what, event.of, values),
        )


def _change(change: ValueChange) -> str:
    before = f"{change.before} → " if change.before else ""
    return f"{change.label}\u00a0: {before}{change.after or '(rien)'}"
