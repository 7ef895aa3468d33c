"""All that happened to a contract and to what belongs to it, told in French, by kind of object and by day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField, Max, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.accounts.queries import invitations_visible_to, mandates_visible_to
from regain.domain.accounts.rules import can_see_all_people
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import agreements_of, amendments_in, amendments_visible_to
from regain.domain.contracts.queries.nodes import intercommunals_of, stakes_of, strategics_of
from regain.domain.contracts.rules.undoing import can_be_undone
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.indicators.models import ColumnMapping, Dataset, Indicator
from regain.domain.indicators.queries import targets_of
from regain.domain.journal.enums import OF_A_REVIEW, Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import told_entries
from regain.domain.territory.models import AddressFile, Intercommunality, Neighbourhood, Outline, OutlineFile
from regain.domain.territory.queries import correspondences_in
from regain.reports.histories import PastEvent, tell

KINDS = {
    "contrat": "Le contrat",
    "objectifs": "Enjeux, objectifs et cibles",
    "conventions": "Conventions et avenants",
    "quartiers": "Quartiers et communes",
    "documents": "Imports, fichiers et modèles",
    "chiffres": "Chiffres et contours",
    "personnes": "Mandats et invitations",
    "assistance": "Accès d’assistance",
}
"""The kinds of objects one may ask for, as addresses name them, with the words people read."""

_GIVEN = {"personnes": (Event.MANDATE_GIVEN, Event.INVITATION_SENT), "assistance": (Event.SUPPORT_OPENED,)}
"""What begins the past of a mandate or of an invitation: it says in which contract, the row may be gone since."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the journal. `can_undo`: it is the last change of its object, and another act does its inverse."""

    number: int
    event: PastEvent
    can_undo: bool


def entries_about(
    contract: Contract,
    *,
    kinds: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    seen_by: Member | None = None,
) -> QuerySet[Entry]:
    """The entries about the contract and what belongs to it, the latest first; from one day to another, both included.

    `kinds`: only about these (KINDS); about all without any. `seen_by`: only about the amendments, the mandates and the
    invitations that this member may see, and the imports that were applied, without the points of their readings.
    """
    about = Q()
    kinds = kinds or tuple(KINDS)
    for keys in _keys_about(contract, kinds, seen_by):
        about |= Q(object_key__in=keys)
    if "chiffres" in kinds:
        about |= _about_editions(contract)
    entries = Entry.objects.filter(about).order_by("-number")
    if seen_by:
        entries = entries.exclude(event__in=OF_A_REVIEW)
    if since:
        entries = entries.filter(recorded_at__gte=_midnight(since))
    if until:
        entries = entries.filter(recorded_at__lt=_midnight(until + timedelta(days=1)))
    return entries


def build_changes(entries: Iterable[Entry]) -> list[Change]:
    """These entries in French, in their order; four queries at most."""
    listed = told_entries(entries)
    latest = dict(
        Entry.objects.filter(object_key__in=[one.object_key for one in listed])
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
        for one, event in zip(listed, tell(listed), strict=True)
    ]


def _keys_about(contract: Contract, kinds: Iterable[str], seen_by: Member | None) -> Iterator[QuerySet[Any]]:
    objects = _objects(contract)
    if seen_by:
        amendments = amendments_visible_to(seen_by).filter(agreement__contract=contract)
        applied = DocumentImport.objects.filter(contract_code=contract.code, status=ImportStatus.APPLIED)
        objects |= {"conventions": [agreements_of(contract), amendments], "documents": [applied]}
        objects["personnes"] = [
            mandates_visible_to(seen_by).filter(contract_code=contract.code).exclude(role=Role.SUPPORT),
            invitations_visible_to(seen_by).filter(contract_code=contract.code),
        ]
    sees_all = seen_by is None or can_see_all_people(seen_by, contract.code)
    for kind in kinds:
        yield from map(_keys, objects.get(kind, ()))
        if kind in _GIVEN and (sees_all or kind != "personnes"):
            begun = Entry.objects.filter(event__in=_GIVEN[kind], after__contract=contract.code)
            yield begun.order_by().values("object_key")


def _objects(contract: Contract) -> dict[str, list[QuerySet[Model]]]:
    imports = DocumentImport.objects.filter(contract_code=contract.code)
    templates = DocumentTemplate.objects.filter(contract_code=contract.code)
    files = Q(pk__in=imports.values("file")) | Q(pk__in=templates.values("file"))
    return {
        "contrat": [Contract.objects.filter(pk=contract.pk)],
        "objectifs": [
            *(stakes_of(contract), strategics_of(contract), intercommunals_of(contract)),
            targets_of(contract),
        ],
        "conventions": [agreements_of(contract), amendments_in(contract)],
        "quartiers": [
            Neighbourhood.objects.filter(intercommunality=contract.intercommunality_id),
            Intercommunality.objects.filter(pk=contract.intercommunality_id),
            correspondences_in([contract.intercommunality_id]),
        ],
        "documents": [imports, templates, StoredFile.objects.filter(files)],
        "chiffres": [
            _datasets(contract),
            Indicator.objects.filter(contract=contract),
            ColumnMapping.objects.filter(contract=contract),
            OutlineFile.objects.filter(_outlines_of(contract)),
            AddressFile.objects.all(),
        ],
    }


def _datasets(contract: Contract) -> QuerySet[Any]:
    """The contract's own data sets, and the official ones, which serve every contract."""
    return Dataset.objects.filter(Q(is_own=False) | Q(contract=contract))


def _outlines_of(contract: Contract) -> Q:
    """The files that gave an outline to a place of the contract."""
    near = contract.intercommunality_id
    outlines = Outline.objects.filter(
        Q(perimeter__neighbourhood__intercommunality=near) | Q(commune__intercommunality=near)
    )
    return Q(pk__in=outlines.order_by().values("file"))


def _about_editions(contract: Contract) -> Q:
    """Editions imported and taken back: one that was taken back is a row no more, the entry names its data set."""
    codes = list(_datasets(contract).values_list("code", flat=True))
    named = Q(after__dataset__in=codes) | Q(before__dataset__in=codes)
    return Q(event__in=(Event.OBSERVATIONS_IMPORTED, Event.EDITION_WITHDRAWN)) & named


def _keys(objects: QuerySet[Model]) -> QuerySet[Any]:
    """How the journal names these objects, found by the database itself."""
    start = f"{objects.model._meta.label_lower}:"  # noqa: SLF001  # Django documents _meta
    key = Concat(Value(start), Cast("pk", CharField()), output_field=CharField())
    plain: QuerySet[Any] = objects.model._default_manager.filter(pk__in=objects.order_by().values("pk"))  # noqa: SLF001
    keys: QuerySet[Any] = plain.annotate(journal_key=key).order_by().values("journal_key")
    return keys


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
