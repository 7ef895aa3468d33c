"""Applying what was read, once and for all; then a corrected paper, then a second commune."""

from dataclasses import replace

import pytest
from django.db import DatabaseError

from regain.core.member import SYSTEM
from regain.domain.contracts.models import (
    Agreement,
    AgreementVersion,
    IntercommunalObjective,
    OperationalObjective,
    Stake,
    StrategicObjective,
)
from regain.domain.contracts.queries import agreement_of, content_of, version_in_force
from regain.domain.contracts.usecases import PlanIsStale
from regain.domain.contracts.usecases import adopting as adopting_module
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Neighbourhood
from regain.exchange.applying import PlanNotReady, apply_agreement_plan, apply_withdrawal
from regain.exchange.draft import Draft, Section, StakeNamed
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import Plan
from regain.exchange.planning.withdrawal import plan_withdrawal
from regain.exchange.planning.wording import plan_as_lines
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import CARE, GROW, ROWS, draft, in_capitals, neighbourhood, row

TREE = (Stake, StrategicObjective, IntercommunalObjective)


class Desk:
    """Somebody who reads a plan, then applies it."""

    def __init__(self, contract) -> None:
        self.contract = contract

    def plan(self, paper: Draft, **answers: str) -> Plan:
        return plan_agreement(paper, contract=self.contract, answers=answers)

    def apply(self, paper: Draft, *, expected: str | None = None, **answers: str) -> Plan:
        return apply_agreement_plan(
            paper,
            contract=self.contract,
            answers=answers,
            source=StoredFileFactory(name=f"{Entry.objects.count()}-{paper.source.file}"),
            expected=expected or self.plan(paper, **answers).fingerprint,
            by=SYSTEM,
        )

    def withdraw(self, commune) -> Plan:
        agreement = agreement_of(self.contract, commune)
        plan = plan_withdrawal(agreement)
        return apply_withdrawal(agreement, answers={}, expected=plan.fingerprint, by=SYSTEM)

    def told(self, paper: Draft) -> list[tuple[str, str, str | None, str | None]]:
        return [(step.verb.value, step.noun, step.before, step.after) for step in self.plan(paper).steps]


@pytest.fixture
def desk(contract) -> Desk:
    return Desk(contract)


def of_hersin(**values) -> Draft:
    read = neighbourhood(communes=("Hersin-Coupigny", "Barlin"), irritants=("Des logements froids",))
    return draft(file="hersin.docx", commune="HERSIN COUPIGNY", neighbourhoods=(in_capitals(read),), **values)


def test_applying_twice_changes_nothing(desk, contract, barlin):
    desk.apply(draft())
    entries = Entry.objects.count()

    assert desk.plan(draft()).is_empty
    assert {one.decision.value for one in desk.plan(draft()).alignments} == {"same"}
    desk.apply(draft())

    assert (Entry.objects.count(), AgreementVersion.objects.count()) == (entries, 1)
    assert version_in_force(agreement_of(contract, barlin)).snapshot["commune"] == "Barlin"


def test_the_same_text_in_another_format_changes_nothing(desk):
    desk.apply(draft())

    assert desk.plan(draft(file="barlin.pdf", coverage=0.8, places={})).is_empty


def test_a_corrected_paper_changes_only_what_differs(desk, barlin, contract):
    desk.apply(draft())
    before = content_of(agreement_of(contract, barlin))
    corrected = draft(
        file="barlin-corrigee.docx",
        neighbourhoods=(neighbourhood(irritants=("Peu de lieux pour les jeunes", "Des dépôts au pied d’un immeuble")),),
    )

    assert desk.told(corrected) == [
        ("change", "irritant", "Des dépôts au pied des immeubles", "Des dépôts au pied d’un immeuble")
    ]
    desk.apply(corrected)

    after = content_of(agreement_of(contract, barlin))
    assert [line.pk for line in after.projects[0].irritants] == [line.pk for line in before.projects[0].irritants]
    assert after.projects[0].retained_objectives == before.projects[0].retained_objectives
    assert version_in_force(agreement_of(contract, barlin)).number == 2


