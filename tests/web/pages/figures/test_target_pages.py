"""Targets on screen: attached to an objective, changed, put aside, brought back."""

import pytest
from django.urls import reverse

from regain.domain.contracts.models import IntercommunalObjective
from regain.domain.indicators.models import Indicator, Target
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import told_entries
from tests.factories.drafts import draft, neighbourhood
from tests.factories.figures import observe
from tests.factories.territory import CommuneFactory
from tests.filling import apply_draft

CODE = "CN06201M"
VALUES = {
    "baseline_value": "39,1",
    "baseline_year": "2015",
    "target_value": "30",
    "target_year": "2030",
    "direction": "down",
    "course": "straight",
    "perimeter": "2015",
}


@pytest.fixture
def objective(contract):
    apply_draft(draft(neighbourhoods=(neighbourhood(code="QP062007"),)), contract)
    return IntercommunalObjective.objects.order_by("pk").first()


@pytest.fixture
def quarter(objective):
    return objective.retained_objectives.first().project.neighbourhood


@pytest.fixture
def target(claire, objective, quarter):
    address = reverse("target_add", args=[CODE, objective.pk])
    response = claire.post(address, {**VALUES, "indicator": "poverty_rate", "neighbourhood": quarter.pk})
    assert response.status_code == 302, response.context["form"].errors
    return Target.objects.get()


def page(client) -> str:
    return " ".join(client.get(reverse("contract_objectives", args=[CODE])).content.decode().split())


def test_a_target_shows_on_the_objective_and_on_the_neighbourhood(claire, target, quarter):
    observe("poverty_rate", ("qpv", "QP062007"), {2015: "39.1", 2021: "35"})

    figures = " ".join(claire.get(reverse("neighbourhood_figures", args=[quarter.pk])).content.decode().split())

    assert "De 39,1 % en 2015 à 30 % en 2030, régulièrement." in page(claire)
    assert "On ne peut pas comparer 2015 et 2021" in page(claire)
    assert "on ne peut pas dire" in page(claire)
    assert "Source : INSEE, Filosofi 2015-2021, Licence Ouverte 2.0." in page(claire)
    assert "De 39,1 % en 2015 à 30 % en 2030, régulièrement." in figures


def test_the_journal_keeps_who_set_it(claire, target):
    entry = told_entries(Entry.objects.filter(event="target_set"))[0]

    assert (entry.author_label, entry.after["target_value"]) == (claire.member.label, "30")


@pytest.mark.parametrize("where", ["contract_journal", "contract_history", "home"])
def test_a_target_is_told_of_by_the_name_of_its_indicator(claire, target, where):
    claire.post(reverse("target_archive", args=[CODE, target.pk]))

    html = claire.get(reverse(where, args=[] if where == "home" else [CODE])).content.decode().replace("\u00a0", " ")

    label = Indicator.objects.get(code="poverty_rate").label
    assert f"Cible archivée : Cible {label} 2030" in html
    assert "poverty_rate" not in html


def test_a_second_target_for_the_same_is_refused(claire, target, objective, quarter):
    address = reverse("target_add", args=[CODE, objective.pk])

    response = claire.post(address, {**VALUES, "indicator": "poverty_rate", "neighbourhood": quarter.pk})

    assert response.status_code == 422
    assert "a déjà une cible pour cet indicateur" in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"target_value": "50"}, "va à l’opposé du sens choisi"),
        ({"target_year": "2015"}, "doit suivre l’année de départ"),
        ({"commune": "62083"}, "Sélectionnez un choix valide"),
    ],
)
def test_what_does_not_hold_together_is_refused(claire, objective, quarter, changed, said):
    address = reverse("target_add", args=[CODE, objective.pk])

    response = claire.post(address, {**VALUES, "indicator": "poverty_rate", "neighbourhood": quarter.pk, **changed})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Target.objects.exists()


def test_communes_are_offered_as_people_look_them_up(claire, objective, contract):
    contract.communes.add(CommuneFactory(insee_code="62119", name="Béthune"), CommuneFactory(name="Beuvry"))

    form = claire.get(reverse("target_add", args=[CODE, objective.pk])).context["form"]

    names = [label for _, label in form.fields["commune"].choices if str(label).startswith("B")]
    assert names == ["Barlin", "Béthune", "Beuvry"]


def test_a_place_is_one(claire, objective, quarter, contract):
    address = reverse("target_add", args=[CODE, objective.pk])
    both = {"neighbourhood": quarter.pk, "commune": contract.communes.first().pk}

    response = claire.post(address, {**VALUES, "indicator": "poverty_rate", **both})

    assert "Choisissez un quartier ou une commune, pas les deux." in response.content.decode()


def test_two_people_who_change_it_see_both_versions(claire, nadia, target):
    address = reverse("target_edit", args=[CODE, target.pk])
    claire.post(address, {**VALUES, "target_value": "28", "version": 1})

    response = nadia.post(address, {**VALUES, "target_value": "32", "version": 1})

    assert response.status_code == 409
    target.refresh_from_db()
    assert (target.target_value, target.version) == (28, 2)


def test_one_person_in_two_windows_is_told_so(claire, nadia, target):
    address = reverse("target_edit", args=[CODE, target.pk])
    claire.post(address, {**VALUES, "target_value": "28", "version": 1})

    alone = claire.post(address, {**VALUES, "target_value": "32", "version": 1}).content.decode()
    other = nadia.post(address, {**VALUES, "target_value": "32", "version": 1}).content.decode()

    said = ("dans une autre fenêtre", "Quelqu’un d’autre")
    assert [[words in html for words in said] for html in (alone, other)] == [[True, False], [False, True]]


def test_put_aside_and_brought_back(claire, target):
    response = claire.post(reverse("target_archive", args=[CODE, target.pk]), follow=True)
    html = response.content.decode()
    assert "La cible est archivée." in html
    assert "De 39,1" not in html

    claire.post(reverse("target_restore", args=[CODE, target.pk]))

    assert "De 39,1 % en 2015 à 30 % en 2030" in page(claire)
    assert [entry.event for entry in Entry.objects.filter(object_key__contains="target").order_by("pk")] == [
        "target_set",
        "target_archived",
        "target_restored",
    ]


def test_its_past_is_told(claire, target):
    html = claire.get(reverse("target_history", args=[CODE, target.pk])).content.decode()

    assert "Cible fixée" in html
    assert ("<ins>39,1</ins>" in html, "<ins>2015</ins>" in html) == (True, True)
    assert Indicator.objects.get(code="poverty_rate").label in html
    assert "poverty_rate" not in html


def test_brought_back_after_another_took_its_place_is_refused(claire, target, objective, quarter):
    claire.post(reverse("target_archive", args=[CODE, target.pk]))
    claire.post(
        reverse("target_add", args=[CODE, objective.pk]),
        {**VALUES, "indicator": "poverty_rate", "neighbourhood": quarter.pk},
    )

    response = claire.post(reverse("target_restore", args=[CODE, target.pk]), follow=True)

    assert "a déjà une cible" in response.content.decode()


@pytest.mark.parametrize(("name", "value"), [("target_value", "130"), ("baseline_value", "-2,5")])
def test_a_share_beyond_a_hundred_is_no_target(claire, target, name, value):
    sent = {**VALUES, name: value, "version": target.version}

    refused = claire.post(reverse("target_edit", args=[CODE, target.pk]), sent)

    assert refused.status_code == 422
    assert "sort des valeurs possibles (de 0 à 100)" in refused.content.decode()
