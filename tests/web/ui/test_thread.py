import pytest

from regain.web.ui.charts.thread import HEADS, Strand, Thread
from regain.web.ui.parts import Knot

HELD = Knot("Café des parents")
MISSING = Knot("Aucune action", state="broken")


def test_a_missing_knot_cuts_the_tie_on_both_sides():
    assert Strand((HELD, HELD, MISSING, HELD)).ties() == ["", "held", "cut", "cut"]


def test_each_knot_stands_under_its_head():
    thread = Thread("Fils", (Strand((HELD, HELD, HELD, MISSING)),))

    assert [(head, knot) for head, knot, _ in thread.lines()[0]] == list(
        zip(HEADS, (HELD, HELD, HELD, MISSING), strict=True)
    )


def test_a_state_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="late"):
        Knot("Bilan attendu", state="late")
