"""What a person was typing when the session expired, kept on the server until they sign in again.

A form that is to be kept carries `keeper`, the signed key of its author (`edit_form` and the tag `keeper` write it): only
that person is shown what they typed, and only a form that we drew for somebody signed in is kept, one a person, so that
no stranger fills the disk. Passwords and files are never kept: a form that holds a password has no keeper.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from regain.core.member import Member
from regain.domain.accounts.models import KeptForm
from regain.domain.accounts.queries import kept_form_of
from regain.domain.accounts.usecases import give_form_back, keep_form

KEEPER = "keeper"
_NEVER = {KEEPER, "csrfmiddlewaretoken"}
_SIGNER = signing.Signer(salt="regain.keeper")
View = TypeVar("View", bound=Callable[..., object])


def keep_key(member: Member, name: str) -> str:
    """Under what name the browser keeps what that member types in a form, until a message says that it is saved."""
    return f"{member.key}-{name}"


def form_of(page: str) -> Callable[[View], View]:
    """Say of a view that only takes a form which page (its name, of the same arguments) shows that form."""

    def marked(view: View) -> View:
        view.form_page = page  # type: ignore[attr-defined]
        return view

    return marked


def page_of_form(request: HttpRequest, view: Callable[..., object]) -> str:
    """The address where what is sent to that view was being typed."""
    page = getattr(view, "form_page", "")
    if page and request.resolver_match:
        return reverse(page, args=request.resolver_match.args, kwargs=request.resolver_match.kwargs)
    return request.get_full_path()


def keeper_of(member: Member) -> str:
    """What a form says of who types in it; nobody else can say it."""
    return _SIGNER.sign(member.key)


def keep_typed(request: HttpRequest) -> bool:
    """Put the form being sent aside for its author, who is about to sign in; whether it is one that is kept."""
    if request.method != "POST" or not request.POST.get(KEEPER):
        return False
    with suppress(signing.BadSignature, ValueError):  # a form of another server, or of nobody's making
        key = int(_SIGNER.unsign(request.POST[KEEPER]))
        typed = [(name, value) for name, values in request.POST.lists() if name not in _NEVER for value in values]
        keep_form(key, path=request.path, data=urlencode(typed), at=timezone.now())
    return True


def take_typed(request: HttpRequest, member: Member, *, sent_to: str = "") -> QueryDict | None:
    """What that member was sending to this address (or `sent_to`) before the session expired; given back once."""
    kept = _kept_of(request, member)
    if kept is None or kept.path != (sent_to or request.path):
        return None
    request.kept_form = None  # type: ignore[attr-defined]
    request.is_given_back = not sent_to  # type: ignore[attr-defined]  # a page of several forms says so itself
    return QueryDict(give_form_back(kept))


def was_given_back(request: HttpRequest) -> bool:
    """Whether a form of this page shows what was kept of it; said once, above the first one."""
    given, request.is_given_back = getattr(request, "is_given_back", False), False  # type: ignore[attr-defined]
    return given


def _kept_of(request: HttpRequest, member: Member) -> KeptForm | None:
    """The member's form, looked for once a request: a page may show several forms."""
    if not hasattr(request, "kept_form"):
        request.kept_form = kept_form_of(int(member.key)) if member.key.isdigit() else None  # type: ignore[attr-defined]
    kept: KeptForm | None = request.kept_form  # type: ignore[attr-defined]
    return kept
