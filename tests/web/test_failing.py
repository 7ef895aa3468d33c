"""A database or a disk that does not answer is told by a page of its own, for a while; any other failure is ours."""

import errno

import pytest
from django.db import InterfaceError, OperationalError

from regain.web.pages.wellknown import views


@pytest.fixture
def failing(client, monkeypatch):
    """A page asked for, which fails in that manner."""

    def ask(error: Exception):
        def fail() -> None:
            raise error

        monkeypatch.setattr(views, "is_begun", fail)
        client.raise_request_exception = False
        return client.get("/en-service/")

    return ask


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("connection refused"),
        InterfaceError("connection already closed"),
        OSError(errno.ENOSPC, "no connection between the two"),
    ],
)
def test_a_database_or_a_disk_that_does_not_answer_is_for_later(failing, error):
    response = failing(error)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "ne répond pas pour le moment" in response.content.decode()
    assert "connection" not in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("error", [ValueError("a flaw"), FileNotFoundError(errno.ENOENT, "a flaw")])
def test_any_other_failure_stays_a_problem_of_ours(failing, error):
    response = failing(error)

    assert (response.status_code, "rencontré un problème" in response.content.decode()) == (500, True)


def test_an_instance_in_service_says_so_to_whatever_watches_it(client, db):
    response = client.get("/en-service/")

    assert (response.status_code, response.content, response.headers["Cache-Control"]) == (
        200,
        b"en service\n",
        "no-cache",
    )
