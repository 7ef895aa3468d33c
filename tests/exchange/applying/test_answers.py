"""Answers given by code or by key, and only those that were offered."""

import re

import pytest

from regain.exchange.applying import read_for_contract
from regain.exchange.applying.readings import AnswerRefused
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.factories.contracts import ContractFactory

AUCHEL = next(agreement for agreement in agreements() if agreement.slug == "auchel")
VALDORE = next(agreement for agreement in agreements() if agreement.slug == "valdore")


@pytest.fixture
def read(db):
    contract = ContractFactory(name="Cap commun")
    paper = make_file(VALDORE.layout, "txt")
    return lambda **answers: read_for_contract(paper, name="convention.txt", contract=contract, answers=answers)


def test_a_code_stands_for_the_key_of_its_only_question(read):
    spelling = next(
        finding.choice for finding in read().reading.draft.findings if finding.code == "name_spelled_two_ways"
    )
    other = next(option for option in spelling.options if option != spelling.default)

    answered = read(name_spelled_two_ways=other)

    assert answered.answers == {spelling.key: other}


def test_what_was_not_offered_is_refused_with_what_was(read):
    with pytest.raises(AnswerRefused, match="2024-09-12"):
        read(date_uncertain="1999-01-01")


@pytest.mark.parametrize("typed", ["31/02/2025", "14 juin", "l’an dernier", "2024-13-01"])
def test_a_date_that_does_not_exist_is_refused_with_an_example(db, typed):
    paper = re.sub(rb"(?i)fait \xc3\xa0.*", b"", make_file(AUCHEL.layout, "txt"))
    contract = ContractFactory()
    assert "not_signed" in {
        one.code for one in read_for_contract(paper, name="a.txt", contract=contract).reading.draft.findings
    }

    with pytest.raises(AnswerRefused, match="par exemple 14/06/2024"):
        read_for_contract(paper, name="a.txt", contract=contract, answers={"not_signed": typed})
