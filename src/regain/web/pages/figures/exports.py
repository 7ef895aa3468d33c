"""A neighbourhood's portrait, to take away."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from regain.core.french import of
from regain.exchange.planning.portrait_sheets import sheets_of_portrait
from regain.exchange.planning.portraits import paper_of_portrait
from regain.exchange.writing.xlsx import write_workbook
from regain.web.access import neighbourhood_or_404
from regain.web.downloads import download
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.papers import paper_response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {"pdf": "PDF", "docx": "Word (DOCX)", "odt": "OpenDocument (ODT)", "xlsx": "Tableur (XLSX)"}


@heavy
def portrait(request: MemberRequest, pk: int, ending: str) -> HttpResponse:
    """The portrait as it stands, in the format asked for."""
    found = neighbourhood_or_404(request, pk)
    if ending not in ENDINGS:
        raise Http404
    today = timezone.localdate()
    name = f"portrait-{slugify(found.name)}"
    if ending == "xlsx":
        title = f"Portrait {of(found.name)}"
        sheets = sheets_of_portrait(found, today=today, seen_by=request.member)
        content = write_workbook(sheets, title=title, subject="Chiffres et jumeaux")
        return download(content, name=f"{name}.xlsx", media_type=XLSX)
    paper = paper_of_portrait(found, today=today, seen_by=request.member)
    return paper_response(request, paper, name=name, ending=ending)
