"""Words with a shape and a colour."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from regain.web.ui.drawing import draw, one_of
from regain.web.ui.parts import CHANGES, STATES

register = template.Library()

CHIPS = ("plain", "brick", "kept", "risk", "broken")
SEVERITIES = {
    "choice": ("À vous de choisir", "choice", "to-choose"),
    "error": ("À trancher", "stop", "broken"),
    "warning": ("À vérifier", "risk", "risk"),
    "info": ("Pour information", "info", "mute"),
}


@register.simple_tag
def chip(*, text: str, kind: str = "plain") -> SafeString:
    """A short fact in a pill: plain, brick (the neighbourhood itself), kept, risk or broken."""
    return draw("chip", text=text, kind=one_of(kind, CHIPS, of="chip"))


@register.simple_tag
def state(*, kind: str, word: str = "") -> SafeString:
    """One of the four states, always with its shape and a word."""
    one_of(kind, STATES, of="state")
    return draw("state", kind=kind, word=word or STATES[kind], icon=f"ui/icons/{kind}.html")


@register.simple_tag
def change(*, kind: str) -> SafeString:
    """What happens to a line of a text (add, change, move, remove), always with its own shape and its word."""
    one_of(kind, CHANGES, of="change")
    return draw("state", kind=f"change-{kind}", word=CHANGES[kind], icon=f"ui/icons/{kind}.html")


@register.simple_tag
def place(*, label: str, line: int | None = None, text: str = "") -> SafeString:
    """Where a value was read on the paper; a link to that line when the page that shows the text is known."""
    # Hundreds stand on a page: no template is drawn for each.
    if not text or line is None:
        return format_html('<span class="place">{}</span>', label)
    return format_html('<a class="place" href="{}#ligne-{}">{}</a>', text, line, label)


@register.simple_block_tag
def finding(
    content: str,
    *,
    severity: str,
    title: str,
    place: str = "",
    href: str = "",
    id: str = "",  # noqa: A002 - the name of the HTML attribute
) -> SafeString:
    """What a reading found: how grave (error, warning, info) or that one has to choose (choice), what, where in the text, and the choice it offers."""
    one_of(severity, SEVERITIES, of="finding")
    word, icon, colour = SEVERITIES[severity]
    return draw(
        "finding",
        content=content,
        title=title,
        place=place,
        href=href,
        id=id,
        word=word,
        icon=f"ui/icons/{icon}.html",
        colour=colour,
    )
