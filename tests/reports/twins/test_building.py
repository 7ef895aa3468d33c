"""The twins of CABBALR's neighbourhoods, on the real files."""

import pytest

from regain.core.member import SYSTEM
from regain.domain.indicators.models import ObservedPlace
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.reports.twins.building import build_all_twins, build_twins
from regain.reports.twins.pool import names_of
from regain.reports.twins.standing import Doubt, Place
from regain.reports.twins.wording import answer, method_sentence, sensitivity, strip_chart, values_sentence
from tests.factories.figures import load_real, observe, observe_all
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory

CODES = tuple(f"QP0620{order:02d}" for order in (*range(4, 19), 57))


ELSEWHERE = {
    "QP033023": (Place.BETTER, None),
    "QP054002": (Place.WORSE, None),
    "QP030003": (Place.UNTOLD, Doubt.NOBODY_ALIKE),
    "QP971001": (Place.UNTOLD, Doubt.UNKNOWN_START),
    "QP999999": (Place.UNTOLD, Doubt.UNKNOWN_PLACE),
}
"""What the national file says of neighbourhoods of other agglomerations: each answer, each doubt."""


@pytest.fixture
def quarters(db):
    """The sixteen of CABBALR; QP062009 is not tied to its perimeter of 2024, so nobody said what it is today."""
    for code in CODES:
        if code != "QP062009":
            NeighbourhoodFactory(name=code, code=code)
    NeighbourhoodFactory(name="QN06209M", code="QN06209M")
    return list(Neighbourhood.objects.prefetch_related("perimeters").order_by("name"))


def test_the_twins_of_cabbalr_and_others(shared, quarters):
    load_real(shared, years=(2015, 2021))
    quarters += [NeighbourhoodFactory(name=code, code=code) for code in ELSEWHERE]

    found = {one.name: one for one in build_all_twins(quarters, "poverty_rate", seen_by=SYSTEM)}

    assert len([one for one in found.values() if one.standing]) == 15 + len(ELSEWHERE)
    assert {code: (found[code].standing.place, found[code].standing.doubt) for code in ELSEWHERE} == ELSEWHERE
    assert answer(found["QP033023"]) == (
        "Taux de pauvreté\u00a0: en 2021, «\u00a0QP033023\u00a0» (23\u00a0%) fait mieux que les 20 quartiers connus de Regain qui "
        "lui ressemblaient le plus en 2015 (33,6\u00a0% en moyenne)."
    )
    assert found["QN06209M"].standing is None
    assert "personne n’a encore confirmé" in answer(found["QN06209M"])
    assert found["QP062004"].standing.place == Place.ALIKE
    assert found["QP062006"].standing.doubt == Doubt.UNKNOWN_LATEST


def test_the_regain_and_its_twins_in_words(shared, quarters):
    load_real(shared, years=(2015, 2021))
    regain = next(one for one in quarters if one.name == "QP062007")

    twins = build_twins(regain, "poverty_rate", seen_by=SYSTEM)

    place = twins.standing
    assert (place.start, place.latest, len(place.twins)) == (39.1, 35.0, 20)
    # Under the interval of its 20 and 30 twins, within that of the ten nearest: nothing is decided.
    assert (place.place, place.doubt) == (Place.UNTOLD, Doubt.DEPENDS_ON_COUNT)
    assert answer(twins).startswith(
        "Comparaison non concluante\u00a0: la réponse change selon qu’on retient 10, 20 ou 30 jumeaux"
    )
    assert [row[0] for row in sensitivity(place, twins.definition)] == ["10", "20", "30"]
    assert values_sentence(twins).startswith("39,1\u00a0% en 2015 et 35\u00a0% en 2021. Chez ses 20 jumeaux")
    assert "1\u202f007 quartiers prioritaires connus de Regain" in method_sentence(twins)
    assert "286 autres sont écartés" in method_sentence(twins)
    assert [row.label for row in strip_chart(twins).rows] == ["2015, au départ", "2021, dernier millésime"]
    assert twins.source.count("INSEE") == 2
    assert set(twins.names) == {twin.code for twin in place.twins}


def test_an_indicator_without_a_later_year_has_no_twins(quarters):
    observe("poverty_rate", ("qpv", "QP062007"), {2015: "39"})

    twins = build_twins(quarters[4], "poverty_rate", seen_by=SYSTEM)

    assert (twins.vintages, twins.standing) == (None, None)
    assert "n’est pas connu à la fois au départ et depuis" in answer(twins)
    assert strip_chart(twins) is None
    assert method_sentence(twins) == values_sentence(twins) == ""


def test_an_unknown_indicator_has_no_twins(quarters):
    assert build_twins(quarters[0], "bonheur", seen_by=SYSTEM) is None


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_neighbourhoods(quarters, count, django_assert_max_num_queries):
    for code in CODES:
        observe("poverty_rate", ("qpv", code), {2015: "39", 2021: "35"})
        observe("median_income", ("qpv", code), {2015: "13000"})

    with django_assert_max_num_queries(10):
        build_all_twins(quarters[:count], "poverty_rate", seen_by=SYSTEM)


def test_a_twin_has_a_name_and_a_commune_or_at_least_a_departement(db):
    CommuneFactory(insee_code="62083", name="Barlin")
    Perimeter.objects.create(vintage=2015, code="QP062001", name="Cité De La Gare", insee_codes=["62083"])
    ObservedPlace.objects.create(kind="qpv", code="QP062002", name="Les Prés", commune_code="62083")
    ObservedPlace.objects.create(kind="qpv", code="QP062001", name="Autrement dit")

    names = names_of(["QP062001", "QP062002", "QP033023"])

    assert names == {
        "QP062001": "Cité de la Gare (Barlin, QP062001)",
        "QP062002": "Les Prés (Barlin, QP062002)",
        "QP033023": "quartier QP033023 (la Gironde)",
    }


@pytest.mark.parametrize(
    ("latest", "words"), [("37", "Aucun de ses 20 jumeaux n’a"), ("44.5", "Ses 20 jumeaux ont tous")]
)
def test_first_or_last_of_the_group_and_still_among_it_is_no_contradiction(db, latest, words):
    one = NeighbourhoodFactory(name="Un", code="QP062007")
    rows = [("qpv", f"QP0630{rank:02d}", 2015, {2015: "39", 2021: str(37 + rank % 8)}) for rank in range(40)]
    observe_all("poverty_rate", rows, dataset="filosofi_qpv")
    observe_all("median_income", [(*row[:3], {2015: "13000"}) for row in rows], dataset="filosofi_qpv")
    observe("poverty_rate", ("qpv", "QP062007"), {2015: "39", 2021: latest})
    observe("median_income", ("qpv", "QP062007"), {2015: "13000"})

    twins = build_twins(one, "poverty_rate", seen_by=SYSTEM)

    assert twins.standing.place == Place.ALIKE
    assert "est à peu près au même niveau que les 20 quartiers" in answer(twins)
    assert f"{words} une valeur plus basse que la sienne, mais l’écart reste" in values_sentence(twins)
