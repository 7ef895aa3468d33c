"""A password lost, chosen anew, changed."""

from typing import Any

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from regain.domain.journal.enums import Event
from regain.mailing.sending import MailNotSent
from regain.web.pages.accounts.forms import ChangePasswordForm, FirstPasswordForm, LostPasswordForm, NewPasswordForm
from regain.web.pages.accounts.views.telling import TellingMixin
from regain.web.signing.again import proved_again


class LostPassword(allauth.PasswordResetView):
    """Asks for the address, and sends a link there, whoever it is."""

    template_name = "accounts/lost_password.html"
    form_class = LostPasswordForm

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except MailNotSent as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)


@login_not_required
def lost_password_sent(request: HttpRequest) -> HttpResponse:
    """What to do now: the same page for a known and an unknown address."""
    return render(request, "accounts/lost_password_sent.html")


class NewPassword(TellingMixin, allauth.PasswordResetFromKeyView):
    """The link of the e-mail was followed: choose a new password. All sessions end."""

    template_name = "accounts/new_password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("sign_in")
    event = Event.PASSWORD_CHANGED
    ends_sessions = True

    def get_person(self) -> Any:
        return self.reset_user


class ChangePassword(TellingMixin, allauth.PasswordChangeView):
    """The current password, then the new one. The other sessions end."""

    template_name = "accounts/change_password.html"
    form_class = ChangePasswordForm
    event = Event.PASSWORD_CHANGED
    ends_sessions = True


@method_decorator(proved_again, name="dispatch")
class FirstPassword(TellingMixin, allauth.PasswordSetView):
    """Somebody who came in by another door chooses a password."""

    template_name = "accounts/change_password.html"
    form_class = FirstPasswordForm
    event = Event.PASSWORD_CHANGED
