"""What a page is made of."""

from collections.abc import Sequence

from django import template
from django.core.paginator import Page
from django.template import RequestContext
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from regain.web.ui.drawing import draw, one_of
from regain.web.ui.nav import NavItem, contract_items, nav_items
from regain.web.ui.parts import Chip

register = template.Library()

LEVELS = {
    "info": ("Information", "info", "info"),
    "success": ("C’est fait", "kept", "success"),
    "warning": ("Attention", "risk", "warning"),
    "error": ("Refus", "stop", "danger"),
}
"""Levels, named as Django names those of messages: the word, the icon, Bootstrap's class."""
HEADINGS = (2, 3, 4)
PRONOUNS = {"ce", "elle", "elles", "il", "ils", "je", "nous", "on", "tu", "vous"}


@register.simple_tag(takes_context=True)
def main_nav(context: RequestContext, *, label: str) -> SafeString:
    """The areas of the product, the current one marked."""
    return draw("main_nav", items=nav_items(context.get("request")), label=label)


@register.simple_block_tag
def crumbs(content: str) -> SafeString:
    """The way from the root to this page: crumbs, the last without address."""
    return draw("crumbs", content=content)


@register.simple_tag
def crumb(*, label: str, href: str = "") -> SafeString:
    """One step of the way; without address, the page itself."""
    return draw("crumb", label=label, href=href)


@register.simple_block_tag
def page_head(content: str, *, title: str, answer: str = "", chips: Sequence[Chip] = ()) -> SafeString:
    """The title (a question or a name), one sentence that answers it, short facts, at most two buttons."""
    return draw(
        "page_head", content=content if content.strip() else "", title=_unbroken(title), answer=answer, chips=chips
    )


def _unbroken(title: str) -> SafeString:
    """The title, where no line is cut inside « est-elle » or « voulez-vous »."""
    return format_html_join(" ", "{}", ((_whole(word),) for word in str(title).split(" ")))


def _whole(word: str) -> str:
    verb, _, pronoun = word.rpartition("-")
    return format_html('<span class="whole">{}</span>', word) if verb and pronoun in PRONOUNS else word


@register.simple_block_tag
def card(content: str, *, title: str, aside: str = "", level: int = 2, id: str = "") -> SafeString:  # noqa: A002 - the name of the HTML attribute
    """One thing on a page, under its own heading (`level` 2, 3 or 4)."""
    if level not in HEADINGS:
        raise ValueError(f"card: a heading of level {level}; 2, 3 or 4 expected")
    return draw("card", content=content, title=title, aside=aside, heading=f"h{level}", id=id)


@register.simple_block_tag
def callout(content: str, *, level: str = "info", title: str = "") -> SafeString:
    """Something to know before going on: info, success, warning or error."""
    word, icon, look = LEVELS[one_of(level, LEVELS, of="callout")]
    return draw("callout", content=content, title=title, look=look, word=word, icon=f"ui/icons/{icon}.html")


@register.simple_block_tag
def empty_state(content: str, *, title: str, action: str = "", href: str = "") -> SafeString:
    """What would be here, why it matters (the content), the one button that fills it.

    Without `href` there is no button: whoever reads may not fill it.
    """
    if href and not action:
        raise ValueError("empty_state: a button needs its words (action)")
    return draw("empty_state", content=content, title=title, action=action, href=href)


@register.simple_block_tag
def tabs(content: str, *, label: str) -> SafeString:
    """The sections of one thing, as links: they have addresses."""
    return draw("tabs", content=content, label=label)


@register.simple_tag(takes_context=True)
def tab(
    context: RequestContext, *, label: str, href: str, current: bool | None = None, count: int | None = None
) -> SafeString:
    """One section, and how many things it holds. Unless said, the current one is that of the page's own address."""
    request = context.get("request")
    if current is None:
        current = request is not None and request.path == href
    return draw("tab", label=label, href=href, current=current, count=count)


@register.simple_tag
def contract_pages(*, code: str, may: object) -> list[NavItem]:
    """The pages of a contract that the member may open: `{% contract_pages code=code may=may as pages %}`."""
    return contract_items(code, may)


@register.simple_tag
def stepper(*, steps: str, current: int) -> SafeString:
    """Where one is in a job of several steps: names separated by `|`, the current one counted from 1.

    One more than there are steps: the job is done.
    """
    names = steps.split("|")
    if not 1 <= current <= len(names) + 1:
        raise ValueError(f"stepper: step {current} of {len(names)}")
    drawn = [
        {"number": number, "name": name, "done": number < current, "current": number == current}
        for number, name in enumerate(names, start=1)
    ]
    return draw("stepper", steps=drawn, count=len(names))


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of named facts."""
    return draw("facts", content=content)


@register.simple_block_tag
def fact(content: str, *, term: str) -> SafeString:
    """One named fact."""
    return draw("fact", content=content, term=term)


@register.simple_tag
def progress(*, value: int, maximum: int, label: str) -> SafeString:
    """How far a count has come: a native bar, with the two numbers in clear."""
    return draw("progress", value=value, maximum=maximum, label=label)


@register.simple_tag(takes_context=True)
def pagination(context: RequestContext, *, page: Page, label: str) -> SafeString:
    """The neighbouring pages of a list, keeping the other parameters of the address; nothing for a single page."""
    if not page.has_other_pages():
        return SafeString("")
    request = context["request"]

    def address(number: int) -> str:
        parameters = request.GET.copy()
        parameters["page"] = str(number)
        return f"?{parameters.urlencode()}"

    return draw(
        "pagination",
        page=page,
        label=label,
        previous=address(page.previous_page_number()) if page.has_previous() else "",
        next=address(page.next_page_number()) if page.has_next() else "",
    )
