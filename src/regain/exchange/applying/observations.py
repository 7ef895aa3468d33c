"""Bringing a file of figures in: read, compared, written in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256

from django.db import transaction

from regain.core.errors import BusinessError, ChangedMeanwhile
from regain.core.member import Member
from regain.domain.documents.models import StoredFile
from regain.domain.documents.usecases import store_file
from regain.domain.indicators.models import Dataset, Edition
from regain.domain.indicators.queries import indicators_visible_to
from regain.domain.indicators.rules.entries import FigureEntry, PlaceEntry
from regain.domain.indicators.usecases import add_indicator, import_edition, remember_columns
from regain.exchange.planning.observations import ObservationPlan, plan_observations, said_as_json, understood
from regain.exchange.reading.observations import Reading
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.grids import grids_of, media_type_of
from regain.exchange.reading.observations.mapping import ColumnsSaid, signature_of
from regain.exchange.reading.observations.recognising import NOTHING_SAID
from regain.exchange.reading.observations.writings import Said

OwnIndicator = tuple[str, bool | None]
"""What is said of an indicator of one's own beside its label: its unit, and whether more is better."""


class OwnAmongOfficial(BusinessError):
    """Raised by remember_layout: official figures are everybody's, an indicator of one's own is not."""


def keep_figures(content: bytes, *, name: str, by: Member) -> StoredFile:
    """Keep a file of figures, so that somebody may look at what it changes. Raises UnreadableFile for no table."""
    grids_of(content)
    return store_file(content, name=name, media_type=media_type_of(content), by=by)


@transaction.atomic
def remember_layout(
    grid: Grid, said: ColumnsSaid, *, own: Mapping[str, OwnIndicator], dataset: Dataset, by: Member
) -> None:
    """Remember how the files of a layout are read. `said` names indicators by label; those in `own` are new.

    Raises IndicatorNotValid, FiguresAreNotYours, OwnAmongOfficial.
    """
    visible = indicators_visible_to(by)
    codes = dict(visible.values_list("label", "code"))
    named = {one.indicator for one in said.columns} | set(said.labels.values())
    if not dataset.is_own and (own or visible.filter(label__in=named, is_own=True).exists()):
        raise OwnAmongOfficial(
            "Un indicateur propre ne va pas dans un jeu de données officiel\u00a0: décrivez un nouveau jeu."
        )
    if dataset.contract:
        for label, (unit, more_is_better) in own.items():
            added = add_indicator(
                label=label, unit=unit, more_is_better=more_is_better, decimals=2, contract=dataset.contract, by=by
            )
            codes[label] = added.code
    columns = tuple(replace(one, indicator=codes.get(one.indicator, "")) for one in said.columns)
    labels = {label: codes.get(indicator, "") for label, indicator in said.labels.items()}
    remember_columns(
        signature_of(grid, said.header),
        headers=grid.rows[said.header][1],
        columns=said_as_json(replace(said, columns=columns, labels=labels)),
        dataset=dataset,
        by=by,
    )


def plan_file(content: bytes, *, by: Member, said: Said = NOTHING_SAID) -> ObservationPlan:
    """What importing the file would do. Raises UnreadableFile, UnknownLayout, NothingToImport."""
    return plan_observations(understood(content, by=by, said=said), sha256=sha256(content).hexdigest())


@transaction.atomic
def apply_reading(  # noqa: PLR0913  # as a use case, it takes what the act needs, by name
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
        raise ChangedMeanwhile("Ces chiffres ont changé entre-temps\u00a0: relisez ce que l’import va faire.")
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
