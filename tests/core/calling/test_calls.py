"""Calls out against a hostile server: cut in time, in weight and in number, and never led elsewhere."""

import socket
import threading

import pytest

from regain.core.calling import calls as module
from regain.core.calling.addresses import NOT_PUBLIC, OPERATOR, PUBLIC, AddressRefused, Reach
from regain.core.calling.calls import Caller, CallFailed, CallTooHeavy, Limits
from regain.core.calling.places import CallsAtOnce, TooManyCalls
from tests.hostile import HEAVY, SLOW, WRONG, hostile_server, leads_to, says, waits

TINY = Limits(seconds=0.15, size=200_000)
AMPLE = Limits(seconds=10, size=200_000, redirections=3)
NEAR = Reach(frozenset({"http"}), lambda place: str(place) == "127.0.0.1", leaves_the_host=True)
"""As if the public internet were this machine, at one of its addresses."""


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    with hostile_server() as server:
        yield server


def caller(limits=AMPLE, *, rest=0.0, most=1):
    return Caller(limits, CallsAtOnce(most), rest=rest)


def test_an_answer_comes_whole(server):
    server.moods["/a/é%20b"] = says(b'{"x": 1}')
    server.moods["/a/%C3%A9%20b"] = says(b'{"x": 1}')

    answer = caller().ask("GET", f"{server.url}/a/é%20b?c=d", reach=OPERATOR)

    assert (answer.status, answer.body, answer.headers.get_content_type()) == (200, b'{"x": 1}', "application/json")
    assert server.asked == ["/a/%C3%A9%20b"]


@pytest.mark.parametrize("mood", SLOW)
def test_what_drips_is_cut_in_all_and_not_between_bytes(server, mood):
    server.moods["*"] = SLOW[mood]

    with pytest.raises(CallFailed, match="trop longtemps"):
        caller(TINY).ask("GET", server.url, reach=OPERATOR)


@pytest.mark.parametrize("mood", HEAVY)
def test_what_never_ends_is_cut_early(server, mood):
    server.moods["*"] = HEAVY[mood]

    with pytest.raises(CallFailed):
        caller(Limits(seconds=5, size=200_000)).ask("GET", server.url, reach=OPERATOR)
    assert server.sent < 20_000_000  # what the system holds for both sides


def test_a_body_heavier_than_it_may_be_is_named_so(server):
    server.moods["*"] = says(b" " * 200_001)

    with pytest.raises(CallTooHeavy, match="trop lourde"):
        caller(Limits(seconds=5, size=200_000)).ask("GET", server.url, reach=OPERATOR)


@pytest.mark.parametrize("mood", WRONG)
def test_what_is_not_an_answer_is_a_failure(server, mood):
    server.moods["*"] = WRONG[mood]

    with pytest.raises(CallFailed):
        caller(Limits(seconds=5, size=200_000)).ask("GET", server.url, reach=OPERATOR)


def test_a_name_that_is_never_found_is_given_up(monkeypatch):
    found = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: found.wait(10) and [])

    with pytest.raises(CallFailed, match="trop longtemps"):
        caller(TINY).ask("GET", "http://lent.exemple.fr/", reach=OPERATOR)
    found.set()


def test_those_beyond_the_places_are_refused_at_once(server):
    server.moods["*"] = waits
    calling = caller(Limits(seconds=10, size=1), most=2)
    threads = [threading.Thread(target=failing, args=[calling, server]) for _ in range(2)]
    for thread in threads:
        thread.start()
        assert server.came.acquire(timeout=5)

    with pytest.raises(TooManyCalls, match="Trop de demandes"):
        calling.ask("GET", server.url, reach=OPERATOR)
    server.released.set()
    for thread in threads:
        thread.join()
    server.moods["*"] = says(b"")

    assert calling.ask("GET", server.url, reach=OPERATOR).status == 200


def failing(calling, server):
    with pytest.raises(CallFailed):
        calling.ask("GET", server.url, reach=OPERATOR)


def test_places_of_several_kinds_are_bounded_together():
    both = CallsAtOnce(1)
    one, other = CallsAtOnce(1, within=both), CallsAtOnce(1, within=both)

    with one.one(), pytest.raises(TooManyCalls):
        other.take()
    with other.one(), pytest.raises(TooManyCalls):
        one.take()


