"""The tree, down to what each commune sets out to do."""

import pytest

from regain.reports.objectives import Answer, build_tree
from tests.factories.drafts import draft, neighbourhood, row
from tests.filling import apply_draft


def test_the_tree_counts_its_four_levels(contract):
    apply_draft(draft(), contract)

    tree = build_tree(contract)

    assert (tree.counts, tree.is_inferred) == ((2, 2, 3, 4), True)
    assert [(stake.number, stake.objective_count) for stake in tree.stakes] == [(1, 2), (2, 1)]


def test_an_answer_says_who_and_where(contract):
    apply_draft(draft(), contract)

    (answer,) = build_tree(contract).stakes[1].strategics[0].objectives[0].answers

    assert answer == Answer("Barlin", "Regain", answer.neighbourhood_pk, ("Ouvrir un café des parents",))


def test_an_empty_contract_has_an_empty_tree(contract):
    tree = build_tree(contract)

    assert (tree.counts, tree.is_inferred) == ((0, 0, 0, 0), False)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_tree_costs_five_queries(contract, rows, django_assert_num_queries):
    objectives = tuple(row(f"Objectif {name}", "Agir") for name in ("un", "deux", "trois")[:rows])
    apply_draft(draft(neighbourhoods=(neighbourhood(objectives=objectives),)), contract)

    with django_assert_num_queries(5):
        assert build_tree(contract).counts[2] == rows
