"""Forms: one field, and the summary of what is wrong."""

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
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


@register.simple_tag
def form_errors(*, form: BaseForm, focus: bool = True) -> SafeString:
    """What is wrong in the whole form, with a link to each field; takes the focus. Nothing when nothing is wrong."""
    if not form.errors:
        return SafeString("")
    wrong = [(bound, error) for bound in form.visible_fields() for error in bound.errors]
    return draw("form_errors", general=form.non_field_errors(), wrong=wrong, focus=focus)
