"""A slow or hostile geocoder holds one thread for a moment, and the readers go on."""

import json
import threading

import pytest

from regain.core.calling.addresses import OPERATOR
from regain.core.calling.calls import Caller, CallFailed, Limits
from regain.core.calling.kept import Kept
from regain.core.calling.places import OUT, CallsAtOnce, TooManyCalls
from regain.exchange.applying import geocoding
from regain.exchange.applying.geocoding import GeocoderSilent, ask_geocoder
from regain.exchange.applying.locating import places_asked
from regain.mailing import sending
from regain.web.signing.openid import client
from tests.hostile import HEAVY, SLOW, WRONG, hostile_server, leads_to, says, waits


def found(**changes):
    feature = {"geometry": {"coordinates": [2.6, 50.4]}, "properties": {"label": "7 Impasse Perdue", "score": 0.8}}
    return json.dumps({"features": [{**feature, **changes}]}).encode()


@pytest.fixture
def server(settings, monkeypatch):
    monkeypatch.setattr(geocoding, "CALLS", Caller(Limits(10, 100_000, redirections=2), CallsAtOnce(1)))
    monkeypatch.setattr(geocoding, "ANSWERS", Kept(fresh=600, good=600, most=2))
    with hostile_server() as server:
        settings.GEOCODER_URL = f"{server.url}/search"
        yield server


def test_the_geocoder_holds_one_thread_for_a_few_seconds():
    calls = geocoding.CALLS  # the site's own, not those of the other tests

    assert (calls.limits.seconds <= 5, calls.limits.size <= 1024**2, calls.rest >= 5) == (True, True, True)
    with calls.places.one(), pytest.raises(TooManyCalls):
        calls.places.take()


def test_letters_the_geocoder_and_the_provider_hold_three_threads_in_all():
    with OUT.one(), OUT.one(), OUT.one():
        for places in (sending.PLACES, geocoding.CALLS.places, client.CALLS.places):
            with pytest.raises(TooManyCalls):
                places.take()


@pytest.mark.parametrize("mood", ["never answers", "drips its body", "body without end", *WRONG])
def test_a_slow_or_hostile_geocoder_is_silent(server, mood):
    """All the moods: tests/core/calling."""
    server.moods["*"] = {**SLOW, **HEAVY, **WRONG}[mood]
    if mood in SLOW:
        geocoding.CALLS.limits = Limits(0.15, 100_000)

    with pytest.raises(GeocoderSilent, match="ne répond pas"):
        ask_geocoder("7 impasse perdue")
    assert server.sent < 20_000_000


def test_while_one_waits_the_other_readers_are_answered_at_once(db, server, monkeypatch):
    server.moods["*"] = waits
    monkeypatch.setattr(geocoding.CALLS, "limits", Limits(10, 1_000))
    waiting = threading.Thread(target=wait_for, args=[server])
    waiting.start()
    assert server.came.acquire(timeout=5)

    asked = places_asked("7 impasse perdue", None)

    assert (asked.addresses, "Trop de demandes attendent déjà ce service" in asked.said) == ((), True)
    server.released.set()
    waiting.join()


def wait_for(server):
    with pytest.raises(CallFailed):
        geocoding.CALLS.ask("GET", server.url, reach=OPERATOR)


def test_an_answer_is_kept_for_the_next_who_asks(server):
    server.moods["*"] = says(found())

    assert ask_geocoder("7 impasse perdue") == ask_geocoder("7 impasse perdue")
    assert len(server.asked) == 1


def test_a_silence_is_not_kept_as_an_answer(server):
    server.moods["*"] = says(b"{}", status="503 Service Unavailable")
    with pytest.raises(GeocoderSilent):
        ask_geocoder("7 impasse perdue")
    server.moods["*"] = says(found())

    assert [one.label for one in ask_geocoder("7 impasse perdue")] == ["7 Impasse Perdue"]


@pytest.mark.parametrize("to", ["http://localhost:{port}/search", "http://10.0.0.1/search"])
def test_the_geocoder_leads_to_no_other_machine(server, to):
    server.moods["*"] = leads_to(to.format(port=server.port))

    with pytest.raises(GeocoderSilent):
        ask_geocoder("7 impasse perdue")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "changes",
    [
        *({"geometry": wrong} for wrong in (None, [], 3, {"coordinates": 3}, {"coordinates": [[2], [50]]})),
        *({"geometry": {"coordinates": wrong}} for wrong in ([1e400, 50], [2.6], ["x", 50], [900, 50], [10**400, 50])),
        *(
            {"properties": wrong}
            for wrong in (None, [], {}, {"label": "x", "score": []}, {"label": "x", "score": 1e400})
        ),
    ],
    ids=str,
)
def test_a_place_out_of_shape_is_left_out(server, changes):
    server.moods["*"] = says(found(**changes))

    assert ask_geocoder("7 impasse perdue") == []
