from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from regain.web.pages.accounts.forms import SignInForm
from regain.web.pages.accounts.presenters import demo_doors, demo_people


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """E-mail and password; in the demonstration, one click."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, doors=demo_doors())


@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):
    """By POST only: a link followed by a robot signs nobody out."""


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Act in the place of a person of the demonstration. 404 for anybody else, and outside the demonstration."""
    person = next((person for person in demo_people() if person.pk == pk), None)
    if person is None:
        raise Http404

    login(request, person)
    return redirect("home")
