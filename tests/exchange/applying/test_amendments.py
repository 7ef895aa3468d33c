"""From the signed text to its amendments: edited, reviewed, signed, one upon another; and any day it stood on."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from regain.core.errors import ChangedMeanwhile
from regain.core.member import SYSTEM
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Agreement, Amendment
from regain.domain.contracts.queries import agreement_of, content_of, version_in_force, version_standing_on
from regain.domain.contracts.rules.edits import Edit, EditDoesNotFit, consolidated, edit_from_data
from regain.domain.contracts.rules.states import signed_text
from regain.domain.contracts.usecases import (
    BaseHasChanged,
    CircuitBroken,
    DatesOutOfOrder,
    PlanIsStale,
    drop_amendment,
    rebase_amendment,
    undo_edit,
)
from regain.domain.journal.queries import history_of
from regain.exchange.applying.amendments import amend
from regain.exchange.draft import draft_from_data
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.amendments import (
    TextCannotHold,
    amended_text,
    changes_between,
    changes_of,
)
from regain.exchange.planning.standing import standing_on
from tests.amending import change, opened, passed, sign, signed, text_now
from tests.editing import an_edit
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import draft
from tests.filling import apply_draft

SIGNED = date(2024, 7, 9)
REFERENT = "/governance/elected_referent"
IRRITANTS = "/neighbourhoods/0/irritants"


@pytest.fixture
def agreement(contract, barlin) -> Agreement:
    """Barlin's, signed on 9 July 2024."""
    apply_draft(draft(), contract)
    return agreement_of(contract, barlin)


def text_on(agreement: Agreement, day: date) -> dict[str, Any] | None:
    version = version_standing_on(agreement, day)
    return version and signed_text(version.snapshot)


def test_signing_makes_the_consolidated_text_the_one_in_force(agreement):
    amendment = signed(agreement, date(2026, 3, 1), (REFERENT, "le maire"))

    version = version_in_force(agreement)
    assert (amendment.result, amendment.status, version.number, version.stands_from) == (
        version,
        "signed",
        2,
        date(2026, 3, 1),
    )
    assert content_of(agreement_of(agreement.contract, agreement.commune)).elected_referent == "le maire"
    assert version.snapshot["places"] == {
        "/neighbourhoods/0/irritants/0": {"line": 12, "page": None, "quote": "Peu de lieux"}
    }


def test_what_changes_is_told_as_the_texts_say_it(agreement):
    amendment = opened(agreement, (REFERENT, "le maire"), ("/sections/0/text", "Autre préambule."))
    amend(amendment, edits=[Edit(Verb.REMOVE, f"{IRRITANTS}/1", "Des dépôts au pied des immeubles")], by=SYSTEM)
    amend(amendment, edits=[change(amendment, "/neighbourhoods/0/code", "QN06207M")], by=SYSTEM)

    told = [(step.verb.value, step.noun, step.before, step.after) for step in changes_of(amendment)]

    assert told == [
        ("change", "texte", "Ce texte dit ce que la commune retient.", "Autre préambule."),
        ("change", "code du quartier", "QP062007", "QN06207M"),
        ("change", "référent élu", "l’adjointe à la politique de la ville", "le maire"),
        ("remove", "irritant", "Des dépôts au pied des immeubles", None),
    ]


def test_a_text_does_not_differ_from_itself():
    assert changes_between(draft(), draft()) == ()


def test_an_amendment_of_an_amendment_stands_on_the_first_one(agreement):
    first = signed(agreement, date(2025, 1, 10), (REFERENT, "le maire"))
    second = signed(agreement, date(2026, 2, 20), (f"{IRRITANTS}/0", "Aucun lieu pour les jeunes"))

    standing = standing_on(agreement, date(2026, 3, 1))

    assert (second.number, second.base, standing.amendments) == (2, first.result, (first, second))
    assert standing.told(standing.day) == (
        "Convention signée le 9 juillet 2024, modifiée par l’avenant n°\u00a01 du 10 janvier 2025 et l’avenant n°\u00a02 "
        "du 20 février 2026, telle qu’elle est en vigueur le 1er mars 2026."
    )


