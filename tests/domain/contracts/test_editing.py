"""Editing the contract and its tree by hand: refusals, conflicts, what the journal keeps."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from regain.core.errors import ChangedMeanwhile
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract, IntercommunalObjective, Stake, StrategicObjective
from regain.domain.contracts.usecases import (
    CommuneHasSigned,
    ContractNotValid,
    LabelTaken,
    NodeInUse,
    NumberTaken,
    ParentArchived,
    add_node,
    archive_node,
    change_contract,
    change_node,
    restore_node,
)
from regain.domain.journal.queries import history_of
from tests.factories.contracts import content, project, retained

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def stake(contract) -> Stake:
    return add_node(contract, label="Une ville solidaire", number=1, by=SYSTEM)


@pytest.fixture
def strategic(stake) -> StrategicObjective:
    return add_node(stake, label="Prendre soin", number=None, by=SYSTEM)


@pytest.fixture
def leaf(strategic) -> IntercommunalObjective:
    return add_node(strategic, label="Parler de santé mentale", number=None, by=SYSTEM)


def renew(contract: Contract, **values: object) -> None:
    given = {
        "name": contract.name,
        "starts_on": contract.starts_on,
        "ends_on": contract.ends_on,
        "communes": list(contract.communes.all()),
        "expected": contract.version,
        "by": SYSTEM,
    }
    change_contract(contract, **{**given, **values})
    contract.refresh_from_db()


def words(obj) -> list[tuple[str, dict, dict]]:
    return [(entry.event, entry.before, entry.after) for entry in history_of(obj)]


def test_a_contract_is_renamed_and_the_journal_keeps_both_names(contract):
    renew(contract, name="Quartiers 2030")

    assert (contract.name, contract.version) == ("Quartiers 2030", 2)
    assert words(contract) == [("contract_changed", {"name": "Engagements Quartiers 2030"}, {"name": "Quartiers 2030"})]


def test_a_contract_ends_after_it_began(contract):
    with pytest.raises(ContractNotValid, match="vérifiez ses deux dates"):
        renew(contract, ends_on=date(2023, 1, 1))

    assert words(contract) == []


def test_a_contract_changed_meanwhile_is_not_overwritten(contract):
    renew(contract, name="De Bruno")

    with pytest.raises(ChangedMeanwhile):
        renew(contract, name="D’Amina", expected=1)

    contract.refresh_from_db()
    assert contract.name == "De Bruno"


def test_a_commune_that_signed_does_not_leave(contract, registry, regain, hersin):
    registry.adopt(content(project(regain)))

    with pytest.raises(CommuneHasSigned, match="Barlin a une convention"):
        renew(contract, communes=[hersin])

    renew(contract, communes=[commune for commune in contract.communes.all() if commune != hersin])
    assert [commune.name for commune in contract.communes.all()] == ["Barlin"]


def test_a_tree_is_built_by_hand(contract, leaf):
    assert str(leaf.strategic.stake) == "Enjeu 1 : Une ville solidaire"
    assert words(leaf) == [("objective_changed", {}, {"label": "Parler de santé mentale", "rank": 1})]


def test_a_stake_is_renumbered(stake):
    change_node(stake, label="Une ville pour tous", number=4, expected=1, by=SYSTEM)

    stake.refresh_from_db()
    assert (stake.number, stake.label, stake.version) == (4, "Une ville pour tous", 2)
    assert words(stake)[-1] == (
        "objective_changed",
        {"label": "Une ville solidaire", "number": 1},
        {"label": "Une ville pour tous", "number": 4},
    )


def test_a_number_is_that_of_one_stake(contract, stake):
    with pytest.raises(NumberTaken, match=r"Le numéro 1 est déjà celui de «.Une ville solidaire.»"):
        add_node(contract, label="Autre", number=1, by=SYSTEM)

    assert Stake.objects.count() == 1


def test_two_objectives_do_not_say_the_same_at_one_place(strategic, leaf):
    with pytest.raises(LabelTaken, match=r"«.Parler de santé mentale.» existe déjà"):
        add_node(strategic, label="PARLER de sante mentale.", number=None, by=SYSTEM)


def test_an_archived_twin_is_told_to_be_restored(strategic, leaf):
    archive_node(leaf, archived_at=NOON, by=SYSTEM)

    with pytest.raises(LabelTaken, match=r"archivé.: remettez-le en place"):
        add_node(strategic, label=leaf.label, number=None, by=SYSTEM)


def test_objectives_make_room_for_one_another(strategic, leaf):
    last = add_node(strategic, label="Bouger", number=None, by=SYSTEM)

    change_node(last, label="Bouger", number=1, expected=1, by=SYSTEM)

    ordered = strategic.intercommunal_objectives.order_by("rank").values_list("rank", "label")
    assert list(ordered) == [(1, "Bouger"), (2, "Parler de santé mentale")]


def test_an_objective_changed_meanwhile_is_not_overwritten(leaf):
    change_node(leaf, label="De Bruno", number=1, expected=1, by=SYSTEM)

    with pytest.raises(ChangedMeanwhile):
        change_node(leaf, label="D’Amina", number=1, expected=1, by=SYSTEM)


def test_what_is_archived_comes_back(leaf):
    archive_node(leaf, archived_at=NOON, by=SYSTEM)
    archive_node(leaf, archived_at=NOON, by=SYSTEM)
    leaf.refresh_from_db()
    assert leaf.archived_at == NOON

    restore_node(leaf, by=SYSTEM)
    restore_node(leaf, by=SYSTEM)

    leaf.refresh_from_db()
    assert (leaf.archived_at, leaf.version) == (None, 3)
    assert [event for event, _, _ in words(leaf)] == ["objective_changed", "objective_archived", "objective_restored"]


def test_a_branch_is_archived_from_its_leaves(stake, strategic, leaf):
    with pytest.raises(NodeInUse, match="archivez-les d’abord"):
        archive_node(stake, archived_at=NOON, by=SYSTEM)

    for node in (leaf, strategic, stake):
        archive_node(node, archived_at=NOON, by=SYSTEM)
    with pytest.raises(ParentArchived, match=r"«.Prendre soin.» est archivé"):
        restore_node(leaf, by=SYSTEM)
    with pytest.raises(ParentArchived):
        add_node(strategic, label="Autre", number=None, by=SYSTEM)

    for node in (stake, strategic, leaf):
        restore_node(node, by=SYSTEM)
    leaf.refresh_from_db()
    assert leaf.archived_at is None


@pytest.mark.parametrize("model", [Stake, StrategicObjective, IntercommunalObjective])
def test_what_an_agreement_uses_is_not_archived(registry, regain, model):
    registry.adopt(content(project(regain, retained_objectives=(retained("Bouger", "Marcher"),))))

    with pytest.raises(NodeInUse, match="Des conventions s’y rattachent \\(Barlin\\)"):
        archive_node(model.objects.get(), archived_at=NOON, by=SYSTEM)


def test_an_archived_objective_that_is_signed_again_comes_back(registry, regain, stake, strategic, leaf):
    for node in (leaf, strategic, stake):
        archive_node(node, archived_at=NOON, by=SYSTEM)

    registry.adopt(content(project(regain, retained_objectives=(retained(leaf.label, "Écouter"),))))

    nodes = [one for model in (Stake, StrategicObjective, IntercommunalObjective) for one in model.objects.all()]
    assert [(node.label, node.archived_at) for node in nodes] == [
        ("Une ville solidaire", None),
        ("Prendre soin", None),
        ("Parler de santé mentale", None),
    ]


def test_words_chosen_by_hand_outlive_the_next_agreement(registry, regain):
    line = retained("Bouger", "Marcher")
    registry.adopt(content(project(regain, retained_objectives=(line,))))
    node = IntercommunalObjective.objects.get()
    change_node(node, label="Bouger plus", number=1, expected=node.version, by=SYSTEM)

    kept = replace(line.path.intercommunal, pk=node.pk)
    again = replace(registry.living(), signed_on=date(2025, 1, 1))
    registry.adopt(again)

    assert registry.labels("intercommunal") == ["Bouger plus"]
    assert kept.pk == node.pk
