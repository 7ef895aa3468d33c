from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from regain.core.letters import folder_of_letters
from regain.exchange.applying.demonstration import renew_demonstration
from regain.mailing.letterbox import letters_written
from regain.web.access import demonstration_or_404, renewer_or_404
from regain.web.heavy import MADE
from regain.web.middleware import MemberRequest
from regain.web.pages.demonstration.presenters import present_letters


@login_not_required
def letters(request: MemberRequest) -> HttpResponse:
    """What would Regain have sent?"""
    since = demonstration_or_404()
    context = {"letters": present_letters(letters_written(since=since)), "are_kept": folder_of_letters() is not None}
    return render(request, "demonstration/letters.html", context)


@login_not_required
def renew(request: MemberRequest) -> HttpResponse:
    """Must the demonstration begin again?"""
    renewer_or_404(request)
    if request.method != "POST":
        return render(request, "demonstration/renew.html")

    renew_demonstration(asked_by=request.user.email)
    MADE.forget()
    logout(request)
    messages.success(request, "La démonstration est remise à neuf\u00a0: entrez de nouveau.")
    return redirect("sign_in")
