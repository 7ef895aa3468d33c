"""Editing in place: the line, the form that takes its place, the choice between two versions, what happened."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxSelectMultiple, RadioSelect
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from regain.core.member import NOBODY
from regain.web.kept import KEEPER, keep_key, keeper_of, was_given_back
from regain.web.ui.drawing import draw
from regain.web.ui.parts import Clash, Happening
from regain.web.ui.templatetags.forms import dress

register = template.Library()


@register.simple_block_tag
def in_place(
    content: str,
    *,
    id: str,  # noqa: A002 - the name of the HTML attribute
    href: str,
    label: str = "Modifier",
    of: str,
    may: bool = True,
) -> SafeString:
    """What may be edited where it stands: its content, and a link to its form (`of`: what is edited, said aloud).

    `may`: whether the member may edit it; else there is the content alone.
    """
    return draw("in_place", content=content, id=id, href=href if may else "", label=label, of=of)


@register.simple_tag(takes_context=True)
def edit_form(
    context: RequestContext,
    *,
    form: BaseForm,
    action: str,
    back: str,
    id: str,  # noqa: A002 - the name of the HTML attribute
    title: str = "Modifier",
    label: str = "Enregistrer",
    history: str = "",
    archive: str = "",
    in_place: bool = False,
) -> SafeString:
    """The form of one object: its fields, its version, « Enregistrer » and « Annuler ». What is typed is kept.

    `title`: the name of the form, for those who hear the page.
    `history` and `archive`: addresses offered under the form.
    """
    facts = _facts(context, form=form, action=action, back=back, id=id, in_place=in_place)
    return draw(
        "edit_form",
        title=title,
        label=label,
        history=history,
        archive=archive,
        is_returning=getattr(form, "is_returning", False),
        **facts,
    )


MEANWHILE = "Quelqu’un d’autre a modifié cette fiche entre-temps"
OWN_MEANWHILE = "Vous avez modifié cette fiche entre-temps, dans une autre fenêtre"


@register.simple_tag(takes_context=True)
def conflict(
    context: RequestContext,
    *,
    clashes: Sequence[Clash],
    form: BaseForm,
    action: str,
    back: str,
    id: str,  # noqa: A002 - the name of the HTML attribute
    title: str = "Choisir entre deux versions",
    in_place: bool = False,
    focus: bool = True,
) -> SafeString:
    """Two people wrote to one object: field by field, what each wrote, to choose or to put together. Takes the focus."""
    found = {clash.name: clash for clash in clashes}
    lines = [(found[bound.name], bound, _control(bound)) for bound in form.visible_fields() if bound.name in found]
    alike = [bound.as_hidden() for bound in form if bound.name not in found]
    facts = _facts(context, form=form, action=action, back=back, id=id, in_place=in_place)
    others = [clash for clash in clashes if clash.who]
    is_own = bool(others) and all(clash.is_own for clash in others)
    facts |= {"meanwhile": OWN_MEANWHILE if is_own else MEANWHILE}
    return draw(
        "conflict", lines=lines, alike=alike, title=title, version=form["version"].value(), focus=focus, **facts
    )


@register.simple_tag(takes_context=True)
def kept(context: RequestContext, *, name: str, part: str = "") -> SafeString:
    """Attributes of a <form> outside `edit_form`: what people type in it is kept under that name until it is saved.

    `part` tells the forms of one page apart. Its hidden fields are those of the page: `{% keeper %}` stands inside.
    """
    key = keep_key(context["request"].member, name)
    return format_html('data-keep="{}{}" data-drop="{}" data-keep-seen', key, f":{part}" if part else "", key)


@register.simple_tag(takes_context=True)
def keeper(context: RequestContext) -> SafeString:
    """Who types in the form: nobody else is shown what was kept of it. Above it, that it was, when it just was given back."""
    request = context["request"]
    back = draw("given_back") if was_given_back(request) else ""
    return format_html('{}<input type="hidden" name="{}" value="{}">', back, KEEPER, keeper_of(request.member))


@register.simple_tag
def history(*, happenings: Sequence[Happening]) -> SafeString:
    """What happened to an object, the latest first: who, when, and each value before and after."""
    return draw("history", happenings=happenings)


def _control(bound: BoundField) -> str:
    if isinstance(bound.field.widget, CheckboxSelectMultiple | RadioSelect):
        return draw("clash_choices", field=bound)
    named: dict[str, str | bool] = {
        "aria-labelledby": f"{bound.auto_id}_clash {bound.auto_id}_mine",
        "class": dress(bound),
    }
    return str(bound.as_widget(attrs=named))


def _facts(context: RequestContext, **facts: Any) -> dict[str, Any]:
    request = context["request"]  # post_button looks for it too
    member = getattr(request, "member", NOBODY)
    return {
        **facts,
        "keeper": keeper_of(member),
        "key": keep_key(member, facts["id"]),
        "csrf_token": get_token(request),
        "request": request,
    }
