"""Whatever counts people on a page or in a file goes through the mask (core/masking.py)."""

import ast

import pytest

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "regain"
SHOWN_BY = ("web", "reports", "exchange/writing")
"""What makes pages and files."""
PEOPLE = {
    *("attendees", "audience", "beneficiaries", "girls", "headcount", "inhabitants", "men", "participants", "people"),
    *("people_count", "persons", "residents", "women", "young_people"),
}
"""Names of numbers of people. Figures that an agreement quotes are not ours: they are told as they were signed."""


def counts_in(source: str) -> set[str]:
    """The numbers of people that the code reads, unless it knows the mask."""
    nodes = list(ast.walk(ast.parse(source)))
    if any(isinstance(node, ast.ImportFrom) and node.module == "regain.core.masking" for node in nodes):
        return set()
    views = {"path"}  # `views.people` in a list of addresses is a page, not a number
    calls = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") in views]
    named_there = {id(argument) for call in calls for argument in call.args}
    read = {node.attr for node in nodes if isinstance(node, ast.Attribute) and id(node) not in named_there}
    named = {node.target.id for node in nodes if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)}
    return (read | named) & PEOPLE


def test_whoever_shows_a_number_of_people_masks_it():
    found = {
        path.relative_to(SOURCE).as_posix(): counts_in(path.read_text(encoding="utf-8"))
        for folder in SHOWN_BY
        for path in (SOURCE / folder).rglob("*.py")
    }

    assert {name: counts for name, counts in found.items() if counts} == {}


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("def f(x): return x.attendees", {"attendees"}),
        ("class Line:\n    women: int", {"women"}),
        ("from regain.core.masking import masked\ndef f(x): return masked([x.women], below=5)", set()),
        ("def f(x): return x.name", set()),
    ],
)
def test_the_guard_sees_a_number_of_people(source, seen):
    assert counts_in(source) == seen
