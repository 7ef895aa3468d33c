"""Calls in https through the proxy of a network."""

import base64
import socket

import pytest

from regain.core.calling.addresses import OPERATOR, PUBLIC, AddressRefused
from regain.core.calling.calls import Caller, CallFailed, Limits
from regain.core.calling.places import CallsAtOnce
from tests.hostile import hostile_server, leads_to, waits

CALLER = Caller(Limits(seconds=0.3, size=1_000), CallsAtOnce(1))
NAME = "donnees.exemple.fr"


@pytest.fixture
def proxy(monkeypatch):
    with hostile_server() as server:
        monkeypatch.setenv("https_proxy", f"http://agent:p%40ss@127.0.0.1:{server.port}")
        monkeypatch.setenv("no_proxy", "interne.exemple.fr")
        yield server


def asks(proxy):
    """What the proxy was asked, when it then lets nothing through."""
    heard = []
    proxy.moods["*"] = lambda server, client: (heard.extend(server.heard), client.sendall(b"HTTP/1.1 403 No\r\n\r\n"))
    with pytest.raises(CallFailed):
        CALLER.ask("GET", f"https://{NAME}/f.csv", reach=PUBLIC)
    return heard


def test_the_proxy_is_asked_for_names_that_this_machine_does_not_know(proxy, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    (head,) = asks(proxy)

    lines = head.split(b"\r\n")
    assert lines[0] == f"CONNECT {NAME}:443 HTTP/1.1".encode()
    assert b"Proxy-Authorization: Basic " + base64.b64encode(b"agent:p@ss") in lines


def unknown(*_asked, **_how):
    raise OSError("no such name")


def test_a_name_that_leads_to_a_private_place_is_refused_all_the_same(proxy, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: [(2, 1, 6, "", ("10.0.0.1", 443))])

    with pytest.raises(AddressRefused):
        CALLER.ask("GET", f"https://{NAME}/f.csv", reach=PUBLIC)
    assert proxy.asked == []


@pytest.mark.parametrize("mood", [waits, leads_to("https://exemple.fr/")])
def test_a_proxy_that_waits_or_leads_elsewhere_is_no_answer(proxy, monkeypatch, mood):
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    proxy.moods["*"] = mood

    with pytest.raises(CallFailed):
        CALLER.ask("GET", f"https://{NAME}/f.csv", reach=PUBLIC)
    assert proxy.asked == [f"{NAME}:443"]


def test_some_machines_and_calls_in_clear_go_straight(proxy, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    for address in ("https://interne.exemple.fr/", f"http://{NAME}/"):
        with pytest.raises(CallFailed):
            CALLER.ask("GET", address, reach=OPERATOR)
    assert proxy.asked == []


@pytest.mark.parametrize("given", ["socks5://127.0.0.1:1", "http://[", "http://127.0.0.1:x"])
def test_what_is_not_a_proxy_is_no_answer(monkeypatch, given):
    monkeypatch.setenv("https_proxy", given)

    with pytest.raises(CallFailed):
        CALLER.ask("GET", f"https://{NAME}/", reach=PUBLIC)
