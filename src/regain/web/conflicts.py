"""Two people wrote to one object: what each wrote, field by field, and what came out of the choice."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils import timezone

from regain.core import french
from regain.core.member import Member
from regain.domain.journal.enums import Event
from regain.domain.journal.queries import Told, history_of, told_entries
from regain.web.ui.parts import Clash

PICK, THEIRS = "pick-", "theirs"


def clashes(obj: Model | None, sent: forms.Form, *, current: Mapping[str, Any], missed: int, by: Member) -> list[Clash]:
    """The fields where what was sent (by whom) differs from what stands, and who wrote that since the sender read it.

    `missed`: how many writes there were since.
    """
    meanwhile = _meanwhile(obj, missed)
    found = []
    for bound in sent.visible_fields():
        mine, theirs = (shown(bound.field, value) for value in (sent.cleaned_data.get(bound.name), current[bound.name]))
        if mine != theirs:
            found.append(Clash(bound.name, mine, theirs, *_author(meanwhile, bound.name, by)))
    return found


def settled(sent: QueryDict, standing: forms.Form) -> QueryDict:
    """What was sent, with what stands wherever the sender picked it."""
    data = sent.copy()
    for name, bound in ((one.name, one) for one in standing.visible_fields()):
        if sent.get(f"{PICK}{name}") == THEIRS:
            value = bound.field.prepare_value(bound.value())
            many = value if isinstance(value, list | tuple | QuerySet) else [value]
            data.setlist(name, ["" if one is None else str(getattr(one, "pk", one)) for one in many])
        data.pop(f"{PICK}{name}", None)
    return data


def shown(field: forms.Field, value: Any) -> str:
    """The value as people read it."""
    if isinstance(value, QuerySet | list | tuple | set):
        return french.enumeration(sorted(str(one) for one in value)) if value else ""
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value or ""))  # type: ignore[arg-type]  # a list of pairs
    if isinstance(value, date):
        return french.long_date(value)
    return "" if value is None else str(value)


def _meanwhile(obj: Model | None, count: int) -> list[Told]:
    """The last writes: each made one version."""
    if obj is None:
        return []
    writes = history_of(obj).exclude(event=Event.CHANGE_UNDONE)  # the write that undoes follows it
    return told_entries(writes.reverse()[: max(count, 0)])


def _author(meanwhile: Iterable[Told], name: str, by: Member) -> tuple[str, str, bool]:
    for entry in meanwhile:
        if name in entry.after or name in entry.before:
            when = french.long_date(timezone.localdate(entry.at))
            return entry.author_label, when, entry.author_key == by.key
    return "", "", False