def test_each_day_has_the_text_that_stood_on_it(agreement):
    signed(agreement, date(2025, 1, 10), (REFERENT, "le maire"))
    signed(agreement, date(2026, 2, 20), (REFERENT, "la conseillère"))

    days = [SIGNED - timedelta(1), SIGNED, date(2025, 1, 9), date(2025, 1, 10), date(2026, 2, 20), date(2030, 1, 1)]
    found = [text and text["governance"]["elected_referent"] for text in (text_on(agreement, day) for day in days)]

    first = "l’adjointe à la politique de la ville"
    assert found == [None, first, first, "le maire", "la conseillère", "la conseillère"]


def test_one_signed_on_paper_is_entered_with_its_file(agreement):
    amendment = opened(agreement, (REFERENT, "le maire"))

    with pytest.raises(CircuitBroken):
        sign(amendment, date(2025, 1, 10))
    with pytest.raises(DatesOutOfOrder, match="Joignez"):
        sign(amendment, date(2025, 1, 10), is_signed_outside=True)
    sign(amendment, date(2025, 1, 10), is_signed_outside=True, paper=StoredFileFactory())

    assert version_in_force(agreement).number == 2


def test_nothing_is_signed_before_the_text_it_modifies_nor_before_it_was_reviewed(agreement):
    amendment = passed(opened(agreement, (REFERENT, "le maire")), date(2025, 1, 10))

    with pytest.raises(DatesOutOfOrder, match="à venir"):
        sign(amendment, date(2025, 1, 11), today=date(2025, 1, 10))
    with pytest.raises(DatesOutOfOrder, match="9 juillet 2024"):
        sign(amendment, SIGNED - timedelta(1))
    with pytest.raises(DatesOutOfOrder, match="relu le 10 janvier 2025"):
        sign(amendment, SIGNED)

    assert version_in_force(agreement).number == 1


def test_two_people_on_two_lines_both_write_and_on_one_line_the_second_sees_the_first(agreement, amina, bruno):
    amendment = opened(agreement)
    hers, his = change(amendment, REFERENT, "le maire"), change(amendment, f"{IRRITANTS}/0", "Aucun lieu")
    again = change(amendment, REFERENT, "la conseillère")

    amend(amendment, edits=[hers], by=amina.member)
    amend(amendment, edits=[his], by=bruno.member)
    with pytest.raises(EditDoesNotFit) as refusal:
        amend(amendment, edits=[again], by=bruno.member)

    amendment.refresh_from_db()
    assert (refusal.value.found, [edit["by"] for edit in amendment.edits]) == (
        "le maire",
        [amina.member.label, bruno.member.label],
    )
    assert [entry.event for entry in history_of(amendment)] == [
        "amendment_opened",
        "amendment_edited",
        "amendment_edited",
    ]


def test_an_edit_is_undone_and_the_others_stay(agreement):
    amendment = opened(agreement, (REFERENT, "le maire"), (f"{IRRITANTS}/0", "Aucun lieu"))

    undo_edit(amendment, at=0, expected=amendment.version, by=SYSTEM)

    amendment.refresh_from_db()
    text = text_now(amendment)
    assert (text["governance"]["elected_referent"], text["neighbourhoods"][0]["irritants"][0]) == (
        "l’adjointe à la politique de la ville",
        "Aucun lieu",
    )


def test_an_undo_of_what_changed_meanwhile_is_refused(agreement):
    amendment = opened(agreement, (REFERENT, "le maire"))

    with pytest.raises(ChangedMeanwhile):
        undo_edit(amendment, at=0, expected=amendment.version - 1, by=SYSTEM)


