"""What happened to objects, told in French: who, when, and each value before and after.

`build_history(past_of([contract])[:50])`, or of several objects at once (an agreement and its amendments): the latest
first, three queries at most whatever their number. A page asks for a part of it, since a past has no end. A field is
said by its model's own words; what has no words is left out, unless the caller gives them:
`build_history(entries, words={"edits": "modifications"})`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, DecimalField, Model, QuerySet
from django.utils import timezone

from regain.core import french
from regain.core.member import SYSTEM
from regain.domain.contracts.rules.differences import NOUNS
from regain.domain.indicators.models import Dataset, Indicator, Target
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import ERASED, Told, told_entries
from regain.domain.journal.rules import is_key_of_system, key_of
from regain.domain.territory.enums import CorrespondenceState
from regain.domain.territory.models import Commune

WORDS = {
    "holder": "personne",
    "communes": "communes",
    "code": "code",
    "code_2015": "code national de 2015",
    "code_2024": "code national de 2024",
    "perimeter": "périmètre de 2024",
    "other": "équivalent de 2015",
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

FOR_MACHINES = {"sha256", "size", "signature"}
"""What the journal keeps to prove that a file is the same, or looks the same: it says nothing to people."""
CODED = (Dataset, Indicator)
"""What has a code that Regain made, which its title or its label says better."""

ERASED_PERSON, ERASED_VALUE = "personne effacée", "valeur effacée"
"""What stands where somebody's name or value was erased."""
UNKNOWN_MANDATE = "une personne dont le mandat n’est pas connu"
"""Who wrote under no mandate, where people are not named."""
FROM_ELSEWHERE = "(repris d’une autre installation)"
"""Follows the name of the author of what an archive brought here from another instance."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value, before and after, in words; blank when there was none, or is none left."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One thing that happened: `what` in a sentence, `of` the object as it was named then, `under` which mandate.

    `title`: who wrote, for those to whom people are not named.
    """

    at: datetime
    who: str
    what: str
    of: str
    changes: tuple[ValueChange, ...]
    under: str = ""
    title: str = ""

    def without_names(self) -> Self:
        """The same for those to whom people are not named, but for who holds an access of support: all must know that."""
        return replace(self, who=self.title, under="")


def past_of(objects: Iterable[Model]) -> QuerySet[Entry]:
    """The entries about these objects, the latest first."""
    return Entry.objects.filter(object_key__in=[key_of(one) for one in objects]).order_by("-number")


def build_history(entries: Iterable[Entry], *, words: Mapping[str, str] | None = None) -> tuple[PastEvent, ...]:
    """These entries in French, in their order."""
    return tell(told_entries(entries), words=words)


def tell(entries: Sequence[Told], *, words: Mapping[str, str] | None = None) -> tuple[PastEvent, ...]:
    """Entries in French, in their order, in the words of the model of each object."""
    names = {**_communes(entries), **_indicators(entries)}
    return tuple(_told(entry, names, {**WORDS, **(words or {})}) for entry in entries)


def _told(entry: Told, named: Mapping[str, str], words: Mapping[str, str]) -> PastEvent:
    obj = apps.get_model(entry.object_key.partition(":")[0])
    names = dict.fromkeys([*entry.before, *entry.after]) if entry.event != Event.CHANGE_UNDONE else {}
    changes = []
    for name in names:
        label = _label(obj, name, words)
        before, after = (_value(obj, name, side.get(name), named) for side in (entry.before, entry.after))
        if _is_move(entry.before.get(name), entry.after.get(name)):
            after = f"{before}, au {french.rank(entry.after[name] + 1)} rang"
        if label and before != after:
            changes.append(ValueChange(label, before, after))
    who, of = entry.author_label or ERASED_PERSON, entry.object_label or ERASED_VALUE
    if obj is Target:
        of = " ".join(named.get(word, word) for word in of.split())
    title = SYSTEM.label if is_key_of_system(entry.author_key) else entry.mandate_label or UNKNOWN_MANDATE
    if entry.origin:
        who, title = f"{who} {FROM_ELSEWHERE}", f"{title} {FROM_ELSEWHERE}"
    return PastEvent(entry.at, who, _sentence(entry), of, tuple(changes), entry.mandate_label, title)


def _is_move(before: Any, after: Any) -> bool:
    """Whether an element of a signed text went to another rank of its list: its edit keeps the index alone."""
    return isinstance(before, dict | str) and bool(before) and type(after) is int


