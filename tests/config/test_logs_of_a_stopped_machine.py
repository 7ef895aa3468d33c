"""A database or a disk that refuses: one line, no traceback, once a minute."""

import errno
import io
import logging
import logging.config

import pytest
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory

from regain.config import logs
from regain.config.logs import LOGGING, OnceAMinute
from regain.core.places import Places
from regain.web import gate
from regain.web.gate import GateMiddleware


@pytest.fixture
def now(monkeypatch) -> list[float]:
    seconds = [1000.0]
    monkeypatch.setattr(logs.time, "monotonic", lambda: seconds[0])
    return seconds


@pytest.fixture
def written(monkeypatch, now) -> io.StringIO:
    """What the handler of the settings would write."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(logs.Discreet(LOGGING["formatters"]["discreet"]["format"]))
    for name in LOGGING["handlers"]["console"]["filters"]:
        assert LOGGING["filters"][name] == {"()": f"{OnceAMinute.__module__}.{OnceAMinute.__name__}"}
        handler.addFilter(OnceAMinute())
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    return lines


def fails(client, monkeypatch, error: Exception) -> None:
    """Three requests, whose session cannot be read: each layer around the page looks for it again."""

    def refuse(*_words, **_more):
        raise error

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", refuse)
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", refuse)
    client.raise_request_exception = False
    client.cookies["regain_session"] = "a" * 32
    for _ in range(3):
        assert client.get("/compte/").status_code == 503


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("connection failed: FATAL\n\tIs the server running?"), "OperationalError: connection failed"),
        (InterfaceError("the connection is closed"), "InterfaceError: the connection is closed"),
        (OSError(errno.EROFS, "Read-only file system"), "Read-only file system"),
    ],
)
def test_a_machine_that_refuses_is_one_line_for_all_requests_of_a_minute(
    client, monkeypatch, written, now, error, said
):
    fails(client, monkeypatch, error)
    first = written.getvalue()
    now[0] += 61
    fails(client, monkeypatch, error)

    lines = first.splitlines()
    assert (len(lines), said in lines[0], "Traceback" in first) == (1, True, False)
    assert len(written.getvalue().splitlines()) == 2


def test_a_flaw_of_ours_keeps_its_traceback_each_time(written):
    for _ in range(2):
        flaw = KeyError("a flaw")
        logging.getLogger("django.request").error("Internal Server Error", exc_info=flaw)

    assert written.getvalue().count("KeyError: 'a flaw'") == 2


def test_a_thousand_requests_refused_are_one_line(written, monkeypatch):
    monkeypatch.setattr(gate, "AT_WORK_PLACES", Places(0))
    answer = GateMiddleware(lambda _request: None)

    for _ in range(50):
        assert answer(RequestFactory().get("/rien/")).status_code == 503

    assert len(written.getvalue().splitlines()) == 1
