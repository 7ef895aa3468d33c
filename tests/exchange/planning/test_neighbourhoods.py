"""Regain, shared by Barlin and Hersin-Coupigny, is one neighbourhood, however each paper writes it."""

import pytest

from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Commune
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import Decision
from tests.factories.drafts import draft, neighbourhood
from tests.factories.territory import IntercommunalityFactory, NeighbourhoodFactory


@pytest.fixture
def regain(barlin):
    return NeighbourhoodFactory(name="Quartier du Regain", code="QP062007", communes=[barlin])


@pytest.fixture
def plan(contract):
    def plan_it(*, answers=None, **values):
        return plan_agreement(draft(neighbourhoods=(neighbourhood(**values),)), contract=contract, answers=answers)

    return plan_it


def match_of(plan):
    [match] = plan.neighbourhoods
    return match.decision, match.known, match.code, match.commune_names


def test_the_same_code_is_the_same_neighbourhood_and_gains_a_commune(plan, regain):
    found = plan()

    assert match_of(found) == (Decision.SAME, regain.pk, "", ("Hersin-Coupigny",))
    assert [(step.noun, step.after) for step in found.steps[:1]] == [("commune du quartier", "Hersin-Coupigny")]
    assert found.neighbourhoods[0].reason == "même code QP062007"
    assert found.content.projects[0].neighbourhood == "Quartier du Regain"


@pytest.mark.parametrize("typed", ["QP 06 20 07", "qp062007", " QP062007 "])
def test_a_code_typed_with_spaces_is_the_same_code(plan, regain, typed):
    assert match_of(plan(code=typed))[:3] == (Decision.SAME, regain.pk, "")


def test_the_code_of_2024_joins_that_of_2015(plan, regain):
    found = plan(code="QN06207M", communes=("Barlin",))

    assert match_of(found) == (Decision.SAME, regain.pk, "QN06207M", ())
    assert (found.steps[0].noun, found.steps[0].after) == ("code du quartier", "QN06207M")


def test_another_code_of_the_same_vintage_is_asked(plan, regain):
    found = plan(code="QP062008", communes=("Barlin",))

    [question] = found.pending
    assert match_of(found)[0] == Decision.ASKED
    assert match_of(plan(code="QP062008", answers={question.key: "Quartier du Regain"}))[:3] == (
        Decision.SAME,
        regain.pk,
        "",
    )
    assert match_of(plan(code="QP062008", communes=("Barlin",), answers={question.key: "nouveau"})) == (
        Decision.NEW,
        None,
        "QP062008",
        ("Barlin",),
    )


def test_a_name_close_to_a_known_one_is_asked(plan, regain):
    assert match_of(plan(code=None, name="Regains"))[0] == Decision.ASKED
    assert match_of(plan(code=None, name="Les Terrils"))[0] == Decision.NEW


def test_the_same_name_in_another_commune_is_another_neighbourhood(plan, hersin):
    NeighbourhoodFactory(name="Regain", communes=[hersin])

    assert match_of(plan(code=None, communes=("Barlin",)))[0] == Decision.NEW


def test_a_code_that_is_elsewhere_under_another_name_is_refused(plan, hersin):
    NeighbourhoodFactory(name="Les Terrils", code="QP062007", communes=[hersin])

    found = plan(communes=("Barlin",))

    assert not found.can_be_applied
    assert "Les Terrils" in found.refusals[0].reason
    assert "vérifiez le code" in found.refusals[0].reason


def test_a_code_of_another_agglomeration_is_refused(plan, barlin):
    elsewhere = IntercommunalityFactory(siren="200000000")
    NeighbourhoodFactory(name="Regain", code="QP062007", intercommunality=elsewhere, communes=[barlin])

    assert not plan().can_be_applied


def test_the_same_code_under_another_name_is_noted(plan, barlin):
    NeighbourhoodFactory(name="Les Terrils", code="QP062007", communes=[barlin])

    found = plan()

    assert (found.can_be_applied, "sous un autre nom" in found.warnings[0]) == (True, True)


def test_a_qic_is_known_by_its_own_code(plan, barlin):
    mines = NeighbourhoodFactory(name="Mines", kind=NeighbourhoodKind.QIC, own_code="QIC 3", communes=[barlin])

    assert match_of(plan(kind="QIC", code="QIC 3", name="Ailleurs", communes=("Barlin",)))[:2] == (
        Decision.SAME,
        mines.pk,
    )
    assert match_of(plan(kind="QIC", code=None, name="LES MINES", communes=("Barlin",)))[:2] == (
        Decision.SAME,
        mines.pk,
    )


def test_a_code_nobody_can_read_is_left_aside(plan):
    found = plan(code="QP-??")

    assert (found.can_be_applied, match_of(found)[2]) == (True, "")
    assert "laissé de côté" in found.warnings[0]


def test_a_neighbourhood_without_commune_is_in_the_one_that_signs(plan, barlin):
    assert match_of(plan(communes=()))[3] == ("Barlin",)


def test_a_commune_of_the_neighbourhood_that_no_list_knows_is_asked_and_may_be_left_aside(plan, contract):
    Commune.objects.filter(name="Hersin-Coupigny").update(name="Hersin")

    found = plan(communes=("Barlin", "Coupigny"))

    [question] = found.pending
    assert question.key == "commune-coupigny"
    aside = plan(communes=("Barlin", "Coupigny"), answers={question.key: "laisser de côté"})
    named = plan(communes=("Barlin", "Coupigny"), answers={question.key: "Hersin"})
    assert (match_of(aside)[3], match_of(named)[3]) == (("Barlin",), ("Barlin", "Hersin"))


def test_a_qic_whose_own_code_is_another_one_is_asked(plan, barlin):
    NeighbourhoodFactory(name="Mines", kind=NeighbourhoodKind.QIC, own_code="QIC 3", communes=[barlin])

    found = plan(kind="QIC", code="QIC 4", name="Les Mines", communes=("Barlin",))

    assert match_of(found)[0] == Decision.ASKED
