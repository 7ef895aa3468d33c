"""What Regain keeps of the person who asks: see it, take it away, erase it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import record_export
from regain.exchange.applying.erasure import erase_person
from regain.exchange.writing.personal_data import write_personal_data
from regain.reports.privacy.export import build_personal_data
from regain.web.middleware import MemberRequest
from regain.web.pages.privacy.forms import EraseForm
from regain.web.pages.privacy.presenters import build_reasons


def my_data(request: MemberRequest) -> HttpResponse:
    """What does Regain keep of me, why, and for how long?"""
    data = build_personal_data(_person(request))
    return render(request, "privacy/my_data.html", {"data": data, "reasons": build_reasons(settings.RETENTION)})


@require_POST
def take(request: MemberRequest) -> HttpResponse:
    """Take one's data away, as a zip."""
    person = _person(request)
    record_export(person, by=request.member)
    content = write_personal_data(build_personal_data(person))
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="mes-donnees-regain.zip"'
    return response


def erase(request: MemberRequest) -> HttpResponse:
    """Do you want to erase your data?"""
    form = EraseForm(request.POST if request.method == "POST" else None, address=_person(request).email)
    if form.is_valid():
        try:
            erase_person(_person(request), on=timezone.localdate(), by=request.member)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            messages.success(request, "Vos données sont effacées, et vous êtes déconnecté.")
            return redirect("sign_in")
    return render(request, "privacy/erase.html", {"form": form}, status=422 if form.errors else 200)


def _person(request: MemberRequest) -> Person:
    """The person who signed in: the gate of every page here, since each opens on one's own data alone."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user
