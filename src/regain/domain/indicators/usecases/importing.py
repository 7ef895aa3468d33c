from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.indicators.models import Dataset, Edition, Indicator, Observation, ObservedPlace
from regain.domain.indicators.rules.entries import FigureEntry, ImportCounts, PlaceEntry
from regain.domain.indicators.usecases.keeping import refuse_unless_writable
from regain.domain.journal.enums import Event
from regain.domain.journal.rules import place_in
from regain.domain.journal.usecases import record

_BATCH = 4_000
_COLUMNS = (
    *("dataset", "edition", "indicator", "unit", "place_kind", "place_code"),
    *("perimeter_vintage", "year", "raw", "value", "flag"),
)
T = TypeVar("T")
Told = Callable[[int, int], None]


class EditionCorrectedSince(BusinessError):
    """Raised by withdraw_edition: a later edition corrected figures of this one."""


def _silent(_done: int, _total: int) -> None:
    """Nobody listens."""


@transaction.atomic
def import_edition(
    dataset: Dataset,
    *,
    vintage: str,
    file_name: str,
    sha256: str,
    counts: ImportCounts,
    figures: Sequence[FigureEntry],
    replaced: Sequence[int],
    places: Iterable[PlaceEntry] = (),
    by: Member,
    told: Told = _silent,
) -> Edition:
    """Write the figures of one file. Those whose primary keys are in `replaced` stay as history of this edition.

    `told` is called with how many figures are written, of how many; what it raises undoes everything. Raises
    FiguresAreNotYours.
    """
    refuse_unless_writable(dataset, by=by)
    edition = Edition.objects.create(
        dataset=dataset,
        vintage=vintage,
        file_name=file_name[-250:],
        sha256=sha256,
        imported_by=by.label[:250],
        **counts._asdict(),
    )
    for keys in _batches(replaced):
        Observation.objects.filter(pk__in=keys).update(replaced_by=edition)
    known = {code: (pk, unit) for code, pk, unit in Indicator.objects.values_list("code", "pk", "unit")}
    done = 0
    for batch in _batches(figures):
        _write(batch, edition, known)
        done += len(batch)
        told(done, len(figures))
    _bring_places(places, may_rename=not dataset.is_own)
    after = {"dataset": dataset.code, "sha256": sha256, **counts._asdict()}
    named = {place_in("after", "file"): (by.key, edition.file_name)}
    record(Event.OBSERVATIONS_IMPORTED, on=edition, by=by, after=after, of_people=named)
    return edition


@transaction.atomic
def withdraw_edition(edition: Edition, *, by: Member) -> None:
    """Take an edition back: its figures go, those it had corrected are in force again.

    Raises EditionCorrectedSince when a later edition rests on it, FiguresAreNotYours.
    """
    refuse_unless_writable(edition.dataset, by=by)
    if edition.observations.filter(replaced_by__isnull=False).exists():
        raise EditionCorrectedSince("Une édition plus récente a corrigé ces chiffres\u00a0: retirez-la d’abord.")
    record(
        Event.EDITION_WITHDRAWN,
        on=edition,
        by=by,
        before={"dataset": edition.dataset.code, "sha256": edition.sha256},
    )
    edition.observations.all().delete()
    edition.replaced.update(replaced_by=None)
    edition.delete()


def _batches(items: Sequence[T]) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _write(batch: Iterable[FigureEntry], edition: Edition, known: dict[str, tuple[int, str]]) -> None:
    """One prepared statement for the whole batch.

    bulk_create builds a statement of a hundred rows at a time: for the 180 000 figures of the national files, it is
    five times slower. The constraints of the table hold all the same.
    """
    meta = Observation._meta  # noqa: SLF001  # Django documents _meta as its public way to a model
    names = {field.name: str(field.column) for field in meta.concrete_fields}
    columns = ", ".join(names[name] for name in _COLUMNS)
    marks = ", ".join(["%s"] * len(_COLUMNS))
    statement = f"INSERT INTO {meta.db_table} ({columns}) VALUES ({marks})"  # noqa: S608  # names come from the model
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [(edition.dataset_id, edition.pk, *known[one.indicator], *one[1:]) for one in batch],
        )


def _bring_places(places: Iterable[PlaceEntry], *, may_rename: bool) -> None:
    """Names of places serve all contracts: only official files change those that are known."""
    rows = [ObservedPlace(**place._asdict()) for place in places]
    if not may_rename:
        ObservedPlace.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
        return
    ObservedPlace.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=["name", "commune_code"],
    )
