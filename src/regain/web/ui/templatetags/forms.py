"""Forms: one field, and the summary of what is wrong."""

from collections.abc import Sequence

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.template import RequestContext
from django.utils.safestring import SafeString

from regain.web.ui.drawing import draw

register = template.Library()

MANY = 12
"""Choices that one page shows one under the other; beyond, they are folded and set in columns."""


@register.simple_tag
def field(*, bound: BoundField) -> SafeString:
    """A field: its label, its hint, what is wrong with it, its control, tied together for screen readers."""
    widget = bound.field.widget
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        drawn = bound.subwidgets
        chosen = [one.data["label"] for one in drawn if one.data["selected"]]
        return draw("field_choices", field=bound, chosen=chosen, many=len(drawn) > MANY)
    if isinstance(widget, CheckboxInput):
        return draw("field_check", field=bound, control=bound.as_widget())
    return draw("field", field=bound, control=bound.as_widget(attrs={"class": dress(bound)}))


def dress(bound: BoundField) -> str:
    """The classes of a control."""
    base = "form-select" if isinstance(bound.field.widget, Select) else "form-control"
    return f"{base} is-invalid" if bound.errors else base


@register.simple_tag(takes_context=True)
def error_mark(context: RequestContext) -> str:
    """« Erreur – » at the head of the title, when the page comes back because what was typed on it is refused."""
    forms = (context.get(name) for name in ("form", "step_form", "sign_form", "dating"))
    is_refused = context.get("conflict") or any(getattr(form, "errors", None) for form in forms)
    return "Erreur – " if is_refused else ""


@register.simple_tag
def form_errors(*, form: BaseForm, focus: bool = True) -> SafeString:
    """What is wrong in the whole form, with a link to each field, which takes the focus; then what must be filled.

    A form that only asks says so by `saves = False`: nobody is told then that nothing is saved.
    """
    wrong = [(bound, error) for bound in form.visible_fields() for error in bound.errors]
    general = form.non_field_errors()
    asked, saves = _what_is_asked(form.visible_fields()), getattr(form, "saves", True)
    return draw("form_errors", general=general, wrong=wrong, focus=focus, asked=asked, saves=saves)


def _what_is_asked(fields: Sequence[BoundField]) -> str:
    """Which fields must be filled, in a sentence; blank when none must, or when there is only one."""
    if len(fields) < 2 or not any(bound.field.required for bound in fields):  # noqa: PLR2004 - one field, and others
        return ""
    if all(bound.field.required for bound in fields):
        return "Tous les champs sont obligatoires."
    return "Tous les champs sont obligatoires, sauf mention contraire."
