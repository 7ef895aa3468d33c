"""What Regain keeps of the person who asks: see it, take it away, erase it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.accounts.usecases import record_export
from regain.exchange.applying.erasure import erase_person
from regain.exchange.writing.personal_data import write_personal_data
from regain.reports.privacy.export import build_personal_data
from regain.web.downloads import download
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.privacy.forms import EraseForm
from regain.web.pages.privacy.presenters import build_reasons
from regain.web.signing.again import proved_again


def my_data(request: MemberRequest) -> HttpResponse:
    """What does Regain keep of me, why, and for how long?"""
    data = build_personal_data(request.user)
    return render(request, "privacy/my_data.html", {"data": data, "reasons": build_reasons(settings.RETENTION)})


@heavy
@require_POST
def take(request: MemberRequest) -> HttpResponse:
    """Take one's data away, as a zip."""
    record_export(request.user, by=request.member)
    content = write_personal_data(build_personal_data(request.user))
    return download(content, name="mes-donnees-regain.zip", media_type="application/zip")


@proved_again
def erase(request: MemberRequest) -> HttpResponse:
    """Do you want to erase your data?"""
    form = EraseForm(request.POST if request.method == "POST" else None, address=request.user.email)
    if form.is_valid():
        try:
            erase_person(request.user, on=timezone.localdate(), by=request.member)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            messages.success(request, "Vos données sont effacées, et vous êtes déconnecté.")
            return redirect("sign_in")
    return render(request, "privacy/erase.html", {"form": form}, status=422 if form.errors else 200)
