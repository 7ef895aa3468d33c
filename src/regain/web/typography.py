"""French typography of pages: no line is cut before « : », nor inside « guillemets », whoever wrote the words.

Templates, messages and the texts of agreements are written with ordinary spaces; pages are set here, once for all.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from regain.core import french

_TEXTS = re.compile(
    r"<(textarea|pre|code|script|style)\b(?:.*?</\1\s*+>|.*+)|(?<=>)[^<>«»:;!?%]*[«»:;!?%][^<>]*", re.DOTALL
)
"""What is left as it stands (it is sent back, copied or run), else a text between two tags that has such a mark."""


class TypographyMiddleware:
    """Sets the spaces of each HTML answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            response.content = typeset_page(response.content.decode(response.charset)).encode(response.charset)
        return response


def typeset_page(html: str) -> str:
    """The page with the spaces that French does not break, in its texts only: neither in tags nor in what people type."""
    return _TEXTS.sub(lambda found: found[0] if found[1] else french.typeset(found[0]), html)
