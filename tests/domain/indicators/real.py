"""Figures of the shared files, as the rules take them. Read by hand: no importer stands between the file and the rule."""

import csv
from decimal import Decimal
from pathlib import Path

from regain.domain.indicators.rules.figures import Definition, Figure, Spot

POVERTY = Definition("poverty_rate", "Taux de pauvreté", "%", more_is_better=False)
INCOME = Definition("median_income", "Revenu médian", "euros", more_is_better=True)
GINI = Definition("gini", "Indice de Gini", "index", more_is_better=False)
POPULATION = Definition("population", "Population", "inhabitants")
_COLUMNS = {
    "median_income": ("revenu_median_uc", "euros"),
    "poverty_rate": ("taux_pauvrete_60", "%"),
    "gini": ("gini", "index"),
}


def filosofi(shared: Path, code: str, indicator: str) -> dict[int, Figure]:
    """A neighbourhood's figures by year; what is blank is suppressed, but the Gini of 2012, which nobody has."""
    column, unit = _COLUMNS[indicator]
    rows = _rows(shared, "filosofi_qpv2015_2012_2021_dep62.csv", ";")
    found = {}
    for row in (row for row in rows if row["code_qp"] == code):
        raw, year = row[column], int(row["annee"])
        flag = "ok" if raw else "missing" if (indicator, year) == ("gini", 2012) else "suppressed"
        value = Decimal(raw) if raw else None
        found[year] = Figure(indicator, Spot("qpv", code, 2015), year, value, unit, "filosofi_qpv", flag)
    return found


def population(shared: Path, code: str) -> dict[int, Figure]:
    """A neighbourhood's inhabitants in 2013 and 2018."""
    row = next(row for row in _rows(shared, "population_qpv2015_2013_2018.csv", ",") if row["code"] == code)
    spot = Spot("qpv", code, 2015)
    return {
        year: Figure("population", spot, year, Decimal(row[f"pop_{year}"]), "inhabitants", "population_qpv")
        for year in (2013, 2018)
    }


def commune(shared: Path, insee_code: str) -> dict[str, Figure]:
    """A commune's median income of 2021 and its inhabitants."""
    rows = _rows(shared, "indicateurs_communes_cabbalr.csv", ";")
    row = next(row for row in rows if row["code_insee"] == insee_code)
    spot = Spot("commune", insee_code)
    income, people = Decimal(row["filosofi2021_revenu_median_uc"]), Decimal(row["population_municipale"])
    return {
        "median_income": Figure("median_income", spot, 2021, income, "euros", "filosofi_qpv"),
        "population": Figure("population", spot, 2018, people, "inhabitants", "population_qpv"),
        "housing": Figure("population", spot, 2021, Decimal(row["rp2021_logements"]), "dwellings", "population_qpv"),
    }


def _rows(shared: Path, name: str, delimiter: str) -> list[dict[str, str]]:
    with (shared / "data" / "indicateurs" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))
