"""Figures as an import leaves them, some invented, some of the shared files."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import Dataset, Edition, Indicator, Observation, ObservedPlace

SHA = "0" * 64
FILOSOFI = {"revenu_median": "median_income", "taux_pauvrete": "poverty_rate", "gini": "gini", "s80s20": "s80s20_ratio"}


def observe(
    indicator: str,
    place: tuple[str, str],
    values: Mapping[int, str | None],
    *,
    dataset: str = "filosofi_qpv",
    perimeter: int | None = 2015,
    flag: str = "suppressed",
) -> list[Observation]:
    """Figures of one place by year; None is `flag`."""
    kind, code = place
    vintage = perimeter if kind in {PlaceKind.QPV, PlaceKind.DEPARTMENT_QPV, PlaceKind.FRANCE_QPV} else None
    return observe_all(indicator, [(kind, code, vintage, values)], dataset=dataset, flag=flag)


def observe_all(
    indicator: str,
    rows: Iterable[tuple[str, str, int | None, Mapping[int, str | None]]],
    *,
    dataset: str,
    flag: str = "suppressed",
) -> list[Observation]:
    """Figures of many places at once."""
    kept = Dataset.objects.get(code=dataset)
    edition = Edition.objects.create(dataset=kept, file_name="chiffres.csv", sha256=SHA, rows=1, imported_by="Claire")
    measured = Indicator.objects.get(code=indicator)
    return Observation.objects.bulk_create(
        Observation(
            dataset=kept,
            edition=edition,
            indicator=measured,
            place_kind=kind,
            place_code=code,
            perimeter_vintage=vintage,
            year=year,
            raw=raw or "",
            value=None if raw is None else Decimal(raw),
            unit=measured.unit,
            flag=flag if raw is None else "ok",
        )
        for kind, code, vintage, values in rows
        for year, raw in values.items()
    )


def load_real(shared: Path, *, codes: str = "QP", years: Sequence[int] = range(2012, 2022)) -> None:
    """The national Filosofi and population files, the income of the communes, the names of the QPV.

    Only the QPV whose codes begin so, and the years asked for: tests take what they need.
    """
    folder = shared / "data" / "indicateurs"
    series: dict[str, dict[str, dict[int, str | None]]] = {name: {} for name in FILOSOFI.values()}
    for row in _rows(folder / "filosofi_qpv2015_2012_2021_metropole.csv", ","):
        if not row["code"].startswith(codes) or int(row["annee"]) not in years:
            continue
        for column, name in FILOSOFI.items():
            series[name].setdefault(row["code"], {})[int(row["annee"])] = row[column] or None
    people: dict[str, dict[int, str | None]] = {
        row["code"]: {year: row[f"pop_{year}"] or None for year in (2013, 2018)}
        for row in _rows(folder / "population_qpv2015_2013_2018.csv", ",")
        if row["code"].startswith(codes)
    }
    for name, places in series.items():
        observe_all(name, ((PlaceKind.QPV, code, 2015, some) for code, some in places.items()), dataset="filosofi_qpv")
    observe_all(
        "population", ((PlaceKind.QPV, code, 2015, some) for code, some in people.items()), dataset="population_qpv"
    )
    communes = _rows(folder / "indicateurs_communes_cabbalr.csv", ";")
    incomes = {row["code_insee"]: {2021: row["filosofi2021_revenu_median_uc"] or None} for row in communes}
    observe_all(
        "median_income",
        ((PlaceKind.COMMUNE, code, None, some) for code, some in incomes.items()),
        dataset="communes_insee",
    )
    names = _rows(shared / "data" / "qpv" / "qpv2015_liste_metropole.csv", ";")
    ObservedPlace.objects.bulk_create(
        ObservedPlace(
            kind=PlaceKind.QPV, code=row["code_qp"], name=row["nom_qp"], commune_code=row["insee_com_premiere"]
        )
        for row in names
        if row["code_qp"].startswith(codes)
    )


def _rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))
