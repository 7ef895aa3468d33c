"""The last change of an object is undone by the ordinary use case; what changed since is never overwritten."""

from datetime import UTC, datetime

import pytest

from regain.core.member import SYSTEM, Member
from regain.domain.contracts.models import Contract, Stake
from regain.domain.contracts.usecases import (
    ChangeCannotBeUndone,
    ChangedSince,
    LabelTaken,
    add_node,
    archive_node,
    change_contract,
    change_node,
    restore_node,
    undo_change,
)
from regain.domain.documents.usecases import add_template, archive_template
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import history_of
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.usecases import add_neighbourhood, archive_neighbourhood, change_neighbourhood
from tests.factories.documents import StoredFileFactory

BRUNO = Member("12", "Bruno")
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def stake(contract) -> Stake:
    return add_node(contract, label="Une ville solidaire", number=1, by=SYSTEM)


def last(obj) -> Entry:
    return history_of(obj).last()


def undo(contract, obj, *, by=BRUNO) -> None:
    undo_change(contract, number=last(obj).number, undone_at=NOW, by=by)


def test_a_label_goes_back_and_the_journal_tells_both(contract, stake):
    change_node(stake, label="Une ville pour tous", number=2, expected=1, by=SYSTEM)
    changed = last(stake).number

    undo(contract, stake)

    stake.refresh_from_db()
    assert (stake.label, stake.number, stake.version) == ("Une ville solidaire", 1, 3)
    *_, undone, back = history_of(stake)
    assert (undone.event, undone.after) == (Event.CHANGE_UNDONE, {"number": changed})
    assert (back.event, back.before["label"], back.after["label"]) == (
        Event.OBJECTIVE_CHANGED,
        "Une ville pour tous",
        "Une ville solidaire",
    )


def test_what_was_undone_can_be_done_again(contract, stake):
    change_node(stake, label="Une ville pour tous", number=1, expected=1, by=SYSTEM)
    undo(contract, stake)

    undo(contract, stake)

    stake.refresh_from_db()
    assert stake.label == "Une ville pour tous"


def test_what_changed_since_is_not_overwritten(contract, stake):
    change_node(stake, label="Une ville pour tous", number=1, expected=1, by=SYSTEM)
    first = last(stake).number
    change_node(stake, label="Une ville à vivre", number=1, expected=2, by=BRUNO)
    count = Entry.objects.count()

    with pytest.raises(ChangedSince, match=r"a encore changé depuis \(.*Libellé modifié.*, le .*, par Bruno\)"):
        undo_change(contract, number=first, undone_at=NOW, by=BRUNO)

    stake.refresh_from_db()
    assert (stake.label, Entry.objects.count()) == ("Une ville à vivre", count)


def test_what_the_ordinary_act_refuses_is_refused_and_nothing_is_written(contract, stake):
    change_node(stake, label="Une ville pour tous", number=1, expected=1, by=SYSTEM)
    add_node(contract, label="Une ville solidaire", number=2, by=SYSTEM)
    count = Entry.objects.count()

    with pytest.raises(LabelTaken):
        undo(contract, stake)

    assert Entry.objects.count() == count


def test_the_contract_goes_back_with_its_communes(contract, barlin, hersin):
    change_contract(
        contract,
        name="Autre nom",
        starts_on=contract.starts_on,
        ends_on=contract.ends_on.replace(year=2031),
        communes=[barlin],
        expected=1,
        by=SYSTEM,
    )

    undo(contract, contract)

    now = Contract.objects.get(pk=contract.pk)
    assert (now.name, now.ends_on.year, set(now.communes.all())) == (contract.name, 2030, {barlin, hersin})


def test_archives_go_back_both_ways(contract, stake):
    archive_node(stake, archived_at=NOW, by=SYSTEM)
    undo(contract, stake)
    stake.refresh_from_db()
    assert stake.archived_at is None

    undo(contract, stake)
    stake.refresh_from_db()
    assert stake.archived_at == NOW
    restore_node(stake, by=SYSTEM)


def test_a_neighbourhood_goes_back(contract, barlin):
    regain = add_neighbourhood(
        name="Regain",
        kind=NeighbourhoodKind.QPV,
        communes=[barlin],
        intercommunality=contract.intercommunality,
        by=SYSTEM,
    )
    change_neighbourhood(
        regain,
        name="Le Regain",
        kind=NeighbourhoodKind.QIC,
        own_code="QIC 3",
        codes={Vintage.OF_2024: "QN06207M"},
        communes=[barlin],
        expected=1,
        by=SYSTEM,
    )

    undo(contract, regain, by=SYSTEM)

    regain.refresh_from_db()
    assert (regain.name, regain.kind, regain.own_code, regain.perimeters.count()) == ("Regain", "QPV", "", 0)
    archive_neighbourhood(regain, archived_at=NOW, by=SYSTEM)
    undo(contract, regain, by=SYSTEM)
    regain.refresh_from_db()
    assert regain.archived_at is None
    undo(contract, regain, by=SYSTEM)
    regain.refresh_from_db()
    assert regain.archived_at == NOW


def test_a_template_goes_back(contract):
    template = add_template(StoredFileFactory(), name="Charte", contract_code=contract.code, by=SYSTEM)
    archive_template(template, archived_at=NOW, by=SYSTEM)
    undo(contract, template)
    template.refresh_from_db()
    assert template.archived_at is None
    undo(contract, template)
    template.refresh_from_db()
    assert template.archived_at == NOW


def test_what_has_no_inverse_is_refused_with_what_to_do(contract, stake):
    with pytest.raises(ChangeCannotBeUndone, match="corrigez la fiche elle-même"):
        undo(contract, stake)


def test_what_is_no_longer_there_cannot_go_back(contract, stake):
    archive_node(stake, archived_at=NOW, by=SYSTEM)
    number = last(stake).number
    Stake.objects.filter(pk=stake.pk).delete()

    with pytest.raises(ChangeCannotBeUndone, match="n’existe plus"):
        undo_change(contract, number=number, undone_at=NOW, by=BRUNO)


def test_a_commune_that_is_no_longer_known_stops_the_undoing(contract, barlin, hersin):
    change_contract(
        contract,
        name=contract.name,
        starts_on=contract.starts_on,
        ends_on=contract.ends_on,
        communes=[barlin],
        expected=1,
        by=SYSTEM,
    )
    hersin.delete()

    with pytest.raises(ChangeCannotBeUndone, match="n’est plus connue"):
        undo(contract, contract)
