"""The figures of the Regain, and of neighbourhoods of which less is known."""

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.enums import INDICATOR_LABELS
from regain.domain.contracts.models import Agreement, Contract, NeighbourhoodProject, QuotedFigure
from regain.domain.indicators.models import ObservedPlace
from regain.domain.indicators.rules.catalogue import known_indicators
from regain.exchange.writing.agreement.figures import _LABELS
from regain.reports.figures import build_figures, charts, wording
from regain.reports.figures.sentences import answer, comparison_sentences, difference_sentences, evolution_sentences
from tests.factories.contracts import ContractFactory
from tests.factories.figures import load_real, observe
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory, OutlineFactory

REGAIN = ("qpv", "QP062007")


@pytest.fixture
def regain(db):
    communes = [CommuneFactory(insee_code=code, name=name) for code, name in (("62083", "Barlin"), ("62443", "Hersin"))]
    ContractFactory(communes=communes)
    return NeighbourhoodFactory(name="Le Regain", communes=communes, code="QP062007")


@pytest.fixture
def quoted(regain):
    """What Barlin's agreement says."""
    agreement = Agreement.objects.create(
        contract=Contract.objects.get(), kind="communal", commune=regain.communes.get(name="Barlin")
    )
    project = NeighbourhoodProject.objects.create(
        agreement=agreement, neighbourhood=regain, rank=1, portrait_vintage=2022, portrait_perimeter="2015"
    )
    figures = {
        "population": {
            "value": 2000,
            "unit": "inhabitants",
            "flag": "approximate",
            "change": 100,
            "change_since": 2015,
        },
        "poverty_rate": {"value": 33, "unit": "%", "flag": "ok", "comparison": "18.8"},
    }
    for rank, (name, values) in enumerate(figures.items()):
        QuotedFigure.objects.create(project=project, rank=rank, indicator=name, raw=name, **values)
    return regain


def test_the_regain_on_the_real_files(shared, quoted):
    load_real(shared, codes="QP0620")

    figures = build_figures(quoted, seen_by=SYSTEM)

    income, population = figures.of("median_income"), figures.of("population")
    assert wording.headline(income) == "15\u202f990\u00a0€ en 2021, périmètre de 2015"
    assert [gap.subject.year for gap in income.gaps] == [2021, 2021]  # Barlin and Hersin
    assert "de moins que la commune de Barlin (" in wording.gap_sentence(
        income.gaps[0], income.references[0].called, income.definition
    )
    assert (income.change.first.year, income.change.last.year) == (2012, 2015)
    assert wording.whole_refused(income)[0].startswith("On ne peut pas comparer 2012 et 2021.")
    assert income.rank.total == 50
    assert (
        income.source
        == "INSEE, Filosofi 2012-2021, Licence Ouverte 2.0\u00a0; INSEE, DEPP, ministère chargé du logement, tableau des communes 2021, Licence Ouverte 2.0"
    )
    assert population.gaps == population.references == ()  # head counts: the communes' would crush the chart
    assert wording.change_sentence(income.change, income.definition) == (
        "De 2012 à 2015\u00a0: de 13\u202f251\u00a0€ à 13\u202f612\u00a0€, soit 361\u00a0€ de plus "
        "(euros courants\u00a0: la hausse des prix n’est pas retirée)."
    )


def test_barlin_says_a_rise_the_series_a_fall(shared, quoted):
    load_real(shared, codes="QP0620")

    (found,) = build_figures(quoted, seen_by=SYSTEM).of("population").differences
    said = wording.difference_sentence(
        found, build_figures(quoted, seen_by=SYSTEM).of("population").definition, "Barlin"
    )

    assert said == (
        "La convention de Barlin parle d’une hausse de 100\u00a0habitants depuis 2015\u00a0; la série officielle, d’une "
        "baisse, de 2\u202f396\u00a0habitants en 2013 à 2\u202f022\u00a0habitants en 2018 (périmètre de 2015)."
    )


def test_a_quoted_figure_stands_beside_the_official_one(shared, quoted):
    load_real(shared, codes="QP0620")

    (shown,) = build_figures(quoted, seen_by=SYSTEM).of("poverty_rate").quotes

    assert (
        wording.quote_sentence(shown)
        == "La convention de Barlin dit\u00a0: 33\u00a0% (agglomération\u00a0: 18,8\u00a0%)."
    )
    assert len(shown.differences) == 1  # 33 % against 35,0 % in 2021


def test_figures_of_2024_are_not_held_against_a_text_on_2015(quoted):
    quoted.perimeters.create(vintage=2024, code="QN06207M")
    observe("poverty_rate", ("qpv", "QN06207M"), {2021: "40"}, perimeter=2024)

    assert build_figures(quoted, seen_by=SYSTEM).of("poverty_rate").differences == ()


def test_nothing_is_known_of_a_new_neighbourhood(regain):
    figures = build_figures(regain, seen_by=SYSTEM)

    assert (figures.is_empty, figures.headlines, figures.sources) == (True, (), "")


def test_a_reference_alone_makes_no_figure(regain):
    observe("median_income", ("commune", "62083"), {2021: "19000"}, dataset="communes_insee")

    assert build_figures(regain, seen_by=SYSTEM).is_empty


def test_a_gap_is_told_with_published_aggregates_of_the_same_geography_only(regain):
    observe("poverty_rate", REGAIN, {2021: "35"})
    observe("poverty_rate", ("department_qpv", "62"), {2021: "43"}, perimeter=2024)

    one = build_figures(regain, seen_by=SYSTEM).of("poverty_rate")

    assert one.gaps == ()


