"""The figures of a data set as sheets: each row carries its producer and its licence."""

from typing import Any

from django.db.models import QuerySet

from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.indicators.enums import Flag, PlaceKind
from regain.domain.indicators.models import Dataset
from regain.domain.indicators.queries import figures_of_dataset, names_of_places
from regain.domain.indicators.rules import source_words, unit_label
from regain.domain.territory.models import Commune, Perimeter
from regain.exchange.writing.xlsx import Sheet, SheetColumn, Value

_KINDS, _FLAGS = dict(PlaceKind.choices), dict(Flag.choices)
_READ = (
    *("place_kind", "place_code", "perimeter_vintage", "indicator__label"),
    *("year", "value", "unit", "flag", "raw"),
)
_COLUMNS = (
    SheetColumn("Nature du lieu", 22),
    SheetColumn("Code", 12),
    SheetColumn("Nom", 34),
    SheetColumn("Périmètre", 10, "number"),
    SheetColumn("Indicateur", 44),
    SheetColumn("Année", 8, "number"),
    SheetColumn("Valeur", 12, "number"),
    SheetColumn("Unité", 14),
    SheetColumn("État", 24),
    SheetColumn("Valeur telle que publiée", 16),
    SheetColumn("Source", 50),
)


def figures_sheet(dataset: Dataset, ours: QuerySet[Contract] | None, *, seen_by: Member) -> Sheet:
    """The figures in force: of the places of these contracts, or of all places when None."""
    figures = figures_of_dataset(dataset, seen_by=seen_by, codes=None if ours is None else _codes_of(ours))
    names = names_of_places(figures.order_by().values_list("place_code", flat=True).distinct())
    rows = figures.values_list(*_READ).iterator(chunk_size=5_000)  # plain rows: tens of thousands of them at times
    return Sheet("Chiffres", _COLUMNS, (_row(row, dataset, names) for row in rows))


def source_sheet(dataset: Dataset) -> Sheet:
    """Where the figures come from."""
    columns = (SheetColumn("Source", 26), SheetColumn("", 80))
    rows: tuple[tuple[Value, ...], ...] = (
        ("Jeu de données", dataset.title),
        ("Producteur", dataset.producer),
        ("Licence", dataset.licence),
        ("Page publique", dataset.page or "aucune"),
    )
    return Sheet("Source", columns, rows, is_note=True)


def _codes_of(contracts: QuerySet[Contract]) -> list[str]:
    agglomerations = contracts.order_by().values("intercommunality")
    perimeters = Perimeter.objects.filter(neighbourhood__intercommunality__in=agglomerations).order_by("code")
    communes = Commune.objects.filter(intercommunality__in=agglomerations).order_by("insee_code")
    return [*perimeters.values_list("code", flat=True), *communes.values_list("insee_code", flat=True)]


def _row(read: tuple[Any, ...], dataset: Dataset, names: dict[tuple[str, str], str]) -> tuple[Value, ...]:
    kind, code, vintage, label, year, value, unit, flag, raw = read
    return (
        str(_KINDS[kind]),
        code,
        names.get((kind, code)),
        vintage,
        label,
        year,
        None if value is None else float(value),
        unit_label(unit),
        str(_FLAGS[flag]),
        raw,
        source_words(dataset.producer, dataset.short_title, str(year), dataset.licence),
    )
