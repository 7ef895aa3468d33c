"""What every component does: check its words, draw its template."""

from collections.abc import Collection
from functools import cache

from django.template.backends.django import Template
from django.template.loader import get_template
from django.utils.safestring import SafeString


def draw(name: str, /, **facts: object) -> SafeString:
    """The HTML of component `name`, from `ui/<name>.html`."""
    return SafeString(_template(name).render(facts))


@cache
def _template(name: str) -> Template:
    """A page draws dozens of components: each template is looked for once."""
    return get_template(f"ui/{name}.html")  # type: ignore[return-value]  # the only engine is Django's


def one_of(value: str, known: Collection[str], *, of: str) -> str:
    """The value, if it is one of those known. A misspelt word is an error of the page: ValueError."""
    if value not in known:
        raise ValueError(f"{of}: “{value}” is none of {', '.join(sorted(known))}")
    return value
