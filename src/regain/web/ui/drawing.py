"""What every component does: check its words, draw its template."""

from collections.abc import Collection

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def draw(name: str, /, **facts: object) -> SafeString:
    """The HTML of component `name`, from `ui/<name>.html`."""
    return render_to_string(f"ui/{name}.html", facts)


def one_of(value: str, known: Collection[str], *, of: str) -> str:
    """The value, if it is one of those known. A misspelt word is an error of the page: ValueError."""
    if value not in known:
        raise ValueError(f"{of}: “{value}” is none of {', '.join(sorted(known))}")
    return value