def _sentence(entry: Told) -> str:
    if entry.event == Event.OBJECTIVE_CHANGED and not entry.before:
        return "Ajouté"
    if entry.event == Event.MANDATE_GIVEN and entry.before:
        return "Fin de mandat repoussée"
    if (
        entry.event == Event.MANDATE_ENDED
        and str(entry.after.get("ends_on") or "") >= timezone.localdate(entry.at).isoformat()
    ):
        return "Fin de mandat fixée"
    if entry.event == Event.CORRESPONDENCE_DECIDED and entry.after.get("state") == CorrespondenceState.REFUSED:
        return "Correspondance écartée"
    if entry.event == Event.CHANGE_UNDONE:
        return f"{Event.CHANGE_UNDONE.label}\u00a0: celle de l’écriture n° {entry.after.get('number')}"
    return Event(entry.event).label


def _label(obj: type[Model], name: str, words: Mapping[str, str]) -> str:
    if name in FOR_MACHINES or (name == "code" and obj in CODED):
        return ""
    if name in words:
        return words[name]
    if name.startswith("/"):
        return next((ELEMENTS[step] for step in reversed(name.split("/")) if step in ELEMENTS), "")
    try:
        field = obj._meta.get_field(name)  # noqa: SLF001  # Django documents _meta
    except FieldDoesNotExist:
        return ""
    label = "" if field.is_relation else getattr(field, "verbose_name", "")
    if label == name.replace("_", " "):
        return ""  # Django's own, made of the name of the column
    return {"du": "date de début", "au": "date de fin"}.get(str(label), str(label))


def word_for(object_key: str, name: str) -> str:
    """What a value that the journal keeps of such an object is called; its own name where there is no word for it."""
    return _label(apps.get_model(object_key.partition(":")[0]), name, WORDS) or name


def _value(obj: type[Model], name: str, value: Any, named: Mapping[str, str]) -> str:
    if value is ERASED or value is None or value in ("", [], False):
        return ERASED_VALUE if value is ERASED else ""
    if name == "communes" and _are_codes(value):
        return french.enumeration(sorted(named.get(code, code) for code in value))
    if isinstance(value, list | dict | bool):
        return _element(value)
    field = next((one for one in obj._meta.get_fields() if one.name == name), None)  # noqa: SLF001
    choices = dict(getattr(field, "flatchoices", None) or [])
    if value in choices.values() or value in choices:
        return str(choices.get(value, value))
    if obj is Target and name == "indicator":
        return named.get(value, str(value))
    return _day(str(value)) if isinstance(field, DateField) else _figure(name, value, field)


def _figure(name: str, value: Any, field: Any) -> str:
    """A number as one writes it; a year, and the number of a line or of a vintage, keep their digits together."""
    is_year = any(word in name for word in ("year", "vintage", "number"))
    is_decimal = isinstance(field, DecimalField) and isinstance(value, str)
    try:
        return french.number(Decimal(value), 6) if not is_year and (is_decimal or type(value) is int) else str(value)
    except (InvalidOperation, ValueError):  # brought by an archive, as above
        return str(value)


def _day(value: str) -> str:
    try:
        return french.long_date(date.fromisoformat(value[:10]))
    except ValueError:  # brought by an archive, where nothing says what an entry holds
        return value


def _element(value: Any) -> str:
    """What a list, an element of a signed text or a yes says in a few words."""
    if isinstance(value, bool):
        return "oui"
    if isinstance(value, list):
        return french.enumeration([one if isinstance(one, str) else _element(one) for one in value])
    if not isinstance(value, dict):
        return str(value)
    return next((str(value[part]) for part in SAID_BY if value.get(part)), "")


def _indicators(entries: Iterable[Told]) -> dict[str, str]:
    """How the indicators of targets are called, by code: the journal names a target by that of its indicator."""
    targets = f"{Target._meta.label_lower}:"  # noqa: SLF001  # Django documents _meta
    codes = {word for one in entries if one.object_key.startswith(targets) for word in one.object_label.split()}
    if not codes:
        return {}
    return dict(Indicator.objects.filter(code__in=codes).order_by("pk").values_list("code", "label"))


def _communes(entries: Iterable[Told]) -> dict[str, str]:
    told: list[Any] = [side.get("communes") for entry in entries for side in (entry.before, entry.after)]
    codes = {code for one in told if _are_codes(one) for code in one}
    if not codes:
        return {}
    return dict(Commune.objects.filter(insee_code__in=codes).order_by("pk").values_list("insee_code", "name"))


def _are_codes(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(code, str) for code in value)
