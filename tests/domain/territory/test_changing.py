"""A neighbourhood renamed, recoded, put aside and brought back."""

from datetime import UTC, datetime

import pytest

from regain.core.errors import ChangedMeanwhile
from regain.core.member import SYSTEM
from regain.domain.contracts.usecases import NeighbourhoodInUse, archive_unused_neighbourhood
from regain.domain.journal.queries import history_of
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.usecases import (
    NeighbourhoodCodeTaken,
    NeighbourhoodCodeUnknown,
    NeighbourhoodNotValid,
    change_neighbourhood,
    complete_neighbourhood,
    restore_neighbourhood,
)
from tests.factories.drafts import draft
from tests.factories.territory import NeighbourhoodFactory
from tests.filling import apply_draft

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def regain(barlin) -> Neighbourhood:
    return NeighbourhoodFactory(name="Regain", code="QP062007", communes=[barlin])


@pytest.fixture
def mines(barlin) -> Neighbourhood:
    return NeighbourhoodFactory(name="Les Mines", kind="QIC", own_code="QIC 3", code="QN06207M", communes=[barlin])


def change(neighbourhood: Neighbourhood, **values: object) -> None:
    given = {
        "name": neighbourhood.name,
        "kind": NeighbourhoodKind(neighbourhood.kind),
        "own_code": neighbourhood.own_code,
        "codes": {},
        "communes": list(neighbourhood.communes.all()),
        "expected": neighbourhood.version,
        "by": SYSTEM,
    }
    change_neighbourhood(neighbourhood, **{**given, **values})
    neighbourhood.refresh_from_db()


def codes(neighbourhood: Neighbourhood) -> list[tuple[int, str]]:
    return list(neighbourhood.perimeters.order_by("vintage").values_list("vintage", "code"))


def test_a_name_and_codes_change_and_the_journal_keeps_both(regain, hersin):
    change(regain, name="Le Regain", codes={Vintage.OF_2015: "", Vintage.OF_2024: "QN06207M"}, communes=[hersin])

    entry = history_of(regain).get()
    assert (regain.name, regain.version, codes(regain)) == ("Le Regain", 2, [(2024, "QN06207M")])
    assert entry.before == {"name": "Regain", "code_2015": "QP062007", "code_2024": "", "communes": ["62083"]}
    assert entry.after == {"name": "Le Regain", "code_2015": "", "code_2024": "QN06207M", "communes": ["62443"]}


def test_a_code_is_corrected(regain):
    change(regain, codes={Vintage.OF_2015: "QP062008"})

    assert codes(regain) == [(2015, "QP062008")]


def test_what_somebody_else_changed_is_not_overwritten(regain):
    change(regain, name="De Bruno")

    with pytest.raises(ChangedMeanwhile):
        change(regain, name="D’Amina", expected=1)


@pytest.mark.parametrize(
    ("values", "refusal", "words"),
    [
        ({"name": " "}, NeighbourhoodNotValid, "a un nom"),
        ({"communes": []}, NeighbourhoodNotValid, "au moins une commune"),
        ({"own_code": "QIC 9"}, NeighbourhoodCodeUnknown, "Seul un quartier d’intérêt communautaire"),
        ({"kind": NeighbourhoodKind.QIC, "own_code": "qic 3"}, NeighbourhoodCodeTaken, "Les Mines"),
        ({"codes": {Vintage.OF_2024: "QP062007"}}, NeighbourhoodCodeUnknown, "n’est pas un code national de 2024"),
        ({"codes": {Vintage.OF_2024: "QN06207M"}}, NeighbourhoodCodeTaken, "Les Mines"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(regain, mines, values, refusal, words):
    with pytest.raises(refusal, match=words):
        change(regain, **values)

    assert history_of(regain).count() == 0


def test_what_is_archived_comes_back(regain):
    archive_unused_neighbourhood(regain, archived_at=NOON, by=SYSTEM)
    archive_unused_neighbourhood(regain, archived_at=NOON, by=SYSTEM)
    assert regain.archived_at == NOON

    restore_neighbourhood(regain, by=SYSTEM)
    restore_neighbourhood(regain, by=SYSTEM)

    assert (regain.archived_at, regain.version) == (None, 3)
    assert [entry.event for entry in history_of(regain)] == ["neighbourhood_archived", "neighbourhood_restored"]


def test_what_an_agreement_speaks_of_is_not_archived(contract):
    apply_draft(draft(), contract)

    with pytest.raises(NeighbourhoodInUse, match="Des conventions en parlent \\(Barlin\\)"):
        archive_unused_neighbourhood(Neighbourhood.objects.get(), archived_at=NOON, by=SYSTEM)


def test_a_neighbourhood_spoken_of_again_comes_back(regain, barlin):
    archive_unused_neighbourhood(regain, archived_at=NOON, by=SYSTEM)

    complete_neighbourhood(regain, communes=[barlin], by=SYSTEM)

    assert regain.archived_at is None
