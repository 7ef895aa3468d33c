"""The anchors of a journal that begins again: what fails brings them back, what others add meanwhile stays."""

import fcntl
import os
from threading import Thread

import pytest
from django.utils import timezone

from regain.domain.journal.queries import read_anchors
from regain.domain.journal.usecases import anchors_kept_on_failure, write_anchor

OURS, THEIRS = "0" * 16, "f" * 16


@pytest.fixture
def place(settings):
    """A file of anchors with two lines of a database and one of another."""
    for number, base in ((1, OURS), (1, THEIRS), (2, OURS)):
        write(number, base)
    return settings.JOURNAL_ANCHORS


def write(number: int, base: str) -> None:
    write_anchor(number, "a" * 64, timezone.now(), base=base)


def written(place) -> list[tuple[int, str]]:
    return sorted((one.number, one.base) for one in read_anchors(place).kept)


def test_what_fails_brings_the_lines_back_and_keeps_what_others_added_meanwhile(place):
    def fail() -> None:
        with anchors_kept_on_failure() as forget:
            forget(OURS)
            assert written(place) == [(1, THEIRS)]
            write(2, THEIRS)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert written(place) == [(1, OURS), (1, THEIRS), (2, OURS), (2, THEIRS)]
    assert read_anchors(place).kept[0].base == OURS
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_line_that_waits_while_the_file_is_replaced_is_not_lost(place):
    handle = os.open(place, os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    waiting = Thread(target=write, args=(2, THEIRS))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    beside = place.with_name("beside")
    beside.write_bytes(place.read_bytes())
    beside.replace(place)
    os.close(handle)
    waiting.join(5)

    assert (2, THEIRS) in written(place)


def test_lines_are_taken_under_the_lock_of_those_who_add_some(place):
    def forget_ours() -> None:
        with anchors_kept_on_failure() as forget:
            forget(OURS)

    handle = os.open(place, os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    waiting = Thread(target=forget_ours)
    waiting.start()
    waiting.join(0.2)
    assert (waiting.is_alive(), len(written(place))) == (True, 3)
    os.close(handle)
    waiting.join(5)

    assert written(place) == [(1, THEIRS)]
