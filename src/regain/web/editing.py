"""Editing one object in place: its form, its refusals, its conflict, the line that comes back. For every area.

How to use it:

1. A form that inherits `VersionedForm`, and a function `load()` that answers `Edited`: what is edited, as it stands
   now (read again at each call: after a conflict it is called a second time).
2. A view: `return edit(request, load, form=NodeForm, save=save, said="L’enjeu est enregistré.")`, where
   `save(values, expected)` calls the use case, which raises ChangedMeanwhile when the object has another version,
   or any BusinessError. The same address shows the form (GET) and takes it (POST), as a page or as a fragment.
3. On the page, the line: `{% in_place id=key href=edit_url label="Modifier" of="l’enjeu 1" %}…{% endin_place %}`, in
   a template of its own that the page includes and that `Edited.line` names: it is drawn with `Edited.context`.

Nothing else: `edit` draws `editing.html` (page and fragment are one), which draws `{% edit_form %}` or
`{% conflict %}`. What people type is kept by static/regain/keep.js and, when the session expired, by regain.web.kept.
A form outside this module is kept too if its <form> has the tag `kept`, and `keeper` inside.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRefresh, trigger_client_event

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.web.conflicts import clashes, settled
from regain.web.kept import keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.ui.parts import Clash


class VersionedForm(forms.Form):
    """A form that remembers which version of the object it was drawn from. Redefine nothing; add fields."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    required_css_class = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """What is edited, as it stands now.

    `key`: the place on the page (an HTML id) and the name under which what is typed is kept. `values`: those of the
    form's fields. `href`: the address of the form; `back`: where one returns. `line`: the template of the line that
    comes back, drawn with `context`. `crumbs`: the way to the page, label and address. `obj` is None for a new object.
    `history_href`, `archive_href`: offered under the form. `heading`: what the page's <h1> becomes once saved, when the object is the page's own.
    """

    key: str
    title: str
    href: str
    back: str
    obj: Model | None = None
    version: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)
    line: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    crumbs: tuple[tuple[str, str], ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    heading: str = ""
    history_href: str = ""
    archive_href: str = ""


Load = Callable[[], Edited]
Save = Callable[[Mapping[str, Any], int], object]


def edit(request: MemberRequest, load: Load, *, form: type[VersionedForm], save: Save, said: str) -> HttpResponse:
    """Show the form of what `load()` answers, or save it; a conflict is answered by 409 with both versions."""
    edited = load()
    if request.method != "POST":
        return draw_form(request, edited, _fresh(request, edited, form))
    sent = form(settled(request.POST, form(initial={**edited.values}, **edited.options)), **edited.options)
    if not sent.is_valid():
        return draw_form(request, edited, sent, status=422)
    values = {name: value for name, value in sent.cleaned_data.items() if name != "version"}
    try:
        save(values, sent.cleaned_data["version"] or 0)
    except ChangedMeanwhile:
        return _conflict(request, load(), sent)
    except BusinessError as refusal:
        sent.add_error(None, str(refusal))
        return draw_form(request, edited, sent, status=422)
    return saved(request, load() if edited.obj is not None else edited, said=said)


def _fresh(request: MemberRequest, edited: Edited, form: type[VersionedForm]) -> VersionedForm:
    typed = take_typed(request, request.member)
    if typed is None:
        return form(initial={**edited.values, "version": edited.version}, **edited.options)
    drawn = form(typed, **edited.options)
    drawn.is_returning = True  # type: ignore[attr-defined]  # the template says so
    return drawn


def _conflict(request: MemberRequest, now: Edited, sent: VersionedForm) -> HttpResponse:
    missed = now.version - (sent.cleaned_data["version"] or 0)
    found = clashes(now.obj, sent, current=now.values, missed=missed, by=request.member)
    data: QueryDict = sent.data.copy()  # type: ignore[attr-defined]  # a request's
    data["version"] = str(now.version)
    again = type(sent)(data, **now.options)
    again.is_valid()
    return draw_form(request, now, again, conflict=found, status=409)


def draw_form(
    request: MemberRequest,
    edited: Edited,
    form: VersionedForm,
    *,
    conflict: list[Clash] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form as a page or, for htmx, as the fragment that takes the place of the line."""
    in_place = bool(request.htmx)
    context = {"edited": edited, "form": form, "conflict": conflict, "in_place": in_place}
    return render(request, "editing.html#form" if in_place else "editing.html", context, status=status)


def saved(request: MemberRequest, edited: Edited, *, said: str) -> HttpResponse:
    """Back to the page or, for htmx, the line; either way what was kept of the form is dropped."""
    key = keep_key(request.member, edited.key)
    if not (request.htmx and edited.line):
        messages.success(request, said, extra_tags=key)
        return HttpResponseClientRefresh() if request.htmx else redirect(edited.back)
    line = render(request, edited.line, dict(edited.context))
    return trigger_client_event(line, "regain:saved", {"key": key, "said": said, "title": edited.heading})
