"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest

import regain

LICENCE = "EUPL 1.2"


def page(request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration; who acts; which software answers."""
    return {
        "is_demo": settings.DEMO,
        "member": getattr(request, "member", None),
        "version": regain.__version__,
        "licence": LICENCE,
    }
