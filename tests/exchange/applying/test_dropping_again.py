"""The same file dropped again: nothing answered is lost, and its name does not count."""

from dataclasses import replace
from pathlib import Path

import pytest

from regain.domain.contracts.models import AgreementVersion
from regain.domain.documents.models import DocumentImport
from regain.domain.documents.queries import FileLost
from regain.domain.journal.models import Entry
from regain.exchange.applying import AnswerRefused, answer, begin_import, import_at_once, read_for_contract, readings
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.kept import current_plan, reading_of
from tests.exchange.management.reader import reader
from tests.factories.drafts import draft, reading

__all__ = ["reader"]
PAPER = b"Barlin?"
"""The reader of these tests asks of it where it was signed (key: place)."""


@pytest.fixture
def begun(reader, contract, amina) -> DocumentImport:
    return begin_import(PAPER, name="barlin.docx", contract=contract, by=amina.member)


def take(begun, choices, amina):
    answer(begun, choices=choices, expected_version=begun.version, by=amina.member)


def test_the_answers_of_an_open_import_are_kept(begun, amina, contract):
    take(begun, {"place": "Béthune"}, amina)

    again = begin_import(PAPER, name="copie.docx", contract=contract, by=amina.member)

    assert (again, again.choices, again.version) == (begun, {"place": "Béthune"}, 2)
    assert reading_of(again).draft.signed_at == "Béthune"


def test_a_new_answer_joins_those_of_the_open_import(begun, amina, contract):
    take(begun, {"place": "Béthune"}, amina)

    again = begin_import(PAPER, name="b.docx", contract=contract, answers={"place": "Barlin"}, by=amina.member)

    assert (again.choices, reading_of(again).draft.signed_at) == ({"place": "Barlin"}, "Barlin")


def test_the_same_bytes_under_another_name_are_applied_at_once(reader, amina, contract):
    begun = begin_import(b"Barlin", name="barlin.docx", contract=contract, by=amina.member)
    read = read_for_contract(b"Barlin", name="copie.docx", contract=contract)
    plan = plan_agreement(read.reading.draft, contract=contract, answers=read.answers)

    done = import_at_once(read, plan, content=b"Barlin", contract=contract, by=amina.member)

    assert (done.pk, done.file.name, AgreementVersion.objects.count()) == (begun.pk, "barlin.docx", 1)


def test_a_plan_does_not_depend_on_the_name_of_the_file(contract):
    one, other = (plan_agreement(draft(file=name), contract=contract) for name in ("barlin.docx", "copie.docx"))

    assert one.fingerprint == other.fingerprint


def test_dropping_it_again_under_another_name_writes_nothing(begun, amina, contract):
    entries = Entry.objects.count()

    again = begin_import(PAPER, name="copie.docx", contract=contract, by=amina.member)

    assert (again.version, Entry.objects.count()) == (1, entries)


def test_a_better_reader_is_heard(begun, amina, contract, monkeypatch):
    better = replace(reading_of(begun).draft, signed_at="Hersin")
    monkeypatch.setattr(readings, "_read", lambda *_given: reading(better))

    again = begin_import(PAPER, name="barlin.docx", contract=contract, by=amina.member)

    assert (again, reading_of(again).draft.signed_at) == (begun, "Hersin")


def test_an_answer_to_no_question_is_left_aside(begun, amina):
    take(begun, {"place": "Barlin", "couleur": "bleu", "nul\x00": "x"}, amina)

    assert begun.choices == {"place": "Barlin"}
    assert current_plan(begun).pending == ()


@pytest.mark.parametrize("value", ["Bar\x00lin", "Bar\udce9lin"])
def test_an_answer_that_no_database_keeps_is_refused(begun, amina, value):
    with pytest.raises(AnswerRefused, match="illisible"):
        take(begun, {"place": value}, amina)

    begun.refresh_from_db()
    assert (begun.choices, begun.version) == ({}, 1)


def test_a_file_lost_from_the_store_is_said_then_dropped_again(begun, amina, contract):
    Path(begun.file.content.path).unlink()

    with pytest.raises(FileLost, match="déposez-le de nouveau"):
        take(begun, {"place": "Barlin"}, amina)

    begin_import(PAPER, name="barlin.docx", contract=contract, by=amina.member)
    take(begun, {"place": "Barlin"}, amina)
    assert begun.choices == {"place": "Barlin"}
