"""An answer kept: one brings it, the others go on."""

import pytest

from regain.core.calling.kept import Kept
from regain.core.calling.places import TooManyCalls
from regain.core.errors import BusinessError


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def kept(now):
    return Kept(fresh=10, good=100, most=2, clock=lambda: now[0])


def failing():
    raise BusinessError("silence")


def test_it_is_brought_once_while_it_is_fresh(kept, now):
    brought = iter(["one", "two"])

    first, again = kept.get("a", lambda: next(brought)), kept.get("a", lambda: next(brought))
    now[0] = 11

    assert (first, again, kept.get("a", lambda: next(brought))) == ("one", "one", "two")


def test_in_a_silence_it_is_good_for_longer_and_not_for_ever(kept, now):
    kept.get("a", lambda: "one")
    now[0] = 99

    assert kept.get("a", failing) == "one"
    now[0] = 101
    with pytest.raises(BusinessError, match="silence"):
        kept.get("a", failing)


def test_while_one_brings_the_others_have_what_is_kept_or_are_refused(kept, now):
    def brings_and_asks(value):
        def bring():
            with_others.append(kept.get("a", failing))
            return value

        return bring

    with_others: list[str] = []
    with pytest.raises(TooManyCalls, match="attend déjà"):
        kept.get("a", brings_and_asks("one"))
    kept.get("a", lambda: "one")
    now[0] = 11

    assert (kept.get("a", brings_and_asks("two")), with_others) == ("two", ["one"])


def test_what_was_looked_at_just_now_is_not_brought_again(kept, now):
    kept.get("a", lambda: "one")
    now[0] = 3

    assert kept.get("a", failing, younger_than=5) == "one"
    assert kept.get("a", lambda: "two", younger_than=2) == "two"
    with pytest.raises(BusinessError):
        kept.get("a", failing, younger_than=-1)


def test_the_latest_are_kept_and_the_old_are_forgotten(kept, now):
    for asked in "abc":
        kept.get(asked, lambda: "one")
    assert kept.get("a", lambda: "again") == "again"
    now[0] = 200
    kept.get("d", lambda: "one")

    assert list(kept._values) == ["d"]
