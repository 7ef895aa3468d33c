"""Saying that a point of the review was looked at, with the choices made on the same page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from regain.core.errors import BusinessError
from regain.domain.documents.models import DocumentImport
from regain.exchange.applying import answer
from regain.exchange.applying.imports import Point, mark_point
from regain.exchange.draft import Finding
from regain.exchange.planning.kept import reading_of
from regain.web.middleware import MemberRequest
from regain.web.pages.documents.finding_titles import title_of
from regain.web.pages.documents.forms import AnswersForm
from regain.web.pages.documents.review_presenter import in_order, key_of


class PointIsGone(BusinessError):
    """The file was read again since the page was shown, and the point is not among its findings any more."""


def mark(request: MemberRequest, begun: DocumentImport, show: Callable[..., HttpResponse]) -> HttpResponse:
    """Keep what was chosen on the page, then that the point was seen (`vu`) or is to be seen again (`revoir`)."""
    is_seen, form = "vu" in request.POST, AnswersForm(request.POST)
    if not form.is_valid():
        raise Http404("Cet envoi ne dit pas quelle lecture était à l’écran.")
    key = request.POST["vu" if is_seen else "revoir"]
    expected = form.cleaned_data["version"]
    try:
        point = Point(key, said=title_of(_finding(begun, key).code), is_seen=is_seen)
        if form.choices:
            answer(begun, choices=form.choices, point=point, expected_version=expected, by=request.member)
        else:
            mark_point(begun, point, expected_version=expected, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        begun.refresh_from_db()
        return show(request, begun, typed=form.choices, status=409)
    return redirect(f"{reverse('import_review', args=[begun.pk])}#{_anchor(begun, key, is_seen=is_seen)}")


def _finding(begun: DocumentImport, key: str) -> Finding:
    """The point of that key. Raises PointIsGone."""
    found = next((one for one in reading_of(begun).draft.findings if key_of(one) == key), None)
    if found is None:
        raise PointIsGone("Ce point n’est plus dans la lecture\u00a0: vos choix sont encore sur la page, vérifiez-les.")
    return found


def _anchor(begun: DocumentImport, key: str, *, is_seen: bool) -> str:
    """The next point to look at once this one is seen, else the point itself; the list when choices took it away."""
    begun.refresh_from_db()
    listed = in_order(reading_of(begun).draft.findings)
    at = next((rank for rank, one in enumerate(listed, 1) if key_of(one) == key), None)
    if at is None:
        return "points"
    left = [rank for rank, one in enumerate(listed, 1) if one.choice is None and key_of(one) not in begun.seen]
    after = next((rank for rank in left if rank > at), at)
    return f"point-{after if is_seen else at}"
