"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration; who acts."""
    return {"is_demo": settings.DEMO, "member": getattr(request, "member", None)}
