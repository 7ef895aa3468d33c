"""The real agreement of Barlin, read where it is: its counts and its findings (shared/design/reading.md)."""

import re
from collections import Counter

import pytest

from regain.exchange.draft import Severity, draft_as_data
from regain.exchange.reading.agreement_file import read_agreement_file

EXPECTED = {
    "cell_joined",
    "hyphen_removed",
    "name_spelled_two_ways",
    "old_perimeter_figures",
    "commitment_cannot_be_checked",
    "list_ends_on_comma",
    "unclaimed_text",
    "no_signatories",
}


@pytest.fixture
def real(shared):
    file = shared / "conventions" / "barlin-2024.txt"
    document, reading = read_agreement_file(file.read_bytes(), name=file.name)
    return document, reading.draft, file.read_text(encoding="utf-8").splitlines()


def test_the_counts_are_those_of_the_text(real):
    _, draft, _ = real
    (one,) = draft.neighbourhoods
    rows = one.objectives

    assert len({row.stake for row in rows}) == 3
    assert len({(row.stake, row.strategic) for row in rows}) == 9
    assert len({(row.stake, row.strategic, row.intercommunal) for row in rows}) == len(rows) == 18
    operational = Counter(row.stake.number for row in rows for _ in row.operational)
    assert operational == {1: 5, 2: 11, 3: 2}
    assert (len(one.irritants), len(one.opportunities), len(one.priorities)) == (5, 12, 4)
    figures = one.portrait.figures
    assert (len(figures), sum(figure.comparison is not None for figure in figures)) == (8, 6)


def test_who_what_and_when(real):
    _, draft, _ = real
    (one,) = draft.neighbourhoods

    assert (draft.commune, str(draft.signed_on), draft.signed_at) == ("Barlin", "2024-07-09", "Marles Les Mines")
    assert (draft.contract.name, str(draft.contract.ends_on)) == ("Engagements Quartiers 2030", "2030-12-31")
    assert (one.name, one.kind, one.code, one.communes) == ("Regain", "QPV", "QP062007", ("Barlin", "Hersin-Coupigny"))
    assert (one.portrait.source, one.portrait.vintage, one.portrait.perimeter) == ("sigville", 2022, "2015")
    assert draft.signatories == ()


def test_the_commitments(real):
    _, draft, _ = real
    commitments = draft.governance.commitments

    assert Counter(one.kind for one in commitments) == {
        "steering_committee": 1,
        "working_group": 1,
        "citizen_body": 2,
        "signatory": 3,
    }
    assert [one.times_per_year for one in commitments if one.kind == "steering_committee"] == [2]
    assert [(one.times_per_year, len(one.themes)) for one in commitments if one.kind == "working_group"] == [(None, 4)]
    assert [str(one.due_on) for one in commitments if one.due_on] == ["2030-12-31"]


def test_the_findings(real):
    _, draft, _ = real
    codes = {finding.code for finding in draft.findings}

    assert codes >= EXPECTED
    assert [finding for finding in draft.findings if finding.severity == Severity.ERROR] == []
    unclaimed = [finding.where.line for finding in draft.findings if finding.code == "unclaimed_text"]
    assert unclaimed == [200]
    [kept] = [finding.where.quote for finding in draft.findings if finding.code == "kept_as_is"]
    assert kept.startswith("Les signataires conviennent de poursuivre")
    assert 0.98 < draft.coverage < 0.99


def test_choosing_a_spelling_changes_the_referent_and_nothing_else(shared, real):
    _, draft, _ = real
    (finding,) = [finding for finding in draft.findings if finding.code == "name_spelled_two_ways"]
    other = next(option for option in finding.choice.options if option != finding.choice.default)
    content = (shared / "conventions" / "barlin-2024.txt").read_bytes()

    _, again = read_agreement_file(content, name="barlin-2024.txt", choices={finding.choice.key: other})

    assert other in again.draft.governance.elected_referent
    assert again.draft.neighbourhoods == draft.neighbourhoods
    chosen = [found.choice.chosen for found in again.draft.findings if found.code == finding.code]
    assert chosen == [other]


def folded(words: str) -> str:
    return re.sub(r"[\s*]+", " ", words).strip()


def test_every_place_holds_the_words_it_quotes(real):
    _, draft, lines = real

    for pointer, where in draft.places.items():
        around = folded(" ".join(lines[where.line - 1 : where.line + 6]))
        first = folded(where.quote)[:25]
        assert first in around, pointer


def leaves(data, pointer=""):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, f"{pointer}/{key}")
    elif isinstance(data, list):
        for rank, value in enumerate(data):
            yield from leaves(value, f"{pointer}/{rank}")
    elif data not in (None, ""):
        yield pointer


def test_every_value_says_where_it_was_read(real):
    _, draft, _ = real
    data = draft_as_data(draft)
    told = {key: data[key] for key in ("contract", "commune", "signed_on", "signed_at", "neighbourhoods", "governance")}
    derived = re.compile(r"/(unit|flag|raw|kind|indicator)$")

    silent = [
        pointer
        for pointer in leaves(told)
        if not derived.search(pointer)
        and not any(pointer == place or pointer.startswith(f"{place}/") for place in draft.places)
    ]

    assert silent == []


def test_the_same_file_gives_the_same_draft(shared, real):
    _, draft, _ = real
    content = (shared / "conventions" / "barlin-2024.txt").read_bytes()

    assert read_agreement_file(content, name="barlin-2024.txt")[1].draft == draft
