"""What is said of a decided correspondence, and of who waits for one."""

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract
from regain.domain.territory.models import Correspondence, Outline, Perimeter
from regain.reports.correspondences import build_pairs, count_waiting
from regain.reports.roadmap import build_roadmap
from tests.web.pages.perimeters.test_pairs import observed, of_2024, pair


def test_a_neighbourhood_said_to_be_new_is_no_longer_told_to_wait(claire, contract, barlin):
    young = of_2024("Cité Neuve", "QN06201M", barlin)

    claire.post(reverse("counterpart_choose", args=[young.pk]), {"other": "aucun"})

    for address in (
        reverse("neighbourhood_figures", args=[young.neighbourhood_id]),
        reverse("neighbourhood_twins", args=[young.neighbourhood_id, "poverty_rate"]),
    ):
        page = claire.get(address).content.decode()
        assert "ce quartier n’existait pas en 2015" in page
        assert "encore confirmé" not in page
        assert "n’a confirmé" not in page


def test_same_names_confirmed_together_say_that_they_were_of_the_same_name(claire, contract, barlin):
    of_2024("Résidence Sud", "QN06201M", barlin)
    observed("QP062001", "RESIDENCE SUD")

    claire.post(reverse("correspondences_same"), {"pair": [f"{Perimeter.objects.get().pk}:QP062001"]})

    assert [line.reasons for line in claire.get(reverse("correspondences")).context["decided"]] == ["même nom"]


@pytest.mark.parametrize(("vintage", "asked"), [(2024, "De quel quartier de 2015"), (2015, "Quel quartier de 2024")])
def test_the_question_is_asked_in_the_order_of_time(claire, contract, barlin, vintage, asked):
    one = pair(7, barlin)
    Perimeter.objects.filter(pk=one.other_id).update(neighbourhood=one.perimeter.neighbourhood)
    key = one.perimeter_id if vintage != one.other.vintage else one.other_id

    assert asked in claire.get(reverse("counterpart_choose", args=[key])).content.decode()


def test_an_outline_is_credited_to_where_it_comes_from(claire, contract, barlin):
    one = pair(7, barlin)
    Outline.objects.filter(perimeter=one.other).update(source="relevé du service urbanisme")

    page = claire.get(reverse("correspondence", args=[one.pk])).content.decode()

    assert "relevé du service urbanisme" in page
    assert "périmètres QPV 2015" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_confirming_same_names_loads_them_at_once(claire, contract, barlin, count, django_assert_max_num_queries):
    for rank in range(count):
        of_2024(f"Cité {'ABC'[rank]}", f"QN0620{rank}M", barlin)
        observed(f"QP06200{rank}", f"Cité {'ABC'[rank]}")
    asked = [f"{one.perimeter_pk}:{one.other.code}" for one in build_pairs([contract.intercommunality_id]).same_names]

    with django_assert_max_num_queries(25 + 40 * count):
        claire.post(reverse("correspondences_same"), {"pair": asked})

    assert Correspondence.objects.filter(state="confirmed").count() == count


def test_the_home_counts_as_the_page_does(claire, contract, barlin):
    one = pair(7, barlin)
    other = Perimeter.objects.create(code="QP062008", vintage=2015, name="Un autre", insee_codes=["62083"])
    Correspondence.objects.create(perimeter=one.perimeter, other=other, state="to_confirm", reasons=["same_commune"])
    of_2024("Cité Seule", "QN06203M", barlin)
    keys = [Contract.objects.get().intercommunality_id]

    assert count_waiting(keys) == build_pairs(keys).waiting == 2
    assert build_roadmap(SYSTEM, contract).correspondences == 2
