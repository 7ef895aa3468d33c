"""A neighbourhood among its twins, on screen."""

import pytest
from django.urls import reverse

from tests.factories.figures import load_real, observe, observe_all
from tests.factories.territory import NeighbourhoodFactory


def html_of(client, quarter, indicator="poverty_rate") -> str:
    response = client.get(reverse("neighbourhood_twins", args=[quarter.pk, indicator]))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def regain(contract):
    return NeighbourhoodFactory(name="Le Regain", code="QP062007")


def test_the_page_shows_the_answer_the_interval_the_twins_and_no_cause(amina, regain, shared):
    load_real(shared, years=(2015, 2021))

    html = html_of(amina, regain)

    assert "la réponse change selon qu’on retient 10, 20 ou 30 jumeaux" in html
    assert "95 fois sur 100, entre" in html
    assert "QP095014" in html
    assert "Ce n’est pas une preuve" in html
    assert f'href="{reverse("twins_method")}"' in html
    assert "docs/twins.md" not in html
    assert "INSEE, Filosofi 2015-2021, Licence Ouverte 2.0" in html
    assert ("2015, au départ" in html, "2021, dernier millésime" in html) == (True, True)


def test_without_a_confirmed_correspondence_no_twin_is_shown(amina, contract):
    quarter = NeighbourhoodFactory(name="Rue de Lille", code="QN06209M")

    html = html_of(amina, quarter)

    assert "personne n’a encore confirmé" in html
    assert f'href="{reverse("correspondences")}"' in html
    assert "<svg" not in html.partition("<main")[2].partition("Sur un autre")[0]


def test_without_figures_the_page_leads_those_who_may_to_the_import(claire, regain):
    assert reverse("observations_drop") in html_of(claire, regain)


def test_an_unknown_indicator_is_not_found(amina, regain):
    assert amina.get(reverse("neighbourhood_twins", args=[regain.pk, "bonheur"])).status_code == 404


def invented(count: int, latest: str) -> None:
    rows = [
        ("qpv", f"QP0630{rank:02d}", 2015, {2015: f"{38 + rank / 20}", 2021: f"{38 + rank / 10}"})
        for rank in range(count)
    ]
    observe_all("poverty_rate", rows, dataset="filosofi_qpv")
    incomes = [("qpv", code, 2015, {2015: "13000"}) for _, code, _, _ in rows]
    observe_all("median_income", incomes, dataset="filosofi_qpv")
    observe("poverty_rate", ("qpv", "QP062007"), {2015: "39", 2021: latest})
    observe("median_income", ("qpv", "QP062007"), {2015: "13000"})


@pytest.mark.parametrize(("latest", "word"), [("20", "fait mieux que"), ("80", "fait moins bien que")])
def test_better_and_worse_are_said(amina, regain, latest, word):
    invented(40, latest)

    page = html_of(amina, regain)
    assert f"« Le Regain » ({latest} %) {word} les 20 quartiers" in page
    assert f'href="{reverse("twins_method")}"' in page


@pytest.mark.parametrize(
    ("indicator", "asked"),
    [
        ("median_income", "Le Regain fait-il mieux que ses jumeaux"),
        ("population", "Où se situe Le Regain parmi ses jumeaux"),
        ("gini", "Où se situe Le Regain parmi ses jumeaux"),
    ],
)
def test_the_page_asks_who_does_better_only_where_better_has_a_sense(amina, regain, indicator, asked):
    assert asked in html_of(amina, regain, indicator).replace("\u202f", " ")


def test_any_figure_known_at_the_start_and_since_leads_to_its_twins_named_in_french(amina, regain):
    places = [("qpv", "QP062007", 0), *(("qpv", f"QP0630{rank:02d}", rank) for rank in range(30))]
    rows = [(kind, code, 2015, {2015: f"{40 + rank}", 2021: f"{41 + rank}"}) for kind, code, rank in places]
    for name in ("employment_rate", "poverty_rate"):
        observe_all(name, rows, dataset="filosofi_qpv")

    figures = amina.get(reverse("neighbourhood_figures", args=[regain.pk])).content.decode()

    assert f'href="{reverse("neighbourhood_twins", args=[regain.pk, "employment_rate"])}"' in figures
    html = html_of(amina, regain, "employment_rate")
    assert "jugée sur : taux d’emploi des 15-64 ans (2015)" in html.replace("\u00a0", " ")
    assert "jugée sur : employment_rate" not in html


@pytest.mark.parametrize("count", [30, 60])
def test_the_page_costs_the_same_however_many_twins(amina, regain, count, django_assert_max_num_queries):
    invented(count, "39")

    with django_assert_max_num_queries(14):
        html_of(amina, regain)


def test_the_method_is_told_in_plain_french_to_whoever_signed_in(amina, client):
    html = " ".join(amina.get(reverse("twins_method")).content.decode().split())

    assert "quartiers les plus proches" in html
    assert "10, 20 ou 30 jumeaux" in html
    assert not {"médiane absolu", "écart-type", "quadratique", "docs/"} & set(html.split())
    assert client.get(reverse("twins_method")).status_code == 302