@pytest.mark.parametrize("after", [{"name": 3}, None, "x" * 301])
def test_what_no_text_can_hold_is_refused_and_nothing_is_written(agreement, after):
    amendment = opened(agreement)

    with pytest.raises(TextCannotHold):
        amend(amendment, edits=[change(amendment, "/signatories/0", after)], by=SYSTEM)

    amendment.refresh_from_db()
    assert amendment.edits == []


def test_a_corrected_paper_makes_the_amendment_be_taken_up_again(agreement, contract):
    amendment = passed(opened(agreement, (f"{IRRITANTS}/0", "Aucun lieu")), date(2025, 1, 10))
    apply_draft(draft(file="corrigée.docx", signatories=("Commune de Barlin", "État", "CAF")), contract)

    with pytest.raises(BaseHasChanged):
        sign(amendment, date(2025, 1, 10))
    Amendment.objects.update(status="draft", proposed_on=None, reviewed_on=None)
    rebase_amendment(amendment, expected=amendment.version, by=SYSTEM)

    amendment.refresh_from_db()
    text = text_now(amendment)
    assert (amendment.base.number, text["signatories"], text["neighbourhoods"][0]["irritants"][0]) == (
        2,
        ["Commune de Barlin", "État", "CAF"],
        "Aucun lieu",
    )


def test_the_original_that_would_undo_an_amendment_is_refused(agreement, contract):
    signed(agreement, date(2025, 1, 10), (REFERENT, "le maire"))

    plans = [plan_agreement(text, contract=contract) for text in (draft(), amended_text(Amendment.objects.get()))]

    assert [["avenant n°\u00a01" in one.reason for one in plan.refusals] for plan in plans] == [[True], []]


def test_a_plan_read_before_somebody_changed_the_contract_is_not_signed(agreement):
    amendment = passed(opened(agreement, (REFERENT, "le maire")), date(2025, 1, 10))

    with pytest.raises(PlanIsStale):
        sign(amendment, date(2025, 1, 10), fingerprint="another")


@settings(
    max_examples=12,
    phases=[Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_any_amendments_replay_and_no_past_day_ever_changes(agreement, data):
    """Amendments of amendments, signed in Regain, on paper or dropped, of all that the circuit can settle alone."""
    with transaction.atomic():  # each example on the agreement as it was signed
        _chain(agreement_of(agreement.contract, agreement.commune), data)
        transaction.set_rollback(True)


def _chain(agreement: Agreement, data: st.DataObject) -> None:
    version = version_in_force(agreement)
    day, seen = version.stands_from, {version.stands_from: text_on(agreement, version.stands_from)}
    for wait in data.draw(st.lists(st.integers(0, 200), min_size=1, max_size=3)):
        day += timedelta(wait + 1)
        amendment = opened(agreement)
        for _ in range(data.draw(st.integers(1, 3))):
            amend(amendment, edits=[data.draw(an_edit(text_now(amendment), neighbourhoods=False))], by=SYSTEM)
        ending = data.draw(st.sampled_from(["signed", "paper", "dropped"]))
        amendment.refresh_from_db()
        if ending == "dropped" or _replayed(amendment) == signed_text(amendment.base.snapshot):
            drop_amendment(amendment, expected=amendment.version, by=SYSTEM)
        else:
            seen[day] = _replayed(amendment)
            outside = {"is_signed_outside": True, "paper": StoredFileFactory()} if ending == "paper" else {}
            sign(amendment if outside else passed(amendment, day), day, **outside)
        assert {known: text_on(agreement, known) for known in seen} == seen
    living = content_of(agreement_of(agreement.contract, agreement.commune))
    referent = draft_from_data(version_in_force(agreement).snapshot).governance.elected_referent
    assert (referent or "") == living.elected_referent


def _replayed(amendment: Amendment) -> dict[str, Any]:
    """The text that the edits kept with the amendment give, made again on the text they were made on."""
    edits = [edit_from_data(data) for data in Amendment.objects.get(pk=amendment.pk).edits]
    return signed_text(consolidated(amendment.base.snapshot, edits))