def test_the_gap_with_the_agglomeration_turns(regain):
    observe("poverty_rate", REGAIN, {2013: "39", 2015: "38"})
    observe("poverty_rate", ("intercommunality", "200072460"), {2013: "18", 2015: "18"})

    one = build_figures(regain, seen_by=SYSTEM).of("poverty_rate")

    assert [reference.name for reference in one.references] == ["CABBALR"]
    assert (
        wording.gap_change_sentence(one.gap_change, one.references[0].called, one.definition)
        == "Entre 2013 et 2015, l’écart avec l’agglomération (CABBALR) s’est réduit de 1\u00a0point."
    )


@pytest.mark.parametrize("names", [("poverty_rate",), ("poverty_rate", "median_income", "gini")])
def test_queries_do_not_grow_with_indicators(regain, names, django_assert_num_queries):
    for name in names:
        observe(name, REGAIN, {2015: "1", 2021: "2"})
        observe(name, ("commune", "62083"), {2021: "3"})

    with django_assert_num_queries(6):
        assert len(build_figures(regain, seen_by=SYSTEM).headlines) == len(names)


def test_what_ranks_among_the_neighbourhoods_of_france_is_never_said_to_be_beyond_comparison(regain):
    for rank in range(3):
        code = REGAIN if not rank else ("qpv", f"QP06200{rank}")
        observe("gini", code, {2021: f"0.2{rank}"})

    (gini,) = build_figures(regain, seen_by=SYSTEM).headlines
    said = [*comparison_sentences(gini), *evolution_sentences(gini)]

    assert "0 des 3 quartiers prioritaires connus de Regain" in said[-1]
    assert not any("ni les quartiers" in sentence or "ne permet" in sentence for sentence in said)
    assert "0 des 3" in answer(build_figures(regain, seen_by=SYSTEM))


def test_a_figure_alone_has_no_rank_and_says_that_nothing_compares(regain):
    observe("gini", REGAIN, {2021: "0.2"})

    (gini,) = build_figures(regain, seen_by=SYSTEM).headlines

    assert gini.rank is None
    assert comparison_sentences(gini) == (wording.NO_COMPARISON,)


def test_an_indicator_has_one_name_wherever_it_is_said():
    official = {one.code: one.label for one in known_indicators()}

    assert {code: official[code] for code in INDICATOR_LABELS} == INDICATOR_LABELS
    assert _LABELS == INDICATOR_LABELS


def test_the_years_that_a_reference_lacks_are_said_in_one_line_and_not_row_by_row(regain):
    observe("median_income", REGAIN, {year: str(13000 + year) for year in range(2012, 2022)})
    observe("median_income", ("commune", "62083"), {2021: "18230"}, dataset="communes_insee")
    observe("median_income", ("commune", "62443"), {2015: "17000", 2018: "18230"}, dataset="communes_insee")

    income = build_figures(regain, seen_by=SYSTEM).of("median_income")

    assert charts.lacking_sentence(income) == (
        "Pas de chiffre\u00a0: la commune de Barlin, de 2012 à 2020\u00a0; la commune d’Hersin, en 2012, 2013, 2014, 2016, "
        "2017, 2019, 2020 et 2021."
    )
    assert not any("pas de chiffre" in cell for row in charts.series_rows(income) for cell in row)


def quote(quarter, name, value, unit, *, flag="ok", perimeter="2015"):
    project = quarter.projects.first() or NeighbourhoodProject.objects.create(
        agreement=Agreement.objects.create(
            contract=Contract.objects.get(), kind="communal", commune=quarter.communes.get(name="Barlin")
        ),
        neighbourhood=quarter,
        rank=1,
        portrait_perimeter=perimeter,
    )
    QuotedFigure.objects.create(project=project, rank=0, indicator=name, raw=name, value=value, unit=unit, flag=flag)


@pytest.mark.parametrize(
    ("value", "flag", "perimeter", "is_told"),
    [
        ("62", "ok", "2015", True),
        ("80", "ok", "2015", False),
        ("90", "ok", "2015", True),
        ("90", "approximate", "2015", False),
        ("62", "ok", "", True),
        ("62", "ok", "2024", False),
    ],
)
def test_the_area_that_is_quoted_is_held_against_the_outline(regain, value, flag, perimeter, is_told):
    OutlineFactory(perimeter=regain.perimeters.get())
    quote(regain, "surface_ha", value, "ha", flag=flag, perimeter=perimeter)

    said = list(difference_sentences(build_figures(regain, seen_by=SYSTEM)))

    expected = (
        f"Surface. La convention de Barlin dit {value}\u00a0ha\u00a0; le contour, 79\u00a0ha (périmètre de 2015)."
    )
    assert said == [expected] * is_told


@pytest.mark.parametrize(("value", "is_told"), [("60", True), ("86", False), ("74", False), ("104", True)])
def test_the_index_that_is_quoted_is_held_against_the_schools_around(regain, value, is_told):
    for code, commune, index in (
        ("0620001A", "62083", "78.4"),
        ("0620002B", "62443", "95"),
        ("0590001A", "59000", "60"),
    ):
        ObservedPlace.objects.create(kind="school", code=code, name=code, commune_code=commune)
        observe("social_position_index", ("school", code), {2021: "103", 2022: index}, dataset="ips_ecoles")
    quote(regain, "social_position_index", value, "index")

    said = list(difference_sentences(build_figures(regain, seen_by=SYSTEM)))

    assert (
        said
        == [
            f"Indice de position sociale (IPS). La convention de Barlin dit {value}\u00a0; celui des établissements de Barlin et "
            "d’Hersin va de 78,4 à 95 en 2022."
        ]
        * is_told
    )
