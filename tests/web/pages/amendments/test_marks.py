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
        ([{"x": 1, "y": 2}], [{"y": 2, "x": 1}], [Marked(0, {"y": 2, "x": 1})]),
    ],
)
def test_each_element_tells_how_it_came_there(before, after, found):
    assert marked(before, after) == found
