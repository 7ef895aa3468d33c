"""The screens where somebody says which perimeters are one neighbourhood."""

import pytest
from django.urls import reverse

from regain.domain.indicators.models import ObservedPlace
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from tests.factories.figures import observe
from tests.factories.territory import NeighbourhoodFactory, OutlineFactory


def pair(rank, barlin):
    """A neighbourhood of 2024 and a reference row of 2015 that looks like it, both with their outlines."""
    young = NeighbourhoodFactory(name=f"Cité {rank}", code=f"QN0620{rank}M", communes=[barlin]).perimeters.get()
    Perimeter.objects.filter(pk=young.pk).update(name=f"Cité {rank}", insee_codes=["62083"])
    old = Perimeter.objects.create(code=f"QP06200{rank}", vintage=2015, name=f"Cité {rank}", insee_codes=["62083"])
    for west, perimeter in ((2.60, young), (2.604, old)):
        OutlineFactory(perimeter=perimeter, west=west)
    return Correspondence.objects.create(
        perimeter=young, other=old, state="to_confirm", reasons=["same_name", "overlap"], overlap=0.6
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(claire, contract, barlin, count, django_assert_num_queries):
    for rank in range(count):
        pair(rank, barlin)

    with django_assert_num_queries(8):
        response = claire.get(reverse("correspondences"))

    assert len(response.context["to_confirm"]) == count


def test_one_shows_both_outlines_codes_names_and_the_reason(claire, contract, barlin):
    one = pair(7, barlin)

    response = claire.get(reverse("correspondence", args=[one.pk]))

    page = response.content.decode()
    assert "même nom et les contours se recouvrent (60\u00a0% du plus petit)" in page
    assert [side.facts[0][1] for side in response.context["sides"]] == ["QN06207M", "QP062007"]
    assert response.context["map"].svg.count("<path") == 3  # two outlines and the scale
    assert "périmètres QPV 2024" in page
    assert "périmètres QPV 2015" in page


def test_communes_that_only_an_agreement_tells_are_told(claire, contract, barlin):
    """The reason said « une commune en commun » beside « Communes : inconnues »."""
    one = pair(7, barlin)
    one.other = NeighbourhoodFactory(name="Regain", code="QP062099", communes=[barlin]).perimeters.get()
    one.save()

    sides = claire.get(reverse("correspondence", args=[one.pk])).context["sides"]

    assert dict(sides[1].facts)["Communes"] == "Barlin"


def test_yes_makes_one_neighbourhood_and_it_can_be_undone(claire, contract, barlin):
    one = pair(7, barlin)

    claire.post(reverse("correspondence_confirm", args=[one.pk]), {"expected": one.version})
    assert Neighbourhood.objects.get().perimeters.count() == 2

    one.refresh_from_db()
    assert one.trace
    claire.post(reverse("correspondence_undo", args=[one.pk]), {"expected": one.version})
    assert Neighbourhood.objects.get().perimeters.count() == 1
    assert Correspondence.objects.get().state == "to_confirm"


def test_no_is_remembered(claire, contract, barlin):
    one = pair(7, barlin)

    claire.post(reverse("correspondence_refuse", args=[one.pk]), {"expected": one.version})

    page = claire.get(reverse("correspondences"))
    assert [line.word for line in page.context["decided"]] == ["écartée"]
    assert [label for label, _ in page.context["alone"]] == ["Cité 7, Barlin (QN06207M)"]


@pytest.mark.parametrize(("chosen", "perimeters"), [("QP062008", 2), ("aucun", 1)])
def test_one_may_choose_another_or_none(claire, contract, barlin, chosen, perimeters):
    one = pair(7, barlin)
    Perimeter.objects.create(code="QP062008", vintage=2015, name="Un autre", insee_codes=["62083"])
    address = reverse("counterpart_choose", args=[one.perimeter_id])

    offered = [value for value, _ in claire.get(address).context["form"].fields["other"].choices]
    claire.post(address, {"other": chosen})

    assert offered == ["QP062007", "QP062008", "aucun"]
    assert Neighbourhood.objects.get().perimeters.count() == perimeters
    assert Correspondence.objects.get(state="confirmed").other_id == (
        Perimeter.objects.get(code=chosen).pk if chosen != "aucun" else None
    )


def test_to_choose_nothing_or_an_unknown_one_is_refused(claire, contract, barlin):
    address = reverse("counterpart_choose", args=[pair(7, barlin).perimeter_id])

    assert {claire.post(address, sent).status_code for sent in ({"other": ""}, {"other": "QP999999"})} == {422}


def test_who_decides_on_an_old_page_is_told(claire, contract, barlin):
    one = pair(7, barlin)

    done = claire.post(reverse("correspondence_confirm", args=[one.pk]), {"expected": 9}, follow=True)

    assert "Quelqu’un d’autre vient de décider" in done.content.decode()
    assert claire.post(reverse("correspondence_confirm", args=[one.pk]), {}).url == reverse(
        "correspondence", args=[one.pk]
    )


def of_2024(name, code, barlin):
    perimeter = NeighbourhoodFactory(name=name, code=code, communes=[barlin]).perimeters.get()
    Perimeter.objects.filter(pk=perimeter.pk).update(name=name, insee_codes=["62083"])
    return perimeter


def observed(code, name, commune=""):
    ObservedPlace.objects.create(kind="qpv", code=code, name=name, commune_code=commune)


def test_codes_that_only_figures_know_are_offered_by_name_and_commune_the_same_name_first(claire, contract, barlin):
    perimeter = of_2024("Cité De La Gare", "QN06201M", barlin)
    observed("QP062001", "Autre Part", "62083")
    observed("QP062002", "CITE DE LA GARE", "62083")
    observed("QP059001", "Cité De La Gare")
    observe("gini", ("qpv", "QP062003"), {2020: "0.2"})
    address = reverse("counterpart_choose", args=[perimeter.pk])

    offered = claire.get(address).context["form"].fields["other"].choices
    claire.post(address, {"other": "QP062002"})

    assert [label for _, label in offered] == [
        "CITE DE LA GARE, Barlin (QP062002)",
        "Autre Part, Barlin (QP062001)",
        "QP062003",
        "Aucun : ce quartier n’existait pas",
    ]
    assert {one.code for one in Neighbourhood.objects.get().perimeters.all()} == {"QN06201M", "QP062002"}


def test_the_same_names_are_confirmed_at_once_but_not_names_that_two_have(claire, contract, barlin):
    for rank, name in enumerate(("Résidence Nord", "Cité 5", "Centre")):
        of_2024(name, f"QN0620{rank}M", barlin)
        observed(f"QP06200{rank}", name.upper())
    observed("QP062009", "Centre")
    one = pair(7, barlin)

    shown = claire.get(reverse("correspondences"))
    posted = {"pair": [value for value, _, _ in shown.context["same_names"]] + ["999:QP062009"]}
    claire.post(reverse("correspondences_same"), posted)

    assert "Confirmer les 3 mêmes noms" in shown.content.decode()
    one.refresh_from_db()
    assert one.state == "confirmed"
    confirmed = Correspondence.objects.filter(state="confirmed").values_list("perimeter__code", "other__code")
    assert set(confirmed) == {("QN06200M", "QP062000"), ("QN06201M", "QP062001"), ("QN06207M", "QP062007")}
    assert claire.get(reverse("correspondences")).context["same_names"] == []


def test_two_guesses_of_one_neighbourhood_of_2015_are_not_confirmed_together(claire, contract, barlin):
    """All or none are confirmed: two that exclude each other made the act fail for every other name."""
    first, good = pair(7, barlin), pair(8, barlin)
    rival = of_2024("Cité 7 bis", "QN06209M", barlin)
    Correspondence.objects.create(perimeter=rival, other=first.other, state="to_confirm", reasons=["same_name"])

    shown = claire.get(reverse("correspondences"))
    values = [value for value, _, _ in shown.context["same_names"]]
    claire.post(reverse("correspondences_same"), {"pair": values})

    assert values == [f"{good.perimeter_id}:QP062008"]
    assert list(Correspondence.objects.filter(state="confirmed")) == [good]


def test_a_neighbourhood_with_two_guesses_is_counted_once(claire, contract, barlin):
    one, two = pair(7, barlin), pair(8, barlin)
    Correspondence.objects.create(perimeter=one.perimeter, other=two.other, state="to_confirm", reasons=["overlap"])

    assert "2 quartiers de 2024 attendent" in claire.get(reverse("correspondences")).context["answer"].replace(
        "\u00a0", " "
    )


def test_a_pair_that_was_refused_is_not_among_the_same_names(claire, contract, barlin):
    one = pair(7, barlin)
    observed("QP062007", "Cité 7")

    claire.post(reverse("correspondence_refuse", args=[one.pk]), {"expected": one.version})

    assert claire.get(reverse("correspondences")).context["same_names"] == []


def test_each_decision_leads_to_the_next_and_the_last_to_the_list(claire, contract, barlin):
    one, two = pair(7, barlin), pair(8, barlin)
    alone = of_2024("Seul", "QN06209M", barlin)

    steps = [
        claire.post(reverse("correspondence_confirm", args=[one.pk]), {"expected": 1}).url,
        claire.post(reverse("correspondence_refuse", args=[two.pk]), {"expected": 1}).url,
        claire.post(reverse("counterpart_choose", args=[two.perimeter_id]), {"other": "aucun"}).url,
        claire.post(reverse("counterpart_choose", args=[alone.pk]), {"other": "aucun"}).url,
    ]

    assert steps == [
        reverse("correspondence", args=[two.pk]),
        reverse("counterpart_choose", args=[two.perimeter_id]),
        reverse("counterpart_choose", args=[alone.pk]),
        reverse("correspondences"),
    ]


def test_a_decision_is_told_in_the_history_of_the_neighbourhood_and_of_the_contract(claire, contract, barlin):
    one = pair(7, barlin)
    claire.post(reverse("correspondence_confirm", args=[one.pk]), {"expected": 1})
    regain = Neighbourhood.objects.get(archived_at=None)

    pages = [
        claire.get(reverse("neighbourhood_history", args=[regain.pk])).content.decode(),
        claire.get(reverse("contract_journal", args=[contract.code])).content.decode(),
    ]

    assert [("Correspondance décidée" in page, "QP062007" in page) for page in pages] == [(True, True)] * 2


def test_a_no_is_told_as_one(claire, contract, barlin):
    one = pair(7, barlin)
    claire.post(reverse("correspondence_refuse", args=[one.pk]), {"expected": 1})

    html = claire.get(reverse("contract_journal", args=[contract.code])).content.decode()

    assert ("Correspondance écartée" in html, "Correspondance décidée" in html) == (True, False)


def test_nobody_but_those_who_keep_the_contract_confirms_the_same_names(amina, contract, barlin):
    pair(7, barlin)

    assert amina.post(reverse("correspondences_same"), {"pair": "1:QP062007"}).status_code == 403
    assert not Correspondence.objects.filter(state="confirmed").exists()
