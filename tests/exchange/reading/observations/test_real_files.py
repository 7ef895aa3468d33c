"""Each file of the shared folder is recognised by its content and gives the right number of figures.

The truth is counted here from the raw files, by other means than the readers'.
"""

import csv
from collections import Counter
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from regain.exchange.reading.observations import YearWanted, read_observations
from regain.exchange.reading.observations.products import LAYOUTS
from regain.exchange.reading.observations.writings import Said


def raw_rows(path, separator):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def worths(reading):
    return Counter(figure.flag for figure in reading.figures)


@pytest.mark.parametrize(
    ("name", "separator", "year", "columns"),
    [
        ("cabbalr", ";", "annee", ("revenu_median_uc", "taux_pauvrete_60", "gini", "s80s20")),
        ("dep62", ";", "annee", ("revenu_median_uc", "taux_pauvrete_60", "gini", "s80s20")),
        ("metropole", ",", "annee", ("revenu_median", "taux_pauvrete", "gini", "s80s20")),
    ],
)
def test_filosofi(shared, name, separator, year, columns):
    path = shared / "data" / "indicateurs" / f"filosofi_qpv2015_2012_2021_{name}.csv"
    rows = raw_rows(path, separator)
    filled = Counter((column, row[year]) for row in rows for column in columns if row[column])
    blank = Counter((column, row[year]) for row in rows for column in columns if not row[column])

    reading = read_observations(path.read_bytes())

    assert (reading.dataset, reading.vintage, reading.refused) == ("filosofi_qpv", "2012-2021", 0)
    assert worths(reading) == Counter(
        ok=filled.total(),
        suppressed=sum(many for key, many in blank.items() if filled[key]),
        missing=sum(many for key, many in blank.items() if not filled[key]),
    )
    assert {figure.perimeter_vintage for figure in reading.figures} == {2015}


def test_gini_of_2012_is_missing_and_blanks_of_2021_are_secret(shared):
    path = shared / "data" / "indicateurs" / "filosofi_qpv2015_2012_2021_metropole.csv"
    reading = read_observations(path.read_bytes())

    gini = Counter(figure.flag for figure in reading.figures if (figure.indicator, figure.year) == ("gini", 2012))
    poverty = Counter(
        figure.flag for figure in reading.figures if (figure.indicator, figure.year) == ("poverty_rate", 2021)
    )
    assert set(gini) == {"missing"}
    assert set(poverty) == {"ok", "suppressed"}


def test_population(shared):
    path = shared / "data" / "indicateurs" / "population_qpv2015_2013_2018.csv"
    rows = raw_rows(path, ",")

    reading = read_observations(path.read_bytes())

    barlin = {figure.year: figure.value for figure in reading.figures if figure.place_code == "QP062007"}
    assert (reading.dataset, len(reading.figures)) == ("population_qpv", 2 * len(rows))
    assert barlin == {2013: Decimal(2396), 2018: Decimal(2022)}
    assert [finding.message for finding in reading.findings] == [
        "1 colonne laissée de côté\u00a0: «\u00a0evol_pop_pct\u00a0»."
    ]


def test_housing_does_not_say_its_year(shared):
    path = shared / "data" / "indicateurs" / "rpls_qpv2015_france.csv"
    rows = raw_rows(path, ",")
    columns = [name for name in rows[0] if name not in {"CodGeo", "Note"}]

    with pytest.raises(YearWanted, match="de quelle année"):
        read_observations(path.read_bytes())
    reading = read_observations(path.read_bytes(), said=Said(year=2016))

    assert (reading.dataset, len(reading.figures)) == ("rpls_qpv", len(columns) * len(rows))
    assert worths(reading)["ok"] == sum(bool(row[name]) for row in rows for name in columns)
    first = {figure.column: figure for figure in reading.figures if figure.place_code == "QP001001"}
    assert (first["nbLsPls"].raw, first["nbLsPls"].value) == ("2493.0", Decimal(2493))
    assert (first["txVac"].raw, first["txVac"].value, first["txVac"].line) == ("4,8", Decimal("4.8"), 2)


