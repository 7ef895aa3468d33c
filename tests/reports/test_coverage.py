"""Who takes up what: one column per commune whose agreement is in force, one row per shared objective."""

import pytest

from regain.reports.coverage import build_coverage
from tests.factories.drafts import CARE, draft, neighbourhood, row
from tests.filling import apply_draft

PAPERS = "Aider chacun à venir à bout de ses papiers"
HERSIN = (
    row(PAPERS.upper(), "Former des aidants", "Ouvrir un guichet"),
    row("Parler de santé mentale"),
    row("Marcher davantage", "Tracer un sentier", strategic="Bouger", stake=CARE),
)


@pytest.fixture
def both(contract):
    """Barlin and Hersin-Coupigny have signed; Hersin typed the first objective in capitals and left one empty."""
    apply_draft(draft(), contract)
    apply_draft(
        draft(file="hersin.docx", commune="Hersin-Coupigny", neighbourhoods=(neighbourhood(objectives=HERSIN),)),
        contract,
    )
    return build_coverage(contract)


def test_an_empty_contract_awaits_all_its_communes(contract):
    coverage = build_coverage(contract)

    assert (coverage.stakes, coverage.columns, coverage.awaited) == ((), (), ("Barlin", "Hersin-Coupigny"))


def test_the_cells_count_operational_objectives(both):
    cells = {row.label: [cell.operational for cell in row.cells] for row in both.rows}

    assert [column.name for column in both.columns] == ["Barlin", "Hersin-Coupigny"]
    assert cells == {
        PAPERS: [1, 2],
        "Parler de santé mentale": [2, 0],
        "Marcher davantage": [None, 1],
        "Conforter les parents": [1, None],
    }
    assert (sum(row.operational for row in both.rows), both.awaited) == (7, ())


def test_an_objective_that_nobody_answers_is_uncovered(contract):
    apply_draft(draft(neighbourhoods=(neighbourhood(objectives=(row("Parler de santé mentale"),)),)), contract)

    assert [row.label for row in build_coverage(contract).uncovered] == ["Parler de santé mentale"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_matrix_costs_four_queries(contract, rows, django_assert_num_queries):
    objectives = tuple(row(f"Objectif {name}", "Agir") for name in ("un", "deux", "trois")[:rows])
    apply_draft(draft(neighbourhoods=(neighbourhood(objectives=objectives),)), contract)

    with django_assert_num_queries(4):
        assert len(build_coverage(contract).rows) == rows
