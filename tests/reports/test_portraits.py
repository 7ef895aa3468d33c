"""A neighbourhood as the signed agreements tell it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from regain.domain.territory.models import Neighbourhood
from regain.exchange.draft import Figure, Portrait
from regain.reports.neighbourhoods import build_neighbourhood_list
from regain.reports.places import ReadAt, read_at
from regain.reports.portraits import Quoted, build_portrait
from tests.factories.drafts import draft, neighbourhood
from tests.filling import apply_draft

FIGURES = (
    Figure("population", 2000.0, "inhabitants", "approximate", None, 100.0, 2015, "environ 2 000"),
    Figure("poverty_rate", 33.0, "%", "ok", 18.8, raw="33 %"),
    Figure("social_housing_share", 95.0, "%", "ok", 25.6, raw="95 %"),
    Figure("other:logements-vacants", None, "%", "suppressed", raw="Logements vacants : nd"),
)


@pytest.fixture
def portrait(contract):
    apply_draft(draft(neighbourhoods=(neighbourhood(portrait=Portrait("sigville", 2022, "2015", FIGURES)),)), contract)
    return build_portrait(Neighbourhood.objects.get())


def test_a_neighbourhood_has_its_codes_and_communes(portrait):
    assert (portrait.name, portrait.kind_label, portrait.codes, portrait.communes) == (
        "Regain",
        "Quartier prioritaire",
        (("QP062007", 2015),),
        ("Barlin", "Hersin-Coupigny"),
    )


def test_a_project_tells_what_the_agreement_says(portrait):
    (project,) = portrait.projects

    assert [line.text for line in project.irritants] == [
        "Peu de lieux pour les jeunes",
        "Des dépôts au pied des immeubles",
    ]
    assert project.irritants[0].read_at == ReadAt(12, None, "Peu de lieux")
    assert [(stake.number, len(stake.objectives)) for stake in project.stakes] == [(1, 2), (2, 1)]
    assert (project.operational_count, project.signed_year, project.portrait_vintage) == (4, 2024, 2022)


def test_a_gap_is_the_difference_with_the_agglomeration_when_both_are_known(portrait):
    gaps = {figure.label: figure.gap for figure in portrait.projects[0].figures}

    assert gaps == {
        "Population": None,
        "Taux de pauvreté": Decimal("14.2"),
        "Part des logements sociaux": Decimal("69.4"),
        "Logements vacants": None,
    }
    assert [gap.label for gap in portrait.projects[0].worst_gaps] == ["Taux de pauvreté"]


def quoted(indicator, value, comparison, unit="%"):
    numbers = [None if one is None else Decimal(one) for one in (value, comparison)]
    return Quoted(indicator, indicator, numbers[0], unit, "ok", numbers[1], None, None, None)


def test_the_worst_gaps_are_measured_by_how_many_times_and_only_where_worse_means_something(portrait):
    figures = (
        quoted("social_housing_share", "90", "19.4"),
        quoted("employment_rate", "38", "58"),
        quoted("poverty_rate", "42", "18"),
        quoted("median_income", "14000", "20000", "euros"),
        quoted("neet_rate", "9", "18"),
        quoted("social_position_index", "98", "100", "index"),
        quoted("gini", None, "0.3", "index"),
        quoted("minimum_benefits_share", "22", "7"),
    )

    worst = replace(portrait.projects[0], figures=figures).worst_gaps

    assert [gap.indicator for gap in worst] == ["minimum_benefits_share", "poverty_rate", "employment_rate"]


def test_a_neighbourhood_shared_by_two_communes_is_one_with_two_projects(contract):
    apply_draft(draft(), contract)
    apply_draft(draft(file="hersin.docx", commune="Hersin-Coupigny"), contract)

    (line,) = build_neighbourhood_list([contract])

    assert (line.communes, line.irritants, line.operational) == (("Barlin", "Hersin-Coupigny"), 4, 8)
    assert [one.commune for one in build_portrait(Neighbourhood.objects.get()).projects] == [
        "Barlin",
        "Hersin-Coupigny",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_portrait_and_the_list_cost_the_same_whatever_there_is(contract, count, django_assert_num_queries):
    names = ("Regain", "Cité Neuve", "Le Parc")[:count]
    read = tuple(
        neighbourhood(name=name, kind="QIC", code=None, irritants=("Bruit", "Ombre", "Vent")[:count]) for name in names
    )
    apply_draft(draft(neighbourhoods=read), contract)

    with django_assert_num_queries(11):
        build_portrait(Neighbourhood.objects.get(name="Regain"))
    with django_assert_num_queries(3):
        assert len(build_neighbourhood_list([contract])) == count


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ({"line": 112, "page": 4, "quote": "x"}, "page 4, ligne 112"),
        ({"line": 112, "page": None, "quote": None}, "ligne 112"),
        ({"line": None, "page": None, "quote": "x"}, ""),
    ],
)
def test_a_place_is_said_in_words(place, label):
    assert read_at({"places": {"/commune": place}}, "/commune").label == label


def test_no_place_is_made_up():
    assert (read_at({}, "/commune"), read_at({"places": {}}, "")) == (None, None)