def test_a_corrected_preamble_is_shown_and_kept(desk):
    desk.apply(draft())
    corrected = draft(sections=(Section("Préambule", "Ce texte dit autre chose."), Section("Edito", "Bonjour.")))

    assert desk.told(corrected) == [
        ("change", "texte", "Ce texte dit ce que la commune retient.", "Ce texte dit autre chose."),
        ("add", "texte", None, "Bonjour."),
    ]
    desk.apply(corrected)

    assert desk.plan(corrected).is_empty
    assert [step.verb.value for step in desk.plan(draft()).steps] == ["change", "remove"]


def test_a_text_that_changes_nothing_of_what_is_followed_says_so(desk):
    desk.apply(draft())

    assert [step.noun for step in desk.plan(draft(contract=replace(draft().contract, ends_on=None))).steps] == ["texte"]


def test_two_communes_share_one_neighbourhood_and_one_tree(desk, contract, barlin, hersin):
    desk.apply(draft())
    nodes = [list(model.objects.values_list("pk", "label")) for model in TREE]

    plan = desk.apply(of_hersin())

    assert {one.decision.value for one in plan.alignments} == {"same"}
    assert nodes == [list(model.objects.values_list("pk", "label")) for model in TREE]
    assert Neighbourhood.objects.count() == 1
    assert OperationalObjective.objects.count() == 8
    assert [len(content_of(agreement_of(contract, one)).projects) for one in (barlin, hersin)] == [1, 1]
    assert desk.plan(of_hersin()).is_empty
    assert desk.plan(draft()).is_empty


def test_an_objective_close_to_a_known_one_waits_for_a_choice(desk):
    desk.apply(draft())
    close = replace(ROWS[2], intercommunal="Conforter les parents isolés")
    paper = draft(file="hersin.docx", commune="Hersin-Coupigny", neighbourhoods=(neighbourhood(objectives=(close,)),))

    [question] = desk.plan(paper).pending
    assert "  86  «\u00a0Conforter les parents isolés\u00a0» ? «\u00a0Conforter les parents\u00a0»" in plan_as_lines(
        desk.plan(paper)
    )
    with pytest.raises(PlanNotReady, match="1 choix à faire"):
        desk.apply(paper)

    same = desk.plan(paper, **{question.key: "Conforter les parents"})
    assert [one.decision.value for one in same.alignments if one.level == "intercommunal"] == ["same"]
    desk.apply(paper, **{question.key: "nouveau"})
    assert set(
        IntercommunalObjective.objects.filter(strategic__label="Faire réussir les enfants").values_list(
            "label", flat=True
        )
    ) == {
        "Conforter les parents",
        "Conforter les parents isolés",
    }
    assert desk.plan(paper).is_empty


def test_two_neighbourhoods_of_one_agreement_share_their_objectives(desk):
    second = neighbourhood(
        name="Les Terrils", code="QP062008", objectives=(row("AIDER CHACUN A VENIR A BOUT DE SES PAPIERS"),)
    )

    desk.apply(draft(neighbourhoods=(neighbourhood(), second)))

    assert IntercommunalObjective.objects.count() == 3
    assert desk.plan(draft(neighbourhoods=(neighbourhood(), second))).is_empty


def test_a_plan_read_before_somebody_else_applied_is_stale(desk):
    read = desk.plan(draft()).fingerprint
    desk.apply(of_hersin())

    with pytest.raises(PlanIsStale):
        desk.apply(draft(), expected=read)

    assert Agreement.objects.count() == 1


