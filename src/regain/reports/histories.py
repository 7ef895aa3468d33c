"""What happened to objects, told in French: who, when, and each value before and after.

`build_history([contract])`, or several objects at once (an agreement and its amendments): the latest first, two
queries whatever their number. A field is told by its model's own words; what has no words is left out, unless the
caller gives them: `build_history([amendment], words={"edits": "modifications"})`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, Model

from regain.core import french
from regain.domain.contracts.rules.differences import NOUNS
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import key_of
from regain.domain.territory.models import Commune

WORDS = {
    "communes": "communes",
    "code": "code",
    "code_2015": "code national de 2015",
    "code_2024": "code national de 2024",
}
"""Names of values that are no field of the object itself."""
ELEMENTS = {
    **{name: noun for name, (noun, _) in NOUNS.items()},
    "neighbourhoods": "quartier",
    "sections": "texte",
    "objectives": "objectif",
    "portrait": "portrait",
}
"""What is called how in a signed text, by the last name of the pointer that leads to it."""
SAID_BY = ("intercommunal", "name", "text", "title", "indicator")
"""Where an element of a signed text that has several parts says what it is."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value, before and after, in words; blank when there was none, or is none left."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One thing that happened: `what` in a sentence, `of` the object as it was named then."""

    at: datetime
    who: str
    what: str
    of: str
    changes: tuple[ValueChange, ...]


def build_history(objects: Iterable[Model], *, words: Mapping[str, str] | None = None) -> tuple[PastEvent, ...]:
    """All that happened to these objects, the latest first."""
    known = {key_of(one): one for one in objects}
    entries = list(Entry.objects.filter(object_key__in=list(known)).order_by("-pk"))
    communes = _communes(entries)
    return tuple(_told(entry, known[entry.object_key], communes, {**WORDS, **(words or {})}) for entry in entries)


def _told(entry: Entry, obj: Model, communes: Mapping[str, str], words: Mapping[str, str]) -> PastEvent:
    names = dict.fromkeys([*entry.before, *entry.after])
    changes = []
    for name in names:
        label = _label(obj, name, words)
        before, after = (_value(obj, name, side.get(name), communes) for side in (entry.before, entry.after))
        if label and before != after:
            changes.append(ValueChange(label, before, after))
    return PastEvent(entry.recorded_at, entry.author_label, _sentence(entry), entry.object_label, tuple(changes))


def _sentence(entry: Entry) -> str:
    if entry.event == Event.OBJECTIVE_CHANGED and not entry.before:
        return "Ajouté"
    return Event(entry.event).label


def _label(obj: Model, name: str, words: Mapping[str, str]) -> str:
    if name in words:
        return words[name]
    if name.startswith("/"):
        return next((ELEMENTS[step] for step in reversed(name.split("/")) if step in ELEMENTS), "")
    try:
        field = obj._meta.get_field(name)  # noqa: SLF001  # Django documents _meta
    except FieldDoesNotExist:
        return ""
    label = getattr(field, "verbose_name", "")
    if label == name.replace("_", " "):
        return ""  # Django's own, made of the name of the column
    return {"du": "date de début", "au": "date de fin"}.get(str(label), str(label))


def _value(obj: Model, name: str, value: Any, communes: Mapping[str, str]) -> str:
    if value is None or value in ("", [], False):
        return ""
    if name == "communes":
        return french.enumeration(sorted(communes.get(code, code) for code in value))
    if isinstance(value, list | dict | bool):
        return _element(value)
    field = next((one for one in obj._meta.get_fields() if one.name == name), None)  # noqa: SLF001
    choices = dict(getattr(field, "flatchoices", None) or [])
    if value in choices.values() or value in choices:
        return str(choices.get(value, value))
    if isinstance(field, DateField):
        return french.long_date(date.fromisoformat(str(value)[:10]))
    return str(value)


def _element(value: Any) -> str:
    """What a list, an element of a signed text or a yes says in a few words."""
    if isinstance(value, bool):
        return "oui"
    if isinstance(value, list):
        return french.enumeration(value)
    return next((str(value[part]) for part in SAID_BY if value.get(part)), "")


def _communes(entries: Iterable[Entry]) -> dict[str, str]:
    codes = {code for entry in entries for side in (entry.before, entry.after) for code in side.get("communes") or ()}
    if not codes:
        return {}
    return dict(Commune.objects.filter(insee_code__in=codes).order_by("pk").values_list("insee_code", "name"))
