"""A neighbourhood shared by two communes is one; its codes of 2015 and of 2024 are two perimeters."""

import pytest
from django.db import IntegrityError, transaction

from regain.core.member import SYSTEM
from regain.domain.journal.queries import history_of
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.domain.territory.queries import (
    neighbourhood_with_code,
    neighbourhood_with_own_code,
    neighbourhoods_of,
    neighbourhoods_with_codes,
)
from regain.domain.territory.rules import vintage_of
from regain.domain.territory.usecases import (
    NeighbourhoodCodeTaken,
    NeighbourhoodCodeUnknown,
    PerimeterAlreadyKnown,
    add_neighbourhood,
    complete_neighbourhood,
)
from tests.factories.territory import NeighbourhoodFactory


@pytest.fixture
def regain(barlin):
    return add_neighbourhood(
        name="Regain",
        kind=NeighbourhoodKind.QPV,
        code="QP062007",
        communes=[barlin],
        intercommunality=barlin.intercommunality,
        by=SYSTEM,
    )


@pytest.fixture
def mines(barlin):
    return add_neighbourhood(
        name="Les Mines",
        kind=NeighbourhoodKind.QIC,
        code="QIC 3",
        communes=[barlin],
        intercommunality=barlin.intercommunality,
        by=SYSTEM,
    )


@pytest.mark.parametrize(
    ("code", "vintage"),
    [
        ("QP062007", Vintage.OF_2015),
        ("QP02A001", Vintage.OF_2015),
        ("QN02A01M", Vintage.OF_2024),
        ("QP974001", Vintage.OF_2015),
        ("QP2A0001", None),
        ("QN02C01M", None),
        ("QN06207M", Vintage.OF_2024),
        ("QN06216C", Vintage.OF_2024),
        ("QN06207X", None),
        ("QIC 3", None),
        ("", None),
    ],
)
def test_a_code_tells_its_vintage(code, vintage):
    assert vintage_of(code) == vintage


def test_a_neighbourhood_answers_to_both_its_codes(regain, hersin):
    complete_neighbourhood(regain, communes=[hersin], code="QN06207M", source="décret 2023-1314", by=SYSTEM)

    assert neighbourhood_with_code("QP062007") == neighbourhood_with_code("QN06207M") == regain
    assert [str(perimeter) for perimeter in regain.perimeters.order_by("vintage")] == ["QP062007", "QN06207M"]
    assert neighbourhoods_with_codes(["QP062007", "QN06207M"]) == [regain]
    assert list(neighbourhoods_of(regain.intercommunality)) == [regain]
    assert [entry.event for entry in history_of(regain)] == ["neighbourhood_added", "neighbourhood_changed"]


def test_completing_with_what_is_known_tells_nothing(regain, mines, barlin):
    complete_neighbourhood(regain, communes=[barlin], code="QP062007", by=SYSTEM)
    complete_neighbourhood(mines, code="QIC 3", by=SYSTEM)

    assert (history_of(regain).count(), history_of(mines).count()) == (1, 1)


def test_a_qic_gets_its_own_code_once(barlin, mines):
    nameless = NeighbourhoodFactory(kind=NeighbourhoodKind.QIC, intercommunality=barlin.intercommunality)

    complete_neighbourhood(nameless, code="QIC 9", by=SYSTEM)

    assert neighbourhood_with_own_code("qic 9", intercommunality=barlin.intercommunality) == nameless
    with pytest.raises(NeighbourhoodCodeTaken, match="Les Mines"):
        complete_neighbourhood(nameless, code="QIC 3", by=SYSTEM)


def test_a_national_code_is_never_that_of_two_neighbourhoods(regain, mines):
    with pytest.raises(NeighbourhoodCodeTaken, match="« Regain »"):
        complete_neighbourhood(mines, code="QP062007", by=SYSTEM)


def test_a_neighbourhood_has_one_code_per_vintage(regain):
    with pytest.raises(PerimeterAlreadyKnown, match="a déjà le code QP062007 pour 2015"):
        complete_neighbourhood(regain, code="QP062008", by=SYSTEM)

    assert Perimeter.objects.count() == 1


def test_a_qpv_has_no_code_of_its_own(barlin, regain):
    with pytest.raises(NeighbourhoodCodeUnknown, match="n’est pas un code de quartier prioritaire"):
        add_neighbourhood(
            name="Autre",
            kind=NeighbourhoodKind.QPV,
            code="QIC 3",
            communes=[barlin],
            intercommunality=barlin.intercommunality,
            by=SYSTEM,
        )

    assert [str(one) for one in Neighbourhood.objects.all()] == ["Regain"]


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"kind": "QPV", "own_code": "QIC 3"}, "only_a_qic_has_a_code_of_its_own"),
        ({"kind": "ZUS"}, "neighbourhood_is_qpv_or_qic"),
    ],
)
def test_the_database_refuses_what_must_never_be(barlin, values, broken):
    with pytest.raises(IntegrityError, match=broken), transaction.atomic():
        Neighbourhood.objects.create(name="X", intercommunality=barlin.intercommunality, **values)


@pytest.mark.parametrize(("vintage", "code"), [(2015, "QP02A001"), (2024, "QN02B01M")])
def test_the_database_takes_the_codes_of_corsica(regain, vintage, code):
    regain.perimeters.all().delete()

    Perimeter.objects.create(neighbourhood=regain, vintage=vintage, code=code)

    assert neighbourhood_with_code(code) == regain


def test_a_code_of_2024_cannot_stand_for_2015(regain):
    with pytest.raises(IntegrityError, match="perimeter_code_follows_its_vintage"), transaction.atomic():
        Perimeter.objects.create(neighbourhood=regain, vintage=2015, code="QN06207M")
