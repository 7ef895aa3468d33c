"""Bringing a file of figures in: read, compared, written in one transaction."""

from collections.abc import Callable
from hashlib import sha256

from django.db import transaction

from regain.core.errors import ChangedMeanwhile
from regain.core.member import Member
from regain.domain.indicators.models import Edition
from regain.domain.indicators.rules.entries import FigureEntry, PlaceEntry
from regain.domain.indicators.usecases import import_edition
from regain.exchange.planning.observations import ObservationPlan, plan_observations, understood
from regain.exchange.reading.observations import Reading


def plan_file(content: bytes, *, year: int | None = None) -> ObservationPlan:
    """What importing the file would do. Raises UnreadableFile, UnknownLayout, NothingToImport."""
    return plan_observations(understood(content, year=year), sha256=sha256(content).hexdigest())


@transaction.atomic
def apply_reading(
    reading: Reading,
    *,
    checksum: str,
    file_name: str,
    by: Member,
    expected: str = "",
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[ObservationPlan, Edition | None]:
    """Import what was read: the plan, compared again within the transaction, and the edition, None for no change.

    `expected` is the fingerprint of the plan a person confirmed; ChangedMeanwhile is raised when it is another.
    """
    plan = plan_observations(reading, sha256=checksum)
    if expected and plan.fingerprint != expected:
        raise ChangedMeanwhile("Ces chiffres ont changé entre-temps : relisez ce que l’import va faire.")
    if plan.is_empty:
        return plan, None
    figures = [*plan.added, *(change.figure for change in plan.changed)]
    edition = import_edition(
        plan.dataset,
        vintage=reading.vintage,
        file_name=file_name,
        sha256=checksum,
        counts=plan.counts,
        figures=[FigureEntry(*figure[:8]) for figure in figures],
        replaced=[change.pk for change in plan.changed],
        places=[PlaceEntry(*place) for place in reading.places],
        by=by,
        told=told,
    )
    return plan, edition
