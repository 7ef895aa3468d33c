"""The figures of a neighbourhood on screen: what they say, what they refuse to say, what they cost."""

import pytest
from django.urls import reverse

from regain.domain.territory.models import Neighbourhood
from regain.exchange.draft import Figure, Portrait
from tests.factories.drafts import draft, neighbourhood
from tests.factories.figures import load_real, observe
from tests.factories.territory import NeighbourhoodFactory
from tests.filling import apply_draft

REGAIN = ("qpv", "QP062007")
SAID = (
    Figure("population", 2000.0, "inhabitants", "approximate", None, 100.0, 2015, "environ 2 000"),
    Figure("poverty_rate", 33.0, "%", "ok", 18.8, None, None, "33 %"),
)


@pytest.fixture
def regain(contract):
    """Barlin's neighbourhood, with what its agreement quotes of it."""
    told = neighbourhood(code="QP062007", portrait=Portrait("sigville", 2022, "2015", SAID))
    apply_draft(draft(neighbourhoods=(told,)), contract)
    return Neighbourhood.objects.get()


def html_of(client, name, *args) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_says_gap_evolution_refusal_and_source(amina, regain, shared):
    load_real(shared, codes="QP0620")

    html = html_of(amina, "neighbourhood_figures", regain.pk)

    assert "de moins que la commune de Barlin (18 230 €), défavorable au quartier." in html
    assert "De 2012 à 2015 : de 35,9 % à 39,1 %, soit 3,2 points de plus (évolution défavorable)." in html
    assert "On ne peut pas comparer 2012 et 2021." in html
    assert "INSEE, Filosofi 2012-2021, Licence Ouverte 2.0" in html
    assert "il ne se compare qu’aux autres quartiers" in html  # poverty: no commune publishes it
    assert "La convention de Barlin dit : 33 % (agglomération : 18,8 %)." in html


def test_what_barlin_says_and_what_the_series_says_both_stay(amina, regain, shared):
    load_real(shared, codes="QP0620")

    html = html_of(amina, "neighbourhood_figures", regain.pk)

    assert "parle d’une hausse de 100 habitants depuis 2015 ; la série officielle, d’une baisse" in html
    assert "La convention de Barlin dit : environ 2 000 habitants (+100 depuis 2015)." in html
    assert "de 2 396 habitants à 2 022 habitants, soit 374 habitants de moins" in html


def test_each_chart_has_its_words_and_its_table(amina, regain):
    observe("poverty_rate", REGAIN, {2013: "39", 2014: None, 2015: "38"})

    html = html_of(amina, "neighbourhood_figures", regain.pk)

    assert html.count('role="img"') == 2  # for a desk and for a phone
    assert "<title" in html
    assert "2014 : non diffusé" in html
    assert "Voir les mêmes valeurs en tableau" in html


def test_without_figures_the_page_tells_which_file_to_import(claire, regain):
    html = html_of(claire, "neighbourhood_figures", regain.pk)

    assert "Aucun chiffre officiel pour l’instant" in html
    assert reverse("observations_drop") in html
    assert "La convention de Barlin dit : 33 %" in html


def test_a_neighbourhood_without_a_code_is_told_to_give_one(amina, contract):
    park = NeighbourhoodFactory(name="Le Parc", kind="QIC")

    assert "Ce quartier n’a pas de code national" in html_of(amina, "neighbourhood_figures", park.pk)


def test_a_neighbourhood_that_nobody_tied_to_2015_leads_to_the_correspondences(amina, contract):
    quarter = NeighbourhoodFactory(name="Trois îlots", code="QN06209M")
    observe("poverty_rate", ("qpv", "QP062009"), {2021: "35"})

    html = html_of(amina, "neighbourhood_figures", quarter.pk)

    assert "personne n’a encore confirmé quel quartier de 2015 correspond à celui-ci" in html
    assert f'href="{reverse("correspondences")}"' in html
    assert "import_observations" not in html


def test_who_may_not_import_is_not_sent_to_import(rachid, contract):
    quarter = NeighbourhoodFactory(name="Le Regain", code="QP062007")

    for name, more in (("neighbourhood_figures", []), ("neighbourhood_twins", ["poverty_rate"])):
        assert reverse("observations_drop") not in html_of(rachid, name, quarter.pk, *more)


def test_the_neighbourhood_page_leads_to_its_figures(amina, regain):
    observe("poverty_rate", REGAIN, {2021: "35"})

    html = html_of(amina, "neighbourhood", regain.pk)

    assert "35 % en 2021, périmètre de 2015" in html
    assert reverse("neighbourhood_figures", args=[regain.pk]) in html
    assert "ne disent pas la même chose" in html


def test_hostile_words_stay_words(amina, contract):
    name = "<script>alert(1)</script>"
    hostile = NeighbourhoodFactory(name=name, code="QP062007")
    observe("poverty_rate", REGAIN, {2013: "39", 2015: "38"})

    html = html_of(amina, "neighbourhood_figures", hostile.pk)

    assert name not in html


@pytest.mark.parametrize("names", [("poverty_rate",), ("poverty_rate", "median_income", "gini")])
def test_the_page_costs_the_same_however_many_indicators(amina, contract, names, django_assert_num_queries):
    quarter = NeighbourhoodFactory(name="Le Regain", code="QP062007")
    for name in names:
        observe(name, REGAIN, {2013: "1", 2015: "2"})

    with django_assert_num_queries(10):
        amina.get(reverse("neighbourhood_figures", args=[quarter.pk]))


@pytest.mark.parametrize("name", ["neighbourhood_figures", "neighbourhood_twins", "neighbourhood_portrait"])
def test_another_agglomeration_s_neighbourhood_is_not_found(amina, regain, name):
    more = {"neighbourhood_twins": ["poverty_rate"], "neighbourhood_portrait": ["pdf"]}

    assert amina.get(reverse(name, args=[987654, *more.get(name, [])])).status_code == 404
