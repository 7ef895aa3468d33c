"""Figures of the shared files, as the rules take them. Read by hand: no importer stands between the file and the rule."""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineWorkbook

from regain.domain.indicators.rules.figures import Definition, Figure, Spot

POVERTY = Definition("poverty_rate", "Taux de pauvreté", "%", more_is_better=False)
INCOME = Definition("median_income", "Revenu médian", "euros", more_is_better=True)
GINI = Definition("gini", "Indice de Gini", "index", more_is_better=False)
POPULATION = Definition("population", "Population", "inhabitants")
SURFACE = Definition("surface_ha", "Superficie", "ha")
SOCIAL_POSITION = Definition("social_position_index", "Indice de position sociale (IPS)", "index")
SRU_RATE = Definition("sru_rate", "Taux de logements sociaux (loi SRU)", "%")
WOMEN_ALONE = Definition("single_parent_families_share_women", "Familles monoparentales, part des femmes", "%")
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
    """What the table of communes gives of one: income of 2021 (Filosofi's own), inhabitants of 2023, rate of the SRU law."""
    rows = _rows(shared, "indicateurs_communes_cabbalr.csv", ";")
    row = next(row for row in rows if row["code_insee"] == insee_code)
    given = {
        "median_income": (2021, "filosofi2021_revenu_median_uc", "euros", "filosofi_qpv"),
        "population": (2023, "population_municipale", "inhabitants", "communes_insee"),
        "sru_rate": (2024, "logement_social_taux_sru_2024_pct", "%", "communes_insee"),
    }
    return {
        name: Figure(name, Spot("commune", insee_code), year, Decimal(row[column]), unit, series)
        for name, (year, column, unit, series) in given.items()
    }


def social_dwellings(shared: Path, code: str) -> Figure:
    """A neighbourhood's social dwellings (RPLS, whose file does not say its year)."""
    row = next(row for row in _rows(shared, "rpls_qpv2015_france.csv", ",") if row["CodGeo"] == code)
    value = Decimal(row["nbLsPls"].replace(",", "."))
    return Figure("social_dwellings", Spot("qpv", code, 2015), 2016, value, "dwellings", "rpls_qpv")


def school(shared: Path, level: str, uai: str) -> Figure:
    """The social position index of a school: `ecoles` or `colleges`."""
    rows = _rows(shared, f"fr-en-ips-{level}-ap2022_cabbalr.csv", ";")
    row = next(row for row in rows if row["uai"] == uai)
    return Figure("social_position_index", Spot("school", uai), 2022, Decimal(row["ips"]), "index", f"ips_{level}")


def single_parents(shared: Path) -> tuple[Figure, Figure]:
    """Of INSEE's workbook: a neighbourhood whose share of women among single parents is above 100 %, and all QPV."""
    path = shared / "data" / "indicateurs" / "insee_demographie_2010_qpv_ORIGINAL.xls"
    book = CalamineWorkbook.from_path(path)
    quarters, regions = (
        book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in ("Quartiers", "Regions")
    )
    name, at, of_all = "single_parent_families_share_women", quarters[5].index("tx_f_fam_mono"), regions[7]
    told = ((str(row[1]), Decimal(str(row[at]))) for row in quarters[7:] if row[at] != "")
    code, share = next(one for one in told if one[1] > 100)
    france = Decimal(str(of_all[regions[5].index("tx_f_fam_mono")]))
    return (
        Figure(name, Spot("qpv", code, 2015), 2010, share, "%", "demographie_qpv", "approximate"),
        Figure(name, Spot("france_qpv", "FRM", 2015), 2010, france, "%", "demographie_qpv"),
    )


def surfaces(shared: Path) -> tuple[Figure, Figure]:
    """The Regain's hectares: as Barlin's agreement says it, on the perimeter of 2015, and as the decree of 2024 draws it."""
    text = (shared / "conventions" / "barlin-2024.txt").read_text(encoding="utf-8")
    said = re.search(r"Surface\s*: (\d+) hectares", text)
    features = json.loads((shared / "data" / "qpv" / "qpv2024_cabbalr_valide.geojson").read_text(encoding="utf-8"))
    drawn = next(one["properties"] for one in features["features"] if one["properties"]["code_qp"] == "QN06207M")
    old, new = Spot("qpv", "QP062007", 2015), Spot("qpv", "QN06207M", 2024)
    return (
        Figure("surface_ha", old, 2022, Decimal(said[1]), "ha", "convention"),
        Figure("surface_ha", new, 2024, Decimal(str(drawn["surface_ha"])), "ha", "perimetres_qpv"),
    )


def _rows(shared: Path, name: str, delimiter: str) -> list[dict[str, str]]:
    with (shared / "data" / "indicateurs" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))
