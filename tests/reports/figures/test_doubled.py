"""One value for one figure, whatever shows it, where two data sets give it."""

import pytest
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract
from regain.domain.indicators.models import Dataset
from regain.domain.indicators.usecases import add_dataset
from regain.exchange.planning.portraits import paper_of_portrait
from regain.exchange.writing.blocks import Bullets
from regain.reports.figures import build_figures, charts, wording
from regain.reports.figures.sentences import evolution_sentences
from regain.reports.twins.building import build_twins
from regain.reports.twins.wording import method_sentence
from tests.factories.contracts import ContractFactory
from tests.factories.figures import observe, observe_all
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory

HERE, COMMUNE = ("qpv", "QP062007"), ("commune", "62083")


@pytest.fixture
def quarter(db):
    communes = [CommuneFactory(insee_code="62083", name="Barlin")]
    ContractFactory(communes=communes)
    return NeighbourhoodFactory(name="Le Regain", communes=communes, code="QP062007")


@pytest.fixture
def own(quarter):
    """The code of a data set of the contract's own."""
    told = {"title": "Chiffres du CCAS", "producer": "CCAS", "licence": "Interne"}
    return add_dataset(**told, contract=Contract.objects.get(), by=SYSTEM).code


@pytest.mark.parametrize("official_first", [True, False])
def test_an_official_figure_is_shown_before_ones_own_and_the_other_is_told(quarter, own, official_first):
    sets = ["filosofi_qpv", own] if official_first else [own, "filosofi_qpv"]
    for dataset in sets:
        value = "35" if dataset == "filosofi_qpv" else "33"
        observe("poverty_rate", HERE, {2019: value, 2021: value}, dataset=dataset)

    figures = build_figures(quarter, seen_by=SYSTEM)
    (one,) = figures.headlines

    assert wording.headline(one) == "35\u00a0% en 2021, périmètre de 2015"
    assert [row[:2] for row in charts.series_rows(one)] == [("2019", "35\u00a0%"), ("2021", "35\u00a0%")]
    assert "CCAS" not in one.source
    assert figures.doubled == (
        "Taux de pauvreté, Le Regain, 2021\u00a0: 35\u00a0% selon «\u00a0Filosofi\u00a0» (INSEE), 33\u00a0% selon «\u00a0Chiffres du "
        "CCAS\u00a0» (CCAS). De même en 2019.",
    )
    paper = paper_of_portrait(quarter, today=timezone.localdate(), seen_by=SYSTEM)
    assert Bullets(figures.doubled) in paper.blocks


def test_of_two_official_ones_the_newest_edition_is_shown(quarter):
    observe("population", HERE, {2018: "2022"}, dataset="population_qpv")
    observe("population", HERE, {2018: "2100"}, dataset="filosofi_qpv")

    (one,) = build_figures(quarter, seen_by=SYSTEM).headlines

    assert [figure.value for figure in one.figures] == [2100]


def test_the_same_value_twice_is_no_contradiction(quarter, own):
    observe("median_income", COMMUNE, {2021: "18230"}, dataset="communes_insee")
    observe("median_income", COMMUNE, {2021: "18230"}, dataset=own)

    assert build_figures(quarter, seen_by=SYSTEM).doubled == ()


def test_rows_say_their_source_where_official_years_and_ones_own_stand_together(quarter, own):
    observe("poverty_rate", HERE, {2019: "40", 2021: "33"}, dataset=own)
    observe("poverty_rate", HERE, {2019: "36"})

    (one,) = build_figures(quarter, seen_by=SYSTEM).headlines

    assert [row[1] for row in charts.series_rows(one)] == ["36\u00a0% (Filosofi)", "33\u00a0% (Chiffres du CCAS)"]
    assert wording.headline(one).endswith(", Chiffres du CCAS")
    assert [line.name for line in charts.series_chart(one, "Le Regain").lines] == [
        "Le Regain, Filosofi",
        "Le Regain, Chiffres du CCAS",
    ]


def test_a_rank_counts_one_data_set_and_names_it_where_it_is_not_official(quarter, own):
    observe("poverty_rate", HERE, {2021: "33"}, dataset=own)
    for rank in range(4):
        dataset = own if rank else "filosofi_qpv"
        observe("poverty_rate", ("qpv", f"QP06290{rank}"), {2021: f"2{rank}"}, dataset=dataset)

    (one,) = build_figures(quarter, seen_by=SYSTEM).headlines

    assert evolution_sentences(one)[-1] == (
        "En 2021, 3 des 4 quartiers prioritaires connus de Regain dont «\u00a0Chiffres du CCAS\u00a0» donne ce chiffre ont une "
        "valeur plus basse."
    )


def test_twins_are_official_ones_alone_unless_there_are_none(quarter, own):
    def among(dataset, count, first):
        rows = [
            ("qpv", f"QP0620{7 if not rank else first + rank:02d}", 2015, {2015: f"{30 + rank}", 2021: f"{31 + rank}"})
            for rank in range(count)
        ]
        for name in ("poverty_rate", "gini"):
            observe_all(name, rows, dataset=dataset)

    among(own, 30, 20)
    invented = build_twins(quarter, "poverty_rate", seen_by=SYSTEM)
    among("filosofi_qpv", 25, 60)
    official = build_twins(quarter, "poverty_rate", seen_by=SYSTEM)

    assert "parmi 29 quartiers prioritaires connus de Regain" in method_sentence(invented)
    assert "Ces chiffres ne sont pas officiels\u00a0: CCAS, Chiffres du CCAS 2015-2021" in method_sentence(invented)
    assert "parmi 24 " in method_sentence(official)
    assert "officiels" not in method_sentence(official)
    assert Dataset.objects.get(code=own).short_title not in official.source
