"""A paper given as a file."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from regain.core.errors import BusinessError
from regain.exchange.writing.blocks import Paper
from regain.exchange.writing.files import MEDIA_TYPES, write_file
from regain.web.downloads import download
from regain.web.middleware import MemberRequest


def paper_response(request: MemberRequest, paper: Paper, *, name: str, ending: str) -> HttpResponse:
    """The paper in the format of that ending; a page that says why when it cannot be written (409).

    In a demonstration, its cover and the foot of each page say so.
    """
    try:
        content = write_file(_of_demonstration(paper) if settings.DEMO else paper, ending)
    except BusinessError as refusal:
        return render(request, "409_file.html", {"refusal": str(refusal)}, status=409)
    return download(content, name=f"{name}.{ending}", media_type=MEDIA_TYPES[ending])


def _of_demonstration(paper: Paper) -> Paper:
    cover = replace(paper.cover, below=(*paper.cover.below, "Démonstration, sans valeur officielle"))
    return replace(paper, cover=cover, foot=" · ".join(filter(None, ("Démonstration", paper.foot))))
