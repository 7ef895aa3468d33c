"""Dates in figures, in letters or stamped; deadlines; the day and place of signature."""

from datetime import date

import pytest

from regain.exchange.draft import Severity
from regain.exchange.reading.agreement.dates import dates_in
from regain.exchange.reading.agreement.deadlines import deadline_in
from regain.exchange.reading.agreement.folding import fold
from tests.exchange.reading.agreement.papers import codes, findings, ledger, passage, read_below_cover


@pytest.mark.parametrize(
    "words",
    [
        "09/07/2024", "9.7.24", "09-07-2024", "2024-07-09", "9 juillet 2024", "le 09 JUIL. 2024", "0 9 JUIL. 2024",
        "0 9  J U I L L E T  2 0 2 4", "O9 JUIL 2O24", "le neuf juillet deux mille vingt-quatre", "0 9 / 0 7 / 2 0 2 4",
        "mardi 9 juillet 2024 à Vaubourg, salle du conseil", "le 9 juillet deux mille vingt quatre",
    ],
)  # fmt: skip
def test_one_day_written_in_many_ways(words):
    assert [read.day for read in dates_in(fold(words))] == [date(2024, 7, 9)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("le 1er mars 2025", date(2025, 3, 1)),
        ("premier août deux mille vingt-cinq", date(2025, 8, 1)),
        ("le vingt et un février deux mille trente", date(2030, 2, 21)),
        ("dix-sept décembre deux mille vingt", date(2020, 12, 17)),
        ("trente-et-un mai deux mille vingt et un", date(2021, 5, 31)),
        ("en présence de tous, au sortir de la séance 1/2/24 mars 2024", date(2024, 3, 24)),
        ("le 31 février 2024", None),
        ("45/13/2024", None),
    ],
)
def test_days_and_what_is_no_day(words, day):
    assert [read.day for read in dates_in(fold(words))] == [day]


@pytest.mark.parametrize(
    "words", ["en 2024", "2024-2030", "12 ans", "mai", "20 comités 2024", "le __/__/2024", "1 2 ateliers 2024"]
)
def test_words_without_a_date(words):
    assert dates_in(fold(words)) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("agir d’ici le 31 décembre 2030", date(2030, 12, 31)),
        ("agir avant le 30/06/2027", date(2027, 6, 30)),
        ("agir d’ici fin 2028", date(2028, 12, 31)),
        ("agir avant la fin de l’année 2028", date(2028, 12, 31)),
        ("agir avant 2028", date(2027, 12, 31)),
        ("agir à l’horizon 2030", date(2030, 12, 31)),
        ("agir depuis le 1er mars 2024", None),
        ("agir", None),
    ],
)
def test_deadlines(words, day):
    assert deadline_in(passage(words), ledger())[0] == day


SIGNED = "Les signataires\nLes signataires s’engagent à agir.\n"


@pytest.mark.parametrize(
    ("words", "place", "day"),
    [
        ("Fait à VAUBOURG Les TERTRES\n0 9 JUIL. 2024", "Vaubourg Les Tertres", date(2024, 7, 9)),
        ("Fait à Vaubourg, le 9 juillet 2024, en trois exemplaires.", "Vaubourg", date(2024, 7, 9)),
        ("Fait en deux exemplaires, à Vaubourg, le neuf juillet deux mille vingt-quatre", "Vaubourg", date(2024, 7, 9)),
        ("À Vaubourg, le 09/07/2024", "Vaubourg", date(2024, 7, 9)),
        ("Signé à Vaubourg le 9 juillet 2024", "Vaubourg", date(2024, 7, 9)),
        ("Signée le 9 juillet 2024", None, date(2024, 7, 9)),
        ("Fait à Vaubourg\nDate : 09/07/2024", "Vaubourg", date(2024, 7, 9)),
        ("Fait à Vaubourg, le", "Vaubourg", None),
        ("Fait à Vaubourg, le ___ / ___ / 2024", "Vaubourg", None),
    ],
)
def test_where_and_when_it_was_signed(words, place, day):
    draft = read_below_cover(SIGNED + words).draft

    assert (draft.signed_at, draft.signed_on) == (place, day)
    assert ("not_signed" in {finding.code for finding in draft.findings}) == (day is None)


def test_a_date_in_a_promise_is_no_signature():
    draft = read_below_cover("Les signataires\nIls s’engagent à agir avant le 31 décembre 2030.").draft

    assert draft.signed_on is None


def test_two_dates_are_a_question_that_a_choice_answers():
    words = f"{SIGNED}Fait à Vaubourg, le 9 juillet 2024\nReçu le 12/07/2024"
    reading = read_below_cover(words)

    (finding,) = findings(reading, "date_uncertain")
    assert (reading.draft.signed_on, finding.is_pending) == (None, True)
    assert finding.choice.options == ("2024-07-09", "2024-07-12")

    chosen = read_below_cover(words, date_uncertain="2024-07-12")
    (finding,) = findings(chosen, "date_uncertain")
    assert (chosen.draft.signed_on, finding.choice.chosen, finding.is_pending) == (
        date(2024, 7, 12),
        "2024-07-12",
        False,
    )
    assert chosen.draft.places["/signed_on"].quote == "12/07/2024"


def test_an_answer_that_is_no_date_leaves_the_question_open():
    words = f"{SIGNED}Fait à Vaubourg, le 9 juillet 2024\nReçu le 12/07/2024"

    assert read_below_cover(words, date_uncertain="demain").draft.signed_on is None


def test_an_impossible_date_is_asked_for():
    reading = read_below_cover(f"{SIGNED}Fait à Vaubourg, le 31/02/2024")

    (finding,) = findings(reading, "date_unreadable")
    assert (finding.severity, finding.choice.options) == (Severity.ERROR, ())
    typed = read_below_cover(f"{SIGNED}Fait à Vaubourg, le 31/02/2024", date_unreadable="2024-03-01")
    assert typed.draft.signed_on == date(2024, 3, 1)
    assert "date_unreadable" in codes(typed)
