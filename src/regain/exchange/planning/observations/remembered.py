"""Files of a layout that somebody once explained are read as they said."""

from collections.abc import Mapping
from typing import Any

from regain.core.member import Member
from regain.domain.indicators.models import ColumnMapping, Indicator
from regain.domain.indicators.queries import mapping_with_signature
from regain.exchange.reading.observations import Reading, UnknownLayout, YearWanted, read_observations
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.layouts import SEARCHED
from regain.exchange.reading.observations.mapping import (
    ColumnRole,
    ColumnsSaid,
    Role,
    read_as_said,
    says_its_year,
    signature_of,
)
from regain.exchange.reading.observations.recognising import NOTHING_SAID, note_aside
from regain.exchange.reading.observations.tables import Gathered
from regain.exchange.reading.observations.writings import Said


def understood(content: bytes, *, by: Member, said: Said = NOTHING_SAID) -> Reading:
    """What a file says, its product recognised or its layout remembered in the contract of `by`.

    `said`: what a person says of the file that it does not.

    Raises SeveralLayouts, UnknownLayout when neither is, YearWanted, UnreadableFile for anything that is no table.
    """
    try:
        return read_observations(content, said=said)
    except UnknownLayout as unknown:
        for grid in unknown.grids:
            remembered = mapping_with_signature((signature_of(grid, rank) for rank in range(SEARCHED)), read_by=by)
            if remembered:
                return _read_as_remembered(grid, remembered, unknown, said)
        raise


def _read_as_remembered(grid: Grid, remembered: ColumnMapping, unknown: UnknownLayout, said: Said) -> Reading:
    columns = mapping_said(remembered.columns, year=said.year)
    if not says_its_year(columns):
        raise YearWanted(
            f"{remembered.dataset.title}\u00a0: ce fichier ne dit pas de quelle année sont ses chiffres."
        ) from unknown
    into = Gathered(said)
    note_aside(unknown.grids, into.notes)
    return read_as_said(
        grid,
        columns,
        dataset=remembered.dataset.code,
        product=remembered.dataset.title,
        shares=_shares(columns),
        into=into,
    )


def said_as_json(said: ColumnsSaid) -> dict[str, Any]:
    """What is remembered of a layout, as JSON: not the year of the whole file, which the next one will not share."""
    return {
        "header": said.header,
        "place_kind": said.place_kind,
        "labels": dict(said.labels),
        "columns": [[str(column.role), column.indicator, column.year] for column in said.columns],
    }


def mapping_said(told: Mapping[str, Any], *, year: int | None = None) -> ColumnsSaid:
    """The layout that JSON describes, for a file of that year (None where the file itself says it)."""
    return ColumnsSaid(
        header=told["header"],
        place_kind=told["place_kind"],
        columns=tuple(ColumnRole(Role(role), code, its_year) for role, code, its_year in told["columns"]),
        year=year,
        labels=told["labels"],
    )


def _shares(said: ColumnsSaid) -> frozenset[str]:
    """The official indicators among them that are shares of a whole."""
    codes = {column.indicator for column in said.columns} | set(said.labels.values())
    shares = Indicator.objects.filter(code__in=codes, unit="%", is_own=False)
    return frozenset(shares.order_by("code").values_list("code", flat=True))
