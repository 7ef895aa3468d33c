"""So many act at once, so many wait, and one person takes no more than their share."""

from threading import Event, Thread

import pytest

from regain.core.places import Places


def waiting(places: Places, who: str) -> tuple[Thread, list[bool], Event]:
    """Somebody who asks for a place in a thread of their own; what they got, once they got it."""
    got, done = [], Event()

    def ask() -> None:
        got.append(places.take(who))
        done.set()

    thread = Thread(target=ask)
    thread.start()
    return thread, got, done


def until_queued(places: Places, number: int) -> None:
    while len(places._queue) < number:
        pass


def test_those_beyond_the_places_are_refused_at_once_and_a_place_given_back_serves_again():
    places = Places(2)

    assert [places.take("a"), places.take("b"), places.take("c")] == [True, True, False]
    places.leave("a")
    assert [places.take("c"), places.take("a")] == [True, False]


def test_one_who_waits_takes_the_place_that_is_given_back():
    places = Places(1, waiting=1, patience=60)
    places.take("a")
    thread, got, done = waiting(places, "b")
    until_queued(places, 1)

    refused = places.take("c")
    is_still_waiting = not done.is_set()
    places.leave("a")
    thread.join()

    assert (refused, is_still_waiting, got) == (False, True, [True])


def test_one_who_waits_too_long_is_refused_and_leaves_the_queue():
    places = Places(1, waiting=1, patience=0)
    places.take("a")

    assert [places.take("b"), places.take("c")] == [False, False]
    assert len(places._queue) == 0


def test_one_person_acts_once_and_waits_once_whatever_the_places_left():
    places = Places(5, waiting=5, patience=60, each=1)
    places.take("a")
    thread, got, _ = waiting(places, "a")
    until_queued(places, 1)

    assert [places.take("a"), places.take("b")] == [False, True]
    places.leave("a")
    thread.join()
    assert got == [True]


@pytest.mark.parametrize("times", [1, 50])
def test_places_left_are_all_there_again(times):
    places = Places(3, each=1)
    for _ in range(times):
        for who in "abc":
            assert places.take(who)
        for who in "abc":
            places.leave(who)

    assert [places.take(who) for who in "abcd"] == [True, True, True, False]


def test_those_who_wait_are_served_in_the_order_they_came_and_nobody_overtakes_them():
    places = Places(1, waiting=2, patience=60)
    places.take("a")
    first, got_first, _ = waiting(places, "b")
    until_queued(places, 1)
    second, got_second, done = waiting(places, "c")
    until_queued(places, 2)

    places.leave("a")
    first.join()
    is_second_waiting = not done.is_set()
    places._waiting = 1  # the next one is refused instead of waiting behind
    overtaken = places.take("d")
    places.leave("b")
    second.join()

    assert (got_first, is_second_waiting, overtaken, got_second) == ([True], True, False, [True])


def test_one_who_has_their_share_does_not_keep_those_behind_waiting():
    places = Places(2, waiting=2, patience=60, each=1)
    places.take("a")
    thread, got, _ = waiting(places, "a")
    until_queued(places, 1)

    assert places.take("b")
    places.leave("a")
    thread.join()
    assert got == [True]
