"""What somebody was typing when the session expired, kept on the server until they signed in again.

A form that is to be kept carries `keeper`, the key of its author (`edit_form` and the tag `kept` write it): nobody else
is shown what that person typed. Passwords and files are never kept: a form that holds a password has no keeper.
"""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from regain.core.member import Member

KEEPER = "keeper"
_KEPT, _MOST = "kept_form", 40_000  # bytes: a session is a row of the database
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


def keep_typed(request: HttpRequest) -> bool:
    """Put the form being sent aside, in the session of the person who is about to sign in; whether there was one."""
    if request.method != "POST" or not request.POST.get(KEEPER):
        return False
    typed = [
        (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
    ]
    data = urlencode(typed)
    if len(data) <= _MOST:
        request.session[_KEPT] = {"path": request.path, "data": data}
    return True


def take_typed(request: HttpRequest, member: Member, *, sent_to: str = "") -> QueryDict | None:
    """What that member was sending to this address (or `sent_to`) before the session expired; given back once."""
    kept = request.session.get(_KEPT)
    if not kept or kept["path"] != (sent_to or request.path):
        return None
    del request.session[_KEPT]
    typed = QueryDict(kept["data"])
    return typed if typed.get(KEEPER) == member.key else None
