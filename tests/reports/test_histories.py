"""What happened, told in French words: no code, no name of a column."""

from datetime import date

import pytest
from django.db import transaction

from regain.core.member import SYSTEM, Member
from regain.domain.contracts.usecases import add_node, change_contract, change_node, open_contract
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.usecases import add_neighbourhood, change_neighbourhood
from regain.reports.histories import ValueChange, build_history, past_of

BRUNO = Member("12", "Bruno")


def told(*objects, **values) -> list[tuple[str, str, list[ValueChange]]]:
    return [(one.what, one.who, list(one.changes)) for one in build_history(past_of(objects), **values)]


def test_the_past_of_an_objective_is_told_latest_first(contract):
    stake = add_node(contract, label="Une ville solidaire", number=1, by=SYSTEM)
    change_node(stake, label="Une ville pour tous", number=1, expected=1, by=BRUNO)

    assert told(stake) == [
        ("Libellé modifié", "Bruno", [ValueChange("libellé", "Une ville solidaire", "Une ville pour tous")]),
        ("Ajouté", "Regain", [ValueChange("libellé", "", "Une ville solidaire"), ValueChange("numéro", "", "1")]),
    ]


def test_days_and_communes_are_written_in_full(contract, barlin):
    change_contract(
        contract,
        name=contract.name,
        starts_on=contract.starts_on,
        ends_on=contract.ends_on.replace(year=2031),
        communes=[barlin],
        expected=1,
        by=BRUNO,
    )

    assert told(contract)[0][2] == [
        ValueChange("date de fin", "31 décembre 2030", "31 décembre 2031"),
        ValueChange("communes", "Barlin et Hersin-Coupigny", "Barlin"),
    ]


def test_a_choice_is_told_by_its_label(barlin):
    regain = add_neighbourhood(
        name="Regain",
        kind=NeighbourhoodKind.QPV,
        communes=[barlin],
        intercommunality=barlin.intercommunality,
        by=SYSTEM,
    )
    change_neighbourhood(
        regain,
        name="Regain",
        kind=NeighbourhoodKind.QIC,
        own_code="QIC 3",
        codes={Vintage.OF_2024: "QN06207M"},
        communes=[barlin],
        expected=1,
        by=SYSTEM,
    )

    assert told(regain)[0][2] == [
        ValueChange("statut", "Quartier prioritaire", "Quartier d’intérêt communautaire"),
        ValueChange("code propre", "", "QIC 3"),
        ValueChange("code national de 2024", "", "QN06207M"),
    ]


def test_what_has_no_words_is_left_out_unless_the_caller_has_some(contract):
    stake = add_node(contract, label="Une ville solidaire", number=1, by=SYSTEM)
    assert told(stake, words={"number": "rang au contrat"})[0][2][1] == ValueChange("rang au contrat", "", "1")


@pytest.mark.parametrize("count", [1, 3])
def test_the_past_of_many_costs_one_query_without_communes(contract, count, django_assert_num_queries):
    stakes = [add_node(contract, label=f"Enjeu {n}", number=n, by=SYSTEM) for n in range(1, count + 1)]

    with django_assert_num_queries(1):
        assert len(build_history(past_of(stakes))) == count


def test_what_an_opened_contract_said_is_told_without_codes(barlin, hersin):
    opened = open_contract(
        code="CN06202M",
        name="Autre contrat",
        intercommunality=barlin.intercommunality,
        starts_on=date(2024, 1, 1),
        ends_on=date(2030, 12, 31),
        communes=[hersin, barlin],
        by=BRUNO,
    )
    with transaction.atomic():
        record(Event.CONTRACT_CHANGED, on=opened, by=BRUNO, after={"sha256": "a1b2", "name": ["Un", "Deux"]})

    assert told(opened) == [
        ("Contrat modifié", "Bruno", [ValueChange("nom", "", "Un et Deux")]),
        (
            "Contrat de ville ouvert",
            "Bruno",
            [
                ValueChange("code", "", "CN06202M"),
                ValueChange("nom", "", "Autre contrat"),
                ValueChange("communes", "", "Barlin et Hersin-Coupigny"),
            ],
        ),
    ]


def test_a_count_is_written_as_a_number_and_a_year_is_not(contract):
    with transaction.atomic():
        record(Event.CONTRACT_CHANGED, on=contract, by=BRUNO, after={"addresses": 78900, "year": 2024})

    [(_, _, changes)] = told(contract, words={"addresses": "adresses", "year": "année"})

    # PostgreSQL keeps the keys of what is written in another order.
    assert set(changes) == {ValueChange("adresses", "", "78\u202f900"), ValueChange("année", "", "2024")}
