from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.indicators.models import Dataset, Edition, Indicator, Observation, ObservedPlace
from regain.domain.indicators.rules.entries import FigureEntry, ImportCounts, PlaceEntry
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record

_BATCH = 4_000
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

    `told` is called with how many figures are written, of how many; what it raises undoes everything.
    """
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
        Observation.objects.bulk_create(_rows(batch, edition, known))
        done += len(batch)
        told(done, len(figures))
    _bring_places(places)
    record(
        Event.OBSERVATIONS_IMPORTED,
        on=edition,
        by=by,
        after={"dataset": dataset.code, "file": edition.file_name, "sha256": sha256, **counts._asdict()},
    )
    return edition


@transaction.atomic
def withdraw_edition(edition: Edition, *, by: Member) -> None:
    """Take an edition back: its figures go, those it had corrected are in force again.

    Raises EditionCorrectedSince when a later edition rests on it.
    """
    if edition.observations.filter(replaced_by__isnull=False).exists():
        raise EditionCorrectedSince("Une édition plus récente a corrigé ces chiffres : retirez-la d’abord.")
    record(
        Event.EDITION_WITHDRAWN,
        on=edition,
        by=by,
        before={"dataset": edition.dataset.code, "file": edition.file_name, "sha256": edition.sha256},
    )
    edition.observations.all().delete()
    edition.replaced.update(replaced_by=None)
    edition.delete()


def _batches(items: Sequence[T]) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _rows(batch: Iterable[FigureEntry], edition: Edition, known: dict[str, tuple[int, str]]) -> list[Observation]:
    return [
        Observation(
            dataset_id=edition.dataset_id,
            edition_id=edition.pk,
            indicator_id=known[one.indicator][0],
            place_kind=one.place_kind,
            place_code=one.place_code,
            perimeter_vintage=one.perimeter_vintage,
            year=one.year,
            raw=one.raw,
            value=one.value,
            unit=known[one.indicator][1],
            flag=one.flag,
        )
        for one in batch
    ]


def _bring_places(places: Iterable[PlaceEntry]) -> None:
    ObservedPlace.objects.bulk_create(
        [ObservedPlace(**place._asdict()) for place in places],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=["name", "commune_code"],
    )