def test_a_refusal_is_never_applied(desk):
    with pytest.raises(PlanNotReady, match="Houchin"):
        desk.apply(draft(commune="Houchin"))

    assert not Neighbourhood.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing(desk, monkeypatch):
    def fail(*_changes: object) -> None:
        raise DatabaseError("coupure")

    monkeypatch.setattr(adopting_module, "prune_nodes", fail)
    with pytest.raises(DatabaseError, match="coupure"):
        desk.apply(draft())

    assert (Neighbourhood.objects.count(), Agreement.objects.count(), Stake.objects.count()) == (0, 0, 0)
    assert not Entry.objects.exists()


def test_withdrawing_the_correction_brings_the_first_paper_back(desk, contract, barlin):
    desk.apply(draft())
    desk.apply(draft(file="bis.docx", neighbourhoods=(neighbourhood(irritants=("Le froid",), objectives=ROWS[:1]),)))

    plan = desk.withdraw(barlin)

    assert [(step.verb.value, step.before or step.after) for step in plan.steps[:2]] == [
        ("remove", "Version 2"),
        ("add", "Version 1"),
    ]
    assert desk.plan(draft()).is_empty
    assert version_in_force(agreement_of(contract, barlin)).number == 1


def test_withdrawing_the_only_paper_leaves_the_other_commune_alone(desk, contract, barlin, hersin):
    desk.apply(draft())
    desk.apply(of_hersin())

    desk.withdraw(barlin)

    assert content_of(agreement_of(contract, barlin)).projects == ()
    assert IntercommunalObjective.objects.count() == 3
    desk.withdraw(hersin)
    assert IntercommunalObjective.objects.count() == 0
    assert plan_withdrawal(agreement_of(contract, hersin)).is_empty
    assert Neighbourhood.objects.count() == 1


def test_after_a_withdrawal_the_paper_may_be_applied_again(desk, contract, barlin):
    desk.apply(draft())
    desk.withdraw(barlin)

    desk.apply(draft())

    assert version_in_force(agreement_of(contract, barlin)).number == 2
    assert desk.plan(draft()).is_empty


def test_another_paper_of_the_same_commune_asks_about_a_stake_and_nothing_else_that_only_it_used(desk):
    desk.apply(draft())
    stake = StakeNamed(1, "Une ville où l’on se soigne")
    rows = (row("Aider chacun à bout de ses papiers", strategic="Rapprocher les droits des soins", stake=stake),)
    paper = draft(file="autre.docx", neighbourhoods=(neighbourhood(objectives=rows),))

    [question] = desk.plan(paper).pending
    assert question.options[0].value == CARE.title
    desk.apply(paper, **{question.key: CARE.title})

    labels = [list(model.objects.values_list("label", flat=True)) for model in TREE]
    assert labels == [[stake.title], ["Rapprocher les droits des soins"], ["Aider chacun à bout de ses papiers"]]
    assert desk.plan(paper).is_empty


def test_what_another_commune_uses_too_is_asked_about(desk):
    desk.apply(draft())
    desk.apply(of_hersin())
    rows = (row("Conforter les parents isolés", strategic="Faire réussir les enfants", stake=GROW),)

    assert len(desk.plan(draft(neighbourhoods=(neighbourhood(objectives=rows),))).pending) == 1


def test_a_new_row_of_a_second_neighbourhood_is_asked_about_when_the_first_has_a_close_one(desk):
    desk.apply(draft())
    rows = (row("Conforter les parents isolés", strategic="Faire réussir les enfants", stake=GROW),)
    second = neighbourhood(name="Les Terrils", code=None, objectives=rows)

    for order in ((neighbourhood(), second), (second, neighbourhood())):
        assert len(desk.plan(draft(neighbourhoods=order)).pending) == 1


def test_the_code_of_2024_joins_the_neighbourhood_when_the_second_paper_gives_it(desk):
    desk.apply(draft())

    read = neighbourhood(code="QN06207M", communes=("Hersin-Coupigny",))
    desk.apply(draft(file="hersin.docx", commune="Hersin-Coupigny", neighbourhoods=(read,)))

    [regain] = Neighbourhood.objects.all()
    assert list(regain.perimeters.values_list("code", flat=True)) == ["QN06207M", "QP062007"]
