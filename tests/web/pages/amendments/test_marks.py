"""Marking in place what changed from one list to another."""

import pytest

from regain.web.pages.amendments.presenters.marks import Marked, marked


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (["a"], ["a"], [Marked(0, "a")]),
        ([], ["a"], [Marked(0, "a", "added")]),
        (["a"], [], [Marked(None, "a", "removed", "a")]),
        (["a"], ["b"], [Marked(0, "b", "changed", "a")]),
        (["a", "b"], ["b", "a"], [Marked(0, "b", "moved"), Marked(1, "a")]),
        (
            ["a", "b", "c"],
            ["a", "d", "e"],
            [Marked(0, "a"), Marked(1, "d", "changed", "b"), Marked(2, "e", "changed", "c")],
        ),
        (
            ["un dépôt", "peu d’habitants", "rien pour les jeunes"],
            ["trop peu d’habitants", "rien le soir pour les jeunes"],
            [
                Marked(0, "trop peu d’habitants", "changed", "peu d’habitants"),
                Marked(1, "rien le soir pour les jeunes", "changed", "rien pour les jeunes"),
                Marked(None, "un dépôt", "removed", "un dépôt"),
            ],
        ),
        (
            ["le bruit"],
            ["une friche", "le bruit la nuit"],
            [Marked(0, "une friche", "added"), Marked(1, "le bruit la nuit", "changed", "le bruit")],
        ),
        ([{"x": 1, "y": 2}], [{"y": 2, "x": 1}], [Marked(0, {"y": 2, "x": 1})]),
    ],
)
def test_each_element_tells_how_it_came_there(before, after, found):
    assert marked(before, after) == found


def test_a_long_list_written_anew_is_paired_by_place():
    found = marked([f"avant {at}" for at in range(40)], [f"après {at}" for at in range(20)])

    assert [(one.mark, one.was) for one in found][19:21] == [("changed", "avant 19"), ("removed", "avant 20")]
