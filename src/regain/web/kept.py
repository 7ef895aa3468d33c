"""What somebody was typing when the session expired, kept on the server until they signed in again.

A form that is to be kept carries `keeper`, the key of its author (the component `edit_form` does): nobody else is
shown what that person typed. Passwords and files are never kept: the forms that hold them have no keeper.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from regain.core.member import Member

KEEPER = "keeper"
_KEPT, _MOST = "kept_form", 40_000  # bytes: a session is a row of the database


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


def take_typed(request: HttpRequest, member: Member) -> QueryDict | None:
    """What that member had typed in the form of this address before the session expired; given back once."""
    kept = request.session.get(_KEPT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[_KEPT]
    typed = QueryDict(kept["data"])
    return typed if typed.get(KEEPER) == member.key else None
