"""An answer holds plain values and our own data; nothing that it says runs code here or changes a class."""

import pickle
import socket
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from subprocess import Popen

import pytest
from shapely import Point

from regain.core.mandates import Role
from regain.exchange.confining.messages import NotPlain, packed, receive, send, unpacked
from regain.exchange.draft import Source
from regain.exchange.reading.observations import Figure, UnknownLayout
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.sniffing import MediaType

FIGURE = Figure("poverty_rate", "qpv", "QP062007", 2015, 2021, *[None] * (len(Figure._fields) - 5))
PLAIN = [
    *(None, True, 3, 1.5, "é", b"x", [1], (1, 2), {"a": {1, 2}}, frozenset({3})),
    *(date(2026, 1, 2), datetime(2026, 1, 2, 3, tzinfo=UTC), Decimal("1.20"), Path("a/b"), Point(1, 2)),
    *(MediaType.PDF, Source("a", "b", "c"), FIGURE, [Grid("g", ((1, ["a"]),))] * 2),
]
NAMED = b"\x8c\x22regain.exchange.confining.messages\x8c\x08_REBUILD\x93"


@pytest.mark.parametrize("value", PLAIN, ids=repr)
def test_plain_values_and_our_own_data_come_back_as_they_were(value):
    assert unpacked(packed(value)) == value
    assert type(unpacked(packed(value))) is type(value)


def test_a_refusal_comes_back_with_what_it_carries():
    refusal = unpacked(packed(UnknownLayout([Grid("g", ())])))

    assert (type(refusal), refusal.grids) == (UnknownLayout, [Grid("g", ())])
    assert "produit que Regain connaît" in str(refusal)


class _Bait:
    def __init__(self, function, *args):
        self.reduced = function, args

    def __reduce__(self):
        return self.reduced


@pytest.mark.parametrize(
    "value",
    [_Bait(Popen, "true"), _Bait(set, range(3)), _Bait(getattr, Role, "READER"), Role, Source, print, _Bait(eval, "1")],
    ids=["a command", "a set of a range", "an attribute", "a choice's class", "a class", "a function", "a text run"],
)
def test_an_answer_that_names_anything_else_is_not_unpacked(value):
    forged = pickle.dumps(value, protocol=5)

    with pytest.raises(NotPlain):
        unpacked(forged)


def test_nothing_can_be_put_on_what_builds():
    """BUILD with a state of slots calls setattr on what it is given, be it a class: there is none to give."""
    forged = b"\x80\x05" + NAMED + b"(N}\x8c\x08__call__K\x01st\x62."

    with pytest.raises(NotPlain, match="AttributeError"):
        unpacked(forged)


@pytest.mark.parametrize(
    "parts",
    [
        ("data", "os", "stat_result"),
        ("data", "regain.core.mandates", "Role", 1),
        ("choice", "regain.core.mandates", "Role", "no such role"),
        ("error", "regain.exchange.reading.observations.grids", "Grid", (), {}),
        ("tuple", "regain.exchange.draft", "Source", 1),
        ("data", "regain.exchange.draft", "draft_as_data"),
        ("command", "true"),
    ],
    ids=str,
)
def test_what_builds_builds_declared_data_only(parts):
    with pytest.raises(NotPlain):
        unpacked(call_of(*parts))


def call_of(*parts) -> bytes:
    """What an answer would be that calls what builds with these parts, written by hand."""
    return b"\x80\x05" + NAMED + pickle.dumps(parts, protocol=2)[2:-1] + b"R."


def test_the_calls_written_by_hand_are_well_formed():
    assert unpacked(call_of("path", "a/b")) == Path("a/b")


def test_nothing_can_be_put_on_the_types_it_may_name():
    named = b"\x80\x05\x8c\x07decimal\x8c\x07Decimal\x93"

    with pytest.raises(NotPlain, match="TypeError"):
        unpacked(named + b"(N}\x8c\x08__call__K\x01st\x62.")


@pytest.mark.parametrize("at", [1, 5, 20, 60, -1])
def test_a_damaged_answer_is_no_answer(at):
    content = packed(PLAIN)

    with pytest.raises(NotPlain):
        unpacked(content[:at])


def test_an_empty_message_is_whole_before_who_reads_it_goes():
    ours, theirs = socket.socketpair()

    class Hasty:
        """A socket whose other side reads what comes, then closes."""

        def sendall(self, content: bytes) -> None:
            ours.sendall(content)
            assert receive(theirs, limit=1) == b""
            theirs.close()

    with ours:
        send(Hasty(), b"")
