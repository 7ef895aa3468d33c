"""Outlines that would cross too many times: planned all the same, without being compared."""

import pytest
from shapely import to_wkb

from regain.core.geography import Comparisons
from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.territory.enums import CorrespondenceReason, Vintage
from regain.domain.territory.models import Perimeter
from regain.exchange.applying.perimeters import PerimeterFile, apply_perimeters
from regain.exchange.planning.perimeters import Verb, perimeter_plan_as_lines
from tests.exchange.reading.geo import files
from tests.factories.territory import (
    CommuneFactory,
    IntercommunalityFactory,
    NeighbourhoodFactory,
    OutlineFactory,
)
from tests.mandates import ELSEWHERE, acting
from tests.shapes import comb

UNNAMED = {"code_qp": "QN06207M", "lib_qp": "Peigne"}


def plan_of(*features, **more):
    return PerimeterFile(files.geojson(*features), "qpv.geojson", Vintage.OF_2024).plan(**more)


def test_its_shares_and_its_overlap_are_unknown(barlin):
    known = NeighbourhoodFactory(name="Quartier Du Regain", code="QP062007", communes=[barlin])
    for place in ({"commune": barlin}, {"perimeter": known.perimeters.get()}):
        OutlineFactory(**place, geometry=to_wkb(comb(50, across=True)))

    plan = plan_of(files.regain(shape=comb(50)))

    [line] = plan.ours
    assert (line.shares, line.tie.overlap) == ({"Barlin": None}, None)
    assert CorrespondenceReason.OVERLAP not in line.tie.reasons
    assert "Barlin (part inconnue)" in "\n".join(perimeter_plan_as_lines(plan))


def test_it_opens_no_commune_of_others_to_its_author(barlin):
    elsewhere = IntercommunalityFactory(siren=ELSEWHERE.agglomeration, name="Ailleurs")
    lille = CommuneFactory(insee_code="59350", name="Lille", intercommunality=elsewhere)
    OutlineFactory(commune=lille, geometry=to_wkb(comb(50, across=True)))

    plan = plan_of(files.regain(shape=comb(50)), by=acting(Role.PROJECT_LEAD))

    assert (plan.perimeters, [one.code for one in plan.refused]) == ((), ["QN06207M"])


@pytest.mark.parametrize("left", [0, 20_000_000])
def test_an_outline_that_cannot_be_compared_is_a_new_edition(barlin, monkeypatch, left):
    apply_perimeters(plan_of((UNNAMED, comb(30))), by=SYSTEM)
    monkeypatch.setattr("regain.exchange.planning.perimeters.surroundings.ON_A_PLAN", left)

    plan = plan_of((UNNAMED, comb(30).reverse()))

    assert Perimeter.objects.count() == 1
    assert plan.counts == {(Verb.UNCHANGED if left else Verb.NEW_EDITION): 1}


def test_all_the_comparisons_of_a_file_share_one_bound(barlin, monkeypatch):
    made = []
    monkeypatch.setattr(
        "regain.exchange.planning.perimeters.surroundings.Comparisons",
        lambda left: made.append(Comparisons(left)) or made[-1],
    )
    OutlineFactory(commune=barlin, geometry=to_wkb(comb(10, across=True)))

    plan_of(files.regain(shape=comb(10)), ({**files.REGAIN, "code_qp": "QN06208M"}, comb(12)))

    assert len(made) == 1
