"""Files of a layout that somebody once explained are read as they said."""

from collections.abc import Mapping
from typing import Any

from regain.domain.indicators.models import Indicator
from regain.domain.indicators.queries import mapping_with_signature
from regain.exchange.reading.observations import Reading, UnknownLayout, read_observations
from regain.exchange.reading.observations.guessing import header_of
from regain.exchange.reading.observations.mapping import ColumnRole, ColumnsSaid, Role, read_as_said, signature_of


def understood(content: bytes, *, year: int | None = None) -> Reading:
    """What a file says, its product recognised or its layout remembered.

    Raises UnknownLayout when neither is, UnreadableFile for anything that is no table.
    """
    try:
        return read_observations(content, year=year)
    except UnknownLayout as unknown:
        for grid in unknown.grids:
            remembered = mapping_with_signature(signature_of(grid, header_of(grid)))
            if remembered:
                said = mapping_said(remembered.columns, year=year)
                return read_as_said(
                    grid,
                    said,
                    dataset=remembered.dataset.code,
                    product=remembered.dataset.title,
                    shares=_shares(said),
                )
        raise


def said_as_json(said: ColumnsSaid) -> dict[str, Any]:
    """What is remembered of a layout, as JSON."""
    return {
        "header": said.header,
        "place_kind": said.place_kind,
        "year": said.year,
        "labels": dict(said.labels),
        "columns": [[str(column.role), column.indicator, column.year] for column in said.columns],
    }


def mapping_said(told: Mapping[str, Any], *, year: int | None = None) -> ColumnsSaid:
    """The layout that JSON describes; `year` stands for the one remembered, which was that of another file."""
    return ColumnsSaid(
        header=told["header"],
        place_kind=told["place_kind"],
        columns=tuple(ColumnRole(Role(role), code, its_year) for role, code, its_year in told["columns"]),
        year=year or told["year"],
        labels=told["labels"],
    )


def _shares(said: ColumnsSaid) -> frozenset[str]:
    """The official indicators among them that are shares of a whole."""
    codes = {column.indicator for column in said.columns} | set(said.labels.values())
    shares = Indicator.objects.filter(code__in=codes, unit="%", is_own=False)
    return frozenset(shares.order_by("code").values_list("code", flat=True))
