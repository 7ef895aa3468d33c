"""All that happened to a contract and to what belongs to it, told in French, by kind of object and by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import CharField, Max, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import agreements_of, amendments_in
from regain.domain.contracts.queries.nodes import intercommunals_of, stakes_of, strategics_of
from regain.domain.contracts.rules.undoing import can_be_undone
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import told_entries
from regain.domain.territory.models import Intercommunality, Neighbourhood
from regain.reports.histories import PastEvent, tell

KINDS = {
    "contrat": "Le contrat",
    "objectifs": "Enjeux et objectifs",
    "conventions": "Conventions et avenants",
    "quartiers": "Quartiers et communes",
    "documents": "Imports, fichiers et modèles",
}
"""The kinds of objects one may ask for, as addresses name them, with the words people read."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the journal. `can_undo`: it is the last change of its object, and another act does its inverse."""

    number: int
    event: PastEvent
    can_undo: bool


def entries_about(
    contract: Contract, *, kind: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[Entry]:
    """The entries about the contract and what belongs to it, the latest first; from one day to another, both included."""
    about = Q()
    for objects in _objects(contract, kind):
        about |= Q(object_key__in=_keys(objects))
    entries = Entry.objects.filter(about).order_by("-number")
    if since:
        entries = entries.filter(recorded_at__gte=_midnight(since))
    if until:
        entries = entries.filter(recorded_at__lt=_midnight(until + timedelta(days=1)))
    return entries


def build_changes(entries: Iterable[Entry]) -> list[Change]:
    """These entries in French, in their order; four queries at most."""
    listed = told_entries(entries)
    models = {one.object_key: apps.get_model(one.object_key.partition(":")[0]) for one in listed}
    latest = dict(
        Entry.objects.filter(object_key__in=list(models))
        .order_by("object_key")
        .values_list("object_key")
        .annotate(latest=Max("number"))
    )
    return [
        Change(
            number=one.number,
            event=event,
            can_undo=not one.origin
            and latest[one.object_key] == one.number
            and can_be_undone(one.event, one.before, one.after),
        )
        for one, event in zip(listed, tell(listed, models), strict=True)
    ]


def _objects(contract: Contract, kind: str) -> list[QuerySet[Model]]:
    imports = DocumentImport.objects.filter(contract_code=contract.code)
    templates = DocumentTemplate.objects.filter(contract_code=contract.code)
    files = Q(pk__in=imports.values("file")) | Q(pk__in=templates.values("file"))
    by_kind: dict[str, list[QuerySet[Model]]] = {
        "contrat": [Contract.objects.filter(pk=contract.pk)],
        "objectifs": [stakes_of(contract), strategics_of(contract), intercommunals_of(contract)],
        "conventions": [agreements_of(contract), amendments_in(contract)],
        "quartiers": [
            Neighbourhood.objects.filter(intercommunality=contract.intercommunality_id),
            Intercommunality.objects.filter(pk=contract.intercommunality_id),
        ],
        "documents": [imports, templates, StoredFile.objects.filter(files)],
    }
    return by_kind[kind] if kind in by_kind else [one for some in by_kind.values() for one in some]


def _keys(objects: QuerySet[Model]) -> QuerySet[Any]:
    """How the journal names these objects, found by the database itself."""
    start = f"{objects.model._meta.label_lower}:"  # noqa: SLF001  # Django documents _meta
    key = Concat(Value(start), Cast("pk", CharField()), output_field=CharField())
    plain: QuerySet[Any] = objects.model._default_manager.filter(pk__in=objects.order_by().values("pk"))  # noqa: SLF001
    keys: QuerySet[Any] = plain.annotate(journal_key=key).order_by().values("journal_key")
    return keys


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
