"""The figures of a data set, to take away: their producer and licence go with them."""

from django.http import Http404, HttpResponse

from regain.domain.contracts.queries import contracts_visible_to
from regain.exchange.writing.xlsx import write_csv, write_workbook
from regain.web.access import dataset_or_404
from regain.web.downloads import download
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.observations.sheets import figures_sheet, source_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@heavy
def figures(request: MemberRequest, code: str, ending: str) -> HttpResponse:
    """The figures in force, as CSV or XLSX; only those of our neighbourhoods and communes with `?lieux=nous`."""
    dataset = dataset_or_404(request, code)
    ours = contracts_visible_to(request.member) if request.GET.get("lieux") == "nous" else None
    if ending == "csv":
        content, media_type = write_csv(figures_sheet(dataset, ours, seen_by=request.member)), "text/csv"
    elif ending == "xlsx":
        sheets = (figures_sheet(dataset, ours, seen_by=request.member), source_sheet(dataset))
        content, media_type = write_workbook(sheets, title=dataset.title, subject=dataset.producer, is_long=True), XLSX
    else:
        raise Http404("Les chiffres se téléchargent en CSV ou en XLSX.")
    return download(content, name=f"{dataset.code}.{ending}", media_type=media_type)
