"""What programs come and read: whom to tell of a weakness, what not to visit."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from regain.domain.journal.queries import is_begun

PLAIN = "text/plain; charset=utf-8"
GOOD_FOR = timedelta(days=180)
"""RFC 9116 asks for less than a year; the date is counted from today, since the setting is read today."""


@login_not_required
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116). 404 when the instance names nobody: an empty promise is worse."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": f"{midnight + GOOD_FOR:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages": "fr, en",
    }
    if request.is_secure():
        lines["Canonical"] = request.build_absolute_uri(request.path)
    return HttpResponse("".join(f"{name}: {value}\n" for name, value in lines.items()), content_type=PLAIN)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view takes the request
    """Nothing here is for search engines, the accessibility statement aside."""
    return HttpResponse("User-agent: *\nAllow: /accessibilite/\nDisallow: /\n", content_type=PLAIN)


@login_not_required
@require_safe
def in_service(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view takes the request
    """For what watches the instance: 200 when the database answers; else its silence is told by web/failing.py."""
    is_begun()  # any question would do: only whether it is answered matters
    return HttpResponse("en service\n", content_type=PLAIN, headers={"Cache-Control": "no-cache"})
