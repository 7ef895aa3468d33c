"""A child does what it is asked within its limits, or is refused in one sentence; the server holds on."""

import os
import signal

import pytest

from regain.core.places import Places
from regain.exchange.confining import as_command, calling
from regain.exchange.confining.limits import Limits
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.confining import misbehaving

pytestmark = pytest.mark.child

NARROW = Limits(memory_mb=32, cpu=1, wall=60, answer_mb=1)


@pytest.fixture(autouse=True)
def _narrow(monkeypatch):
    monkeypatch.setattr(calling, "_limits", NARROW)


def test_a_child_answers_as_the_function_would():
    assert misbehaving.doubled(b"ab") == b"abab"
    assert misbehaving.doubled(b"ab", times=3) == b"ababab"


def test_a_child_says_how_far_it_is():
    heard = []

    assert misbehaving.count(b"abc", told=lambda *far: heard.append(far)) == 3
    assert heard == [(0, 3), (1, 3), (2, 3)]


def test_a_refusal_of_the_function_comes_back_as_it_is():
    with pytest.raises(UnreadableFile, match=r"^Une phrase\.$"):
        misbehaving.refuse(b"")


@pytest.mark.parametrize(
    "function",
    [
        misbehaving.fill_the_memory,
        misbehaving.fill_the_memory_little_by_little,
        misbehaving.crash,
        misbehaving.recurse,
        misbehaving.answer_at_length,
    ],
)
def test_what_costs_too_much_is_refused_in_a_sentence_and_the_next_file_is_read(function):
    with pytest.raises(UnreadableFile, match="trop de mémoire ou de temps"):
        function(b"")

    assert misbehaving.doubled(b"a") == b"aa"


def test_a_child_that_waits_for_ever_is_stopped_by_its_own_clock(monkeypatch):
    monkeypatch.setattr(calling, "_limits", Limits(memory_mb=32, cpu=1, wall=0.1, answer_mb=1))

    with pytest.raises(UnreadableFile, match="trop de mémoire ou de temps"):
        misbehaving.sleep_for_ever(b"")


@pytest.mark.slow
def test_a_child_that_never_ends_is_stopped_by_its_time_of_processor():
    with pytest.raises(UnreadableFile, match="trop de mémoire ou de temps"):
        misbehaving.never_end(b"")


def test_a_fault_of_the_program_is_a_sentence_and_a_line_of_log_without_the_words_of_the_file(caplog):
    with pytest.raises(UnreadableFile, match="n’a pas pu être lu"):
        misbehaving.stumble(b"")

    assert "misbehaving.stumble: TypeError, misbehaving.py:" in caplog.text
    assert "secret words" not in caplog.text


def test_an_answer_that_is_no_plain_data_does_not_leave_the_child(caplog):
    with pytest.raises(UnreadableFile, match="n’a pas pu être lu"):
        misbehaving.answer_with_code(b"")

    assert "NotPlain, builtins.builtin_function_or_method" in caplog.text


def test_a_child_writes_no_file_and_knows_no_secret(monkeypatch, tmp_path):
    calling.stop_children()
    monkeypatch.setenv("REGAIN_SECRET_KEY", "secret")

    with pytest.raises(UnreadableFile, match="n’a pas pu être lu"):
        misbehaving.write_a_file(b"words", to=tmp_path / "file")

    assert not (tmp_path / "file").read_bytes()
    assert not [name for name in misbehaving.environment(b"") if "REGAIN" in name or "SECRET" in name]
    assert misbehaving.open_files(b"") == []


def test_a_warm_process_that_died_is_started_again():
    misbehaving.doubled(b"a")
    os.kill(calling._warm.pid, signal.SIGKILL)

    assert misbehaving.doubled(b"a") == b"aa"


def test_too_many_files_at_once_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setattr(calling, "_READING", Places(1))
    calling._READING.take()

    with pytest.raises(UnreadableFile, match="D’autres fichiers"):
        misbehaving.doubled(b"a")

    calling._READING.leave()
    assert misbehaving.doubled(b"a") == b"aa"


def test_a_command_has_wider_limits_and_a_page_has_its_own_again():
    with as_command():
        assert len(misbehaving.answer_at_length(b"")) == 8 << 20

    with pytest.raises(UnreadableFile):
        misbehaving.answer_at_length(b"")


def test_only_confined_functions_can_be_asked_for():
    with pytest.raises(LookupError):
        calling.confined_function("os", "system")