def test_a_silent_service_is_left_alone_for_a_while(server, monkeypatch):
    server.moods = {"/a": waits, "/b": says(b"")}
    calling, real = caller(TINY, rest=10), module.time.monotonic
    with pytest.raises(CallFailed):
        calling.ask("GET", f"{server.url}/a", reach=OPERATOR)

    with pytest.raises(CallFailed, match="il y a un instant"):
        calling.ask("GET", f"{server.url}/b", reach=OPERATOR)
    monkeypatch.setattr(module.time, "monotonic", lambda: real() + 11)
    calling.limits = AMPLE

    assert (calling.ask("GET", f"{server.url}/b", reach=OPERATOR).status, server.asked) == (200, ["/a", "/b"])


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("http://127.0.0.2:{port}/there", "pas publique"),
        ("http://[::1]:{port}/there", "pas publique"),
        ("//169.254.169.254/latest", "pas publique"),
        ("http://0x7f000002:{port}/there", "mal écrite"),
        ("file:///etc/passwd", "mal écrite"),
        ("http://a:b@127.0.0.1:{port}/there", "mot de passe"),
        ("http://[", "mal écrite"),
    ],
)
def test_a_redirection_is_checked_as_an_address_is(server, to, sentence):
    server.moods = {"/": leads_to(to.format(port=server.port)), "/there": says(b"secret")}

    with pytest.raises(AddressRefused, match=sentence):
        caller().ask("GET", server.url, reach=NEAR)
    assert server.asked == ["/"]


def test_a_name_that_leads_elsewhere_the_second_time_is_refused(server, monkeypatch):
    server.moods = {"/": leads_to("/there"), "/there": says(b"secret")}
    places = ["127.0.0.1", "127.0.0.2"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda _name, port, **_how: [(2, 1, 6, "", (places.pop(0), port))])

    with pytest.raises(AddressRefused, match="pas publique"):
        caller().ask("GET", f"http://exemple.fr:{server.port}/", reach=NEAR)
    assert (server.asked, places) == (["/"], [])


def test_one_place_out_of_reach_among_several_is_enough_to_refuse(server, monkeypatch):
    rows = [(2, 1, 6, "", (place, server.port)) for place in ("127.0.0.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: rows)

    with pytest.raises(AddressRefused):
        caller().ask("GET", f"http://exemple.fr:{server.port}/", reach=NEAR)
    assert server.asked == []


def test_redirections_end(server):
    server.moods["*"] = leads_to("/encore")

    with pytest.raises(CallFailed, match="sans fin"):
        caller().ask("GET", server.url, reach=NEAR)
    assert len(server.asked) == 4


def test_the_service_of_the_operator_leads_to_no_other_machine(server):
    server.moods = {"/": leads_to("/ici"), "/ici": says(b"ici"), "/la": leads_to(f"http://localhost:{server.port}/ici")}

    assert caller().ask("GET", server.url, reach=OPERATOR).body == b"ici"
    with pytest.raises(AddressRefused, match="autre machine"):
        caller().ask("GET", f"{server.url}/la", reach=OPERATOR)


def test_a_redirection_from_https_to_http_is_refused():
    address = module.address_within("https://exemple.fr/", OPERATOR)

    with pytest.raises(AddressRefused, match="https"):
        module._followed("https://exemple.fr/", "http://exemple.fr/", address, OPERATOR)


def test_a_redirection_is_an_answer_to_who_follows_none(server):
    server.moods["*"] = leads_to("/ailleurs")

    answer = caller(Limits(seconds=5, size=10)).ask("GET", server.url, reach=OPERATOR)

    assert (answer.status, server.asked) == (302, ["/"])


def test_the_certificate_is_that_of_the_name(server, monkeypatch):
    """No TLS here: what matters is that nothing is asked in clear of a server that cannot prove its name."""
    server.moods["*"] = says(b"secret")

    with pytest.raises(CallFailed):
        caller(TINY).ask("GET", server.url.replace("http:", "https:"), reach=OPERATOR)
    assert server.asked == []


def test_a_number_out_of_reach_is_refused_without_a_connection():
    with pytest.raises(AddressRefused, match=NOT_PUBLIC[:30]):
        caller().ask("GET", "https://127.0.0.1/", reach=PUBLIC)