def test_the_genuine_workbook_of_insee(shared):
    path = shared / "data" / "indicateurs" / "insee_demographie_2010_qpv_ORIGINAL.xls"
    book = CalamineWorkbook.from_path(path)
    cells = {}
    for name, places in (("Regions", 2), ("Quartiers", 5)):
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)[7:]
        cells[name] = [cell for row in rows for cell in row[places:]]
    filled = sum(cell not in {"", None} for sheet in cells.values() for cell in sheet)

    reading = read_observations(path.read_bytes())

    found = worths(reading)
    assert (reading.dataset, reading.vintage) == ("demographie_qpv", "2010")
    assert len(reading.figures) == sum(map(len, cells.values()))
    assert found["ok"] + found["approximate"] == filled
    assert Counter(figure.place_kind for figure in reading.figures) == {
        "qpv": 77_520,
        "region_qpv": 1320,
        "france_qpv": 60,
    }
    assert found["approximate"] == reading.counts["value_out_of_range"] == 18  # shares published above 100 %


@pytest.mark.parametrize(
    ("name", "dataset", "columns"),
    [
        ("ecoles", "ips_ecoles", ("ips", "effectifs")),
        ("colleges", "ips_colleges", ("ips", "ecart_type_de_l_ips", "effectifs")),
        (
            "lycees",
            "ips_lycees",
            (
                *("ips_voie_gt", "ips_voie_pro", "ips_ensemble_gt_pro"),
                *("effectifs_voie_gt", "effectifs_voie_pro", "effectifs_ensemble_gt_pro"),
                *("ecart_type_de_l_ips_voie_gt", "ecart_type_de_l_ips_voie_pro"),
            ),
        ),
    ],
)
def test_schools(shared, name, dataset, columns):
    path = shared / "data" / "indicateurs" / f"fr-en-ips-{name}-ap2022_cabbalr.csv"
    rows = raw_rows(path, ";")

    reading = read_observations(path.read_bytes())

    assert (reading.dataset, reading.vintage, len(reading.figures)) == (dataset, "2022", len(columns) * len(rows))
    assert worths(reading)["ok"] == sum(bool(row[column]) for row in rows for column in columns)
    assert {(place.code, place.commune_code) for place in reading.places} == {
        (row["uai"], row["code_insee_de_la_commune"]) for row in rows
    }


def test_communes(shared):
    path = shared / "data" / "indicateurs" / "indicateurs_communes_cabbalr.csv"
    rows = raw_rows(path, ";")
    columns = [name for name in rows[0] if name not in {"code_insee", "nom"}]

    with_year = read_observations(path.read_bytes(), said=Said(year=2023))
    without = read_observations(path.read_bytes())

    assert len(with_year.figures) == len(columns) * len(rows)
    assert worths(with_year)["ok"] == sum(bool(row[name]) for row in rows for name in columns)
    assert len(without.figures) == (len(columns) - 1) * len(rows)
    assert [finding.code for finding in without.findings] == ["year_wanted"]


def test_the_national_set_is_of_139_000_published_figures(shared):
    folder = shared / "data" / "indicateurs"
    names = (
        *("filosofi_qpv2015_2012_2021_metropole.csv", "population_qpv2015_2013_2018.csv"),
        *("rpls_qpv2015_france.csv", "insee_demographie_2010_qpv_ORIGINAL.xls"),
    )

    readings = [read_observations((folder / name).read_bytes(), said=Said(year=2016)) for name in names]

    published = sum(figure.value is not None for reading in readings for figure in reading.figures)
    assert (published, sum(len(reading.figures) for reading in readings)) == (138_682, 181_360)


def test_layouts_need_headings_that_tell_them_apart():
    assert len({(layout.dataset, layout.needs) for layout in LAYOUTS}) == len(LAYOUTS)
