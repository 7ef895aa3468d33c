"""What every answer says to the browser, and how much a request may bring."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

View = Callable[..., HttpResponseBase]

_NEVER_ASKED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media"),
    *("geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment"),
    *("picture-in-picture", "screen-wake-lock", "serial", "sync-xhr", "usb", "xr-spatial-tracking"),
)
_OURS = ("fullscreen", "publickey-credentials-create", "publickey-credentials-get")
HEADERS = {
    "Permissions-Policy": ", ".join([*(f"{one}=()" for one in _NEVER_ASKED), *(f"{one}=(self)" for one in _OURS)]),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
}
"""Those that Django's own middlewares do not write (SecurityMiddleware, XFrameOptionsMiddleware, django-csp)."""

LONGEST_COOKIES = 16 * 1024
"""Characters: ours are a session, a token and a few signed messages (2 kB at most); a domain may have others."""
_COOKIES_REFUSED = (
    "Ce navigateur envoie beaucoup trop de cookies\u00a0: effacez les cookies de ce site, puis rechargez la page."
)
_BARE = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'"}

PRIVATE = "no-store, private"
"""A page seen by somebody who signed in is written nowhere: back after signing out shows nothing."""


def takes_files(view: View) -> View:
    """Let the view receive files: its requests may weigh UPLOAD_LIMIT (bytes), the others only a form's worth."""

    @wraps(view)
    def taking(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    taking.takes_files = True  # type: ignore[attr-defined]
    return taking


class HardeningMiddleware:
    """Writes the headers, static files included, and refuses a request too heavy before anything is read of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = _cookies_refused(request) or self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        user = getattr(request, "user", None)
        is_of_a_version = "immutable" in response.headers.get("Cache-Control", "")  # outlines, public, by version
        if user is not None and (user.is_authenticated or response.cookies) and not is_of_a_version:
            response.headers["Cache-Control"] = PRIVATE
        return response

    def process_view(self, request: HttpRequest, view: View, _args: object, _kwargs: object) -> HttpResponse | None:
        """Only people who act under a mandate send more than a form."""
        takes = getattr(view, "takes_files", False) and request.member.mandate is not None  # type: ignore[attr-defined]
        limit = settings.UPLOAD_REQUEST_LIMIT if takes else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if int(request.META.get("CONTENT_LENGTH") or 0) <= limit:
            return None
        return render(request, "413.html", {"megabytes": limit // 1024**2}, status=413)


def _cookies_refused(request: HttpRequest) -> HttpResponse | None:
    """Leave out cookies that Python would take minutes to read (CVE-2024-7592), before anything reads any of them.

    No cookie of ours holds a backslash: a key, a token, and messages that Django signs in URL-safe base64. Another site
    of the same domain may have left some. Beyond LONGEST_COOKIES all are refused; the answer is bare, because a
    template's context reads cookies.
    """
    sent = request.META.get("HTTP_COOKIE", "")
    if len(sent) > LONGEST_COOKIES:
        return HttpResponse(_COOKIES_REFUSED, content_type="text/plain; charset=utf-8", status=400, headers=_BARE)
    if "\\" in sent:
        request.META["HTTP_COOKIE"] = ";".join(cookie for cookie in sent.split(";") if "\\" not in cookie)
    return None
