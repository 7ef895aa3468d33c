"""The figures of a data set as sheets: each row carries its producer and its licence."""

from django.db.models import QuerySet

from regain.domain.contracts.models import Contract
from regain.domain.indicators.enums import Flag, PlaceKind
from regain.domain.indicators.models import Dataset, Observation
from regain.domain.indicators.queries import figures_of_dataset, names_of_places
from regain.domain.indicators.rules import source_words, unit_label
from regain.domain.territory.models import Commune, Perimeter
from regain.exchange.writing.xlsx import Sheet, SheetColumn, Value

_KINDS, _FLAGS = dict(PlaceKind.choices), dict(Flag.choices)
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


def figures_sheet(dataset: Dataset, ours: QuerySet[Contract] | None) -> Sheet:
    """The figures in force: of the places of these contracts, or of all places when None."""
    figures = figures_of_dataset(dataset, codes=None if ours is None else _codes_of(ours))
    names = names_of_places(figures.order_by().values_list("place_code", flat=True).distinct())
    return Sheet("Chiffres", _COLUMNS, tuple(_row(one, names) for one in figures))


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


def _row(one: Observation, names: dict[tuple[str, str], str]) -> tuple[Value, ...]:
    dataset = one.dataset
    return (
        str(_KINDS[one.place_kind]),
        one.place_code,
        names.get((one.place_kind, one.place_code)),
        one.perimeter_vintage,
        one.indicator.label,
        one.year,
        None if one.value is None else float(one.value),
        unit_label(one.unit),
        str(_FLAGS[one.flag]),
        one.raw,
        source_words(dataset.producer, dataset.short_title, str(one.year), dataset.licence),
    )
