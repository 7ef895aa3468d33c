"""Buttons: to go somewhere, to send a form, to act at once."""

from django import template
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.utils.safestring import SafeString

from regain.web.ui.drawing import draw, one_of

register = template.Library()

KINDS = ("primary", "quiet", "danger", "plain")


@register.simple_tag
def link_button(*, label: str, href: str, kind: str = "primary") -> SafeString:
    """A link that looks like a button: it goes somewhere and changes nothing."""
    return draw("link_button", label=label, href=href, kind=one_of(kind, KINDS, of="link_button"))


@register.simple_tag
def button(
    *, label: str, kind: str = "primary", name: str = "", value: str = "", form: str = "", disabled: bool = False
) -> SafeString:
    """The button that sends the form around it, or that of the id `form`, saying `name=value` if a name is given."""
    one_of(kind, KINDS, of="button")
    return draw("button", label=label, kind=kind, name=name, value=value, form=form, disabled=disabled)


@register.simple_tag(takes_context=True)
def post_button(
    context: RequestContext,
    *,
    label: str,
    action: str,
    kind: str = "quiet",
    note: str = "",
    name: str = "",
    value: str = "",
) -> SafeString:
    """An act in one click: a form of its own, sent by POST with its token. `note` is a second, smaller line."""
    one_of(kind, KINDS, of="post_button")
    return draw(
        "post_button",
        label=label,
        action=action,
        kind=kind,
        note=note,
        name=name,
        value=value,
        csrf_token=get_token(context["request"]),
    )
