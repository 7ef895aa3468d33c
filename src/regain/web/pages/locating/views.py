"""Is this address in a neighbourhood?"""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from regain.core.errors import BusinessError
from regain.domain.territory.queries import neighbourhood_keys_in
from regain.exchange.applying.locating import (
    LocatedList,
    counted_list,
    keep_list,
    kept_lists,
    located_list,
    places_asked,
)
from regain.web.access import agglomerations_of, refusal_to
from regain.web.downloads import download
from regain.web.hardening import takes_files
from regain.web.middleware import MemberRequest
from regain.web.pages.locating import presenters
from regain.web.pages.locating.forms import COUNTS, ListForm, PlaceForm


def locate(request: MemberRequest) -> HttpResponse:
    """Is this address, or this point, in a neighbourhood?"""
    form = PlaceForm(request.GET if set(request.GET) & set(PlaceForm.base_fields) else None)
    context = {
        "form": form,
        **presenters.nothing(),
        "lack": presenters.lack(request.member),
        "sources": presenters.sources(),
    }
    if form.is_valid():
        values = form.cleaned_data
        point = (float(values["longitude"]), float(values["latitude"])) if values["longitude"] is not None else None
        asked = places_asked(values["adresse"], point)
        context |= presenters.places(asked, own=neighbourhood_keys_in(agglomerations_of(request.member)))
    return render(request, "locating/place.html", context, status=422 if form.errors else 200)


@takes_files
def locate_list(request: MemberRequest) -> HttpResponse:
    """Which addresses of this list are in a neighbourhood?"""
    if request.member.mandate is None:
        raise PermissionDenied(refusal_to(request.member))
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file, ending = form.cleaned_data["file"], form.cleaned_data["ending"]
        content = file.read()
        try:
            found = (
                counted_list(content, name=file.name)
                if ending == COUNTS
                else located_list(content, name=file.name, ending=ending)
            )
            return _answered(request, found, keep=form.cleaned_data["keep"])
        except BusinessError as refusal:
            form.add_error("file", str(refusal))
    context = {
        "form": form,
        "kept": kept_lists(request.member),
        "kept_for": settings.RETENTION["files"],
        "lack": presenters.lack_of_base(request.member),
    }
    return render(request, "locating/list.html", context, status=422 if form.errors else 200)


def _answered(request: MemberRequest, found: LocatedList, *, keep: bool) -> HttpResponse:
    if keep:
        kept = keep_list(found, by=request.member)
        messages.success(request, f"{found.summary} Le résultat est gardé parmi les fichiers.")
        return redirect("stored_file", kept.pk)
    response = download(found.content, name=found.name, media_type=found.media_type)
    response["Cache-Control"] = "no-store"
    return response
