"""Doubts, questions and refusals."""

import pytest

from regain.exchange.draft import Severity
from regain.exchange.reading.agreement import read_agreement
from regain.exchange.reading.agreement.people import people_in
from regain.exchange.reading.blocks import Document, Remark
from regain.exchange.reading.refusals import NotAnAgreement
from tests.exchange.reading.agreement.papers import (
    COVER,
    PROJECT,
    SOURCE,
    codes,
    findings,
    paper,
    passage,
    read_below_cover,
)

NAMES = "Édito\nJe suis ravie.\nMme Ida DUROC, maire\nGouvernance\nRéférente élue : Mme Ida DURROC, maire\n"


def test_a_name_spelled_two_ways_is_kept_as_written_until_a_human_chooses():
    reading = read_below_cover(NAMES)

    (finding,) = findings(reading, "name_spelled_two_ways")
    assert finding.choice.options == ("Ida DURROC", "Ida DUROC")
    assert (finding.choice.default, finding.is_pending, finding.severity) == ("Ida DURROC", False, Severity.WARNING)
    assert reading.draft.governance.elected_referent == "Mme Ida DURROC, maire"


@pytest.mark.parametrize("key", ["name_spelled_two_ways", "name_spelled_two_ways:ida-duroc-ida-durroc"])
def test_a_choice_is_given_by_its_key_or_by_its_code(key):
    reading = read_below_cover(NAMES, **{key: "Ida DUROC"})

    (finding,) = findings(reading, "name_spelled_two_ways")
    assert finding.choice.chosen == "Ida DUROC"
    assert reading.draft.governance.elected_referent == "Mme Ida DUROC, maire"
    assert reading.draft.places["/governance/elected_referent"].quote == "Mme Ida DURROC, maire"


def test_a_code_that_two_findings_share_answers_neither():
    words = (
        f"{COVER}Projet de quartier « A B »\nIrritants\n- Du bruit\nProjet de quartier « C D »\nIrritants\n- Du vent"
    )
    draft = read_agreement(paper(words), source=SOURCE, choices={"kind_uncertain": "QPV"}).draft
    one = read_agreement(paper(words), source=SOURCE, choices={"kind_uncertain:c-d": "QIC"}).draft

    assert [each.kind for each in draft.neighbourhoods] == ["", ""]
    assert [each.kind for each in one.neighbourhoods] == ["", "QIC"]


def test_an_answer_to_no_question_is_ignored():
    assert read_below_cover("Irritants\n- Du bruit", commune_missing="X").draft.commune == "Vaubourg"


def test_two_spellings_that_no_field_holds_are_only_told():
    reading = read_below_cover("Édito\nM. Jean DUMOULIN agit.\nM. Jean DUMOULLIN aussi.")

    (finding,) = findings(reading, "name_spelled_two_ways")
    assert finding.choice is None


@pytest.mark.parametrize("other", ["Mme Ida DUROC", "M. Léo DURROC", "M. Ida MARTIN", "Mme Ida Duroc"])
def test_two_people_are_not_one(other):
    assert "name_spelled_two_ways" not in codes(read_below_cover(f"Édito\nMme Ida DUROC parle.\n{other} répond."))


def test_a_slip_in_a_first_name_is_told():
    assert "name_spelled_two_ways" in codes(read_below_cover("Édito\nMme Sarah DUROC parle.\nMme Sara DUROC répond."))


def test_people_are_found_by_civility_capitals_or_function():
    words = "M. Jean-Luc DUPIN, Ida DUROC et Léa Martin, maire, mais pas Le Grand Marché"
    assert [(one.first, one.last) for one in people_in([passage(words)])] == [
        ("Jean-Luc", "DUPIN"),
        ("Ida", "DUROC"),
        ("Léa", "Martin"),
    ]


def test_remarks_of_the_format_are_findings():
    remarks = (Remark("tracked_changes", "Des modifications."), Remark("notes_moved", "Des notes.", page=3))
    document = paper(f"{COVER}{PROJECT}Irritants\n- Du bruit", remarks=remarks)

    found = {finding.code: finding for finding in read_agreement(document, source=SOURCE).draft.findings}
    assert (found["tracked_changes"].severity, found["tracked_changes"].where) == (Severity.WARNING, None)
    assert (found["notes_moved"].severity, found["notes_moved"].where.page) == (Severity.INFO, 3)


def test_findings_come_in_the_order_of_the_document():
    lines = [finding.where.line for finding in read_below_cover(NAMES).draft.findings if finding.where]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "words",
    [
        "Tarte aux pommes\nTrois pommes, du beurre.\nCuire une heure.",
        "Contrat de location\nLe locataire s’engage à payer.\nFait à Vaubourg, le 9 juillet 2024",
        "Le contrat de ville est un sujet.\nOn en parle dans le journal.",
        "# Diagnostic\nTout va bien.\n# Objectifs\n- Vendre",
        "| Objectif | Action |\n| Vendre | Appeler |",
    ],
)
def test_what_is_no_agreement_is_refused(words):
    with pytest.raises(NotAnAgreement, match="ne ressemble pas à une convention"):
        read_agreement(paper(words), source=SOURCE)


def test_nothing_at_all_is_refused():
    with pytest.raises(NotAnAgreement):
        read_agreement(Document("text/plain", ()), source=SOURCE)
