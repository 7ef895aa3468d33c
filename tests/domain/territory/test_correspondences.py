"""A human says which perimeters are one neighbourhood; everything follows, and can come back."""

from datetime import UTC, datetime

import pytest

from regain.core.errors import ChangedMeanwhile
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, NeighbourhoodProject
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.territory.enums import CorrespondenceState
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.domain.territory.usecases import (
    CorrespondenceNotOpen,
    NeighbourhoodsCannotMerge,
    choose_counterpart,
    confirm_correspondence,
    refuse_correspondence,
    undo_correspondence,
)
from tests.factories.territory import NeighbourhoodFactory

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def reference(code, name="Quartier Du Regain", communes=("62083",)):
    vintage = 2015 if code.startswith("QP") else 2024
    return Perimeter.objects.create(code=code, vintage=vintage, name=name, insee_codes=list(communes))


def guess(one, other=None, neighbourhood=None):
    return Correspondence.objects.create(
        perimeter=one, other=other, neighbourhood=neighbourhood, state="to_confirm", reasons=["same_name"]
    )


def confirm(one):
    confirm_correspondence(one, expected=one.version, decided_at=NOW, by=SYSTEM)
    one.refresh_from_db()


def undo(one):
    undo_correspondence(one, expected=one.version, undone_at=NOW, by=SYSTEM)


def state_of_the_world():
    return (
        list(Perimeter.objects.order_by("code").values_list("code", "neighbourhood")),
        list(Neighbourhood.objects.order_by("pk").values_list("pk", "archived_at", "communes")),
        list(NeighbourhoodProject.objects.order_by("pk").values_list("pk", "neighbourhood")),
        list(Correspondence.objects.order_by("pk").values_list("perimeter", "other", "state")),
    )


@pytest.fixture
def known(barlin):
    """The neighbourhood of Barlin, known by its code of 2015."""
    return NeighbourhoodFactory(name="Le Regain", code="QP062007", communes=[barlin])


@pytest.fixture
def old(known):
    return known.perimeters.get()


def test_a_confirmed_reference_row_joins_the_neighbourhood(known, old, hersin):
    one = guess(reference("QN06207M", communes=("62083", "62443")), old)

    confirm(one)

    assert [each.code for each in known.perimeters.all()] == ["QN06207M", "QP062007"]
    assert hersin in known.communes.all()
    assert one.state == CorrespondenceState.CONFIRMED
    [told] = Entry.objects.filter(event=Event.CORRESPONDENCE_DECIDED)
    assert told.after == {"state": "confirmed", "perimeter": "QN06207M", "other": "QP062007"}


def test_two_neighbourhoods_become_one_and_what_hangs_under_each_follows(contract, known, old, barlin):
    agreement = Agreement.objects.create(kind="communal", contract=contract, commune=barlin)
    project = NeighbourhoodProject.objects.create(agreement=agreement, neighbourhood=known, rank=1)
    young = NeighbourhoodFactory(name="Quartier Du Regain", code="QN06207M", communes=[barlin])
    before = state_of_the_world()
    one = guess(young.perimeters.get(), old)
    guessed = (*before[:3], [(one.perimeter_id, old.pk, "to_confirm")])

    confirm(one)

    young.refresh_from_db()
    project.refresh_from_db()
    assert (young.archived_at, project.neighbourhood) == (NOW, known)
    assert [each.code for each in known.perimeters.all()] == ["QN06207M", "QP062007"]

    undo(one)
    assert state_of_the_world() == guessed


def test_two_projects_of_one_agreement_forbid_the_merger_and_nothing_moves(contract, known, old, barlin):
    agreement = Agreement.objects.create(kind="communal", contract=contract, commune=barlin)
    young = NeighbourhoodFactory(name="Quartier Du Regain", code="QN06207M", communes=[barlin])
    for rank, neighbourhood in enumerate((known, young)):
        NeighbourhoodProject.objects.create(agreement=agreement, neighbourhood=neighbourhood, rank=rank)
    one = guess(young.perimeters.get(), old)
    before = state_of_the_world()

    with pytest.raises(NeighbourhoodsCannotMerge, match="projet de quartier"):
        confirm(one)

    assert state_of_the_world() == before


def test_a_neighbourhood_cannot_have_two_codes_of_one_vintage(known, old, barlin):
    NeighbourhoodFactory(name="Autre", code="QN06208M", communes=[barlin])
    old.neighbourhood.perimeters.create(code="QN06207M", vintage=2024)
    one = guess(reference("QN06209M"), old)

    with pytest.raises(NeighbourhoodsCannotMerge, match="a déjà le code QN06207M"):
        confirm(one)


def test_a_refusal_gives_the_perimeter_a_neighbourhood_of_its_own_and_undoing_takes_it_back(known, old):
    one = guess(reference("QN06207M"), old)

    refuse_correspondence(one, expected=one.version, by=SYSTEM)
    one.refresh_from_db()

    own = one.perimeter.neighbourhood
    assert own not in (None, known)
    assert own.name == "Quartier du Regain"

    undo(one)
    own.refresh_from_db()
    assert (Perimeter.objects.get(code="QN06207M").neighbourhood, own.archived_at) == (None, NOW)


def test_confirming_one_guess_puts_its_rivals_aside_until_it_is_undone(known, old, barlin):
    wanted = reference("QN06207M")
    one, rival = guess(wanted, old), guess(wanted, reference("QP062009", "Un autre"))

    confirm(one)
    rival.refresh_from_db()
    assert rival.state == CorrespondenceState.REFUSED

    undo(one)
    rival.refresh_from_db()
    assert rival.state == CorrespondenceState.TO_CONFIRM


def test_one_may_choose_another_or_none(known, old, barlin):
    young = NeighbourhoodFactory(name="3 ilôts", code="QN06209M", communes=[barlin]).perimeters.get()

    none = choose_counterpart(young, other=None, decided_at=NOW, by=SYSTEM)
    assert (none.other, none.state) == (None, "confirmed")
    with pytest.raises(CorrespondenceNotOpen, match="déjà décidée"):
        choose_counterpart(young, other=old, decided_at=NOW, by=SYSTEM)

    none.refresh_from_db()
    undo(none)
    chosen = choose_counterpart(young, other=reference("QP062009", "Un autre"), decided_at=NOW, by=SYSTEM)
    assert [each.code for each in young.neighbourhood.perimeters.all()] == ["QN06209M", "QP062009"]
    assert chosen.reasons == ["chosen"]


def test_a_neighbourhood_without_code_may_be_the_one(barlin):
    uncoded = NeighbourhoodFactory(name="Le Regain", communes=[barlin])
    one = guess(reference("QN06207M"), neighbourhood=uncoded)

    confirm(one)

    assert [each.code for each in uncoded.perimeters.all()] == ["QN06207M"]


def test_who_decides_second_is_told(known, old):
    one = guess(reference("QN06207M"), old)
    confirm(one)

    with pytest.raises(ChangedMeanwhile):
        confirm_correspondence(one, expected=1, decided_at=NOW, by=SYSTEM)
    with pytest.raises(CorrespondenceNotOpen, match="déjà confirmée"):
        confirm_correspondence(one, expected=one.version, decided_at=NOW, by=SYSTEM)


def test_a_decision_taken_in_another_instance_cannot_be_undone_here(known, old):
    one = guess(reference("QN06207M"), old)
    Correspondence.objects.filter(pk=one.pk).update(state="confirmed")

    with pytest.raises(CorrespondenceNotOpen, match="prise ailleurs"):
        undo(one)
