"""A process takes on what it can, asks the others to come back, and always says whether it is in service."""

import io
from itertools import chain

import pytest
from django.core.files.base import ContentFile
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from regain.core.places import Places
from regain.web import gate, heavy
from regain.web.gate import SOON, GateMiddleware
from tests.web.test_hardening import missing


@pytest.fixture
def full(monkeypatch):
    """Every place at work is taken, and nothing will free one."""
    monkeypatch.setattr(gate, "AT_WORK_PLACES", Places(0))


def test_an_instance_that_is_asked_too_much_says_so_and_stays_in_service(client, db, full):
    refused, watched = client.get("/connexion/"), client.get("/en-service/")

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")
    assert "Regain est très demandé en ce moment" in refused.content.decode()
    assert missing(refused) == {}
    assert (watched.status_code, watched.content) == (200, b"en service\n")


def test_a_page_that_is_refused_asks_the_database_nothing(client, full):
    assert client.get("/rien/").status_code == 503  # without the database, which the test does not have


def test_places_are_given_back_whatever_came_of_the_page(client, db, monkeypatch):
    monkeypatch.setattr(gate, "AT_WORK_PLACES", Places(1))
    client.raise_request_exception = False

    assert [client.get(path).status_code for path in ("/rien/", "/connexion/", "/rien/")] == [404, 200, 404]


class Dripping(io.BytesIO):
    """A body that comes slowly: it notes how many places at work were taken while it was read."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.taken: list[int] = []

    def read(self, size: int = -1) -> bytes:
        self.taken.append(gate.AT_WORK_PLACES._acting.total())
        return super().read(size)


def posted(body: Dripping, path: str = "/connexion/"):
    length = len(body.getvalue())
    form = "application/x-www-form-urlencoded"
    return RequestFactory().generic(
        "POST", path, b"", form, **{"wsgi.input": body, "CONTENT_LENGTH": length, "CONTENT_TYPE": form}
    )


def test_a_form_is_received_before_it_takes_a_place_at_work():
    body, seen = Dripping(b"login=claire"), []
    answer = GateMiddleware(lambda request: seen.append(request.POST["login"]) or HttpResponse("said"))

    response = answer(posted(body))

    assert (response.content, seen, set(body.taken)) == (b"said", ["claire"], {0})


@pytest.mark.parametrize("path", ["/connexion/", "/rien/"])
def test_forms_that_never_end_hold_the_places_of_forms_alone(monkeypatch, path):
    monkeypatch.setattr(gate, "RECEIVED_PLACES", Places(0))
    answer = GateMiddleware(lambda _request: HttpResponse("said"))

    assert answer(posted(Dripping(b"a=b"), path)).status_code == 503
    assert answer(RequestFactory().get(path)).content == b"said"


def test_who_breaks_off_while_sending_a_form_holds_nothing(monkeypatch):
    monkeypatch.setattr(gate, "RECEIVED_PLACES", Places(1))

    class Broken(Dripping):
        def read(self, _size: int = -1) -> bytes:
            raise OSError("gone")

    answer = GateMiddleware(lambda _request: HttpResponse("said"))

    assert [answer(posted(Broken(b"a=b"))).status_code for _ in range(3)] == [503] * 3
    assert answer(posted(Dripping(b"a=b"))).content == b"said"


@pytest.mark.parametrize(("size", "is_held"), [(SOON, True), (SOON - 1, False)])
def test_a_big_file_holds_a_place_until_it_is_sent(db, monkeypatch, size, is_held):
    monkeypatch.setattr(gate, "SENT_PLACES", Places(1))
    answer = GateMiddleware(lambda _request: FileResponse(ContentFile(b"a" * size, name="a.txt")))
    request = RequestFactory().get("/documents/")

    first, second = answer(request), answer(request)
    sent = sum(map(len, chain(first)))
    for close in first._resource_closers:  # first.close() would look for the database too
        close()
    third = answer(request)

    assert (first.status_code, second.status_code, third.status_code) == (200, 503 if is_held else 200, 200)
    assert sent == size


def test_every_page_of_an_instance_has_a_thread_and_some_are_left(settings):
    assert sum(settings.PLACES.values()) < settings.THREADS
    costly = sum(places.most for places in (heavy.MAKING, heavy.TAKING_FILES))
    assert settings.PLACES["at work"] > costly
    assert reverse("in_service") == "/en-service/"
