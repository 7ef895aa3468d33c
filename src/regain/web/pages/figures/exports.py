"""A neighbourhood's portrait, to take away."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from regain.core.french import of
from regain.exchange.planning.portrait_sheets import sheets_of_portrait
from regain.exchange.planning.portraits import paper_of_portrait
from regain.exchange.writing.files import MEDIA_TYPES, write_file
from regain.exchange.writing.xlsx import write_workbook
from regain.web.access import neighbourhood_or_404
from regain.web.downloads import download
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {"pdf": "PDF", "docx": "Word (DOCX)", "odt": "LibreOffice (ODT)", "xlsx": "Tableur (XLSX)"}


@heavy
def portrait(request: MemberRequest, pk: int, ending: str) -> HttpResponse:
    """The portrait as it stands, in the format asked for."""
    found = neighbourhood_or_404(request, pk)
    if ending not in ENDINGS:
        raise Http404
    today = timezone.localdate()
    if ending == "xlsx":
        title = f"Portrait {of(found.name)}"
        content = write_workbook(
            sheets_of_portrait(found, today=today, seen_by=request.member), title=title, subject="Chiffres et jumeaux"
        )
    else:
        content = write_file(paper_of_portrait(found, today=today, seen_by=request.member), ending)
    media_type = XLSX if ending == "xlsx" else MEDIA_TYPES[ending]
    return download(content, name=f"portrait-{slugify(found.name)}.{ending}", media_type=media_type)
