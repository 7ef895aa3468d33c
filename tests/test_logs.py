"""No address, no name, nothing typed in what is logged, whatever goes wrong in a page."""

import io
import logging
import logging.config
import sys

import pytest
from django.conf import settings as django_settings
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import path
from django.views.debug import ExceptionReporter, get_exception_reporter_filter

from regain.config import urls
from regain.config.logs import LOGGING, Discreet

ADDRESS, NAME = "amina.secrete@ville.example", "Amina Benali"


def fails(request: HttpRequest, who: str = "") -> None:
    raise ValueError(f"{who} {request.GET.get('q')} {request.POST.get('name')} {request.user}")


urlpatterns = [*urls.urlpatterns, path("echec/", fails), path("echec/<str:who>/", fails)]


@pytest.fixture
def logged(monkeypatch) -> io.StringIO:
    """What our handler writes, from every logger."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet("%(levelname)s %(name)s %(message)s"))
    for name in ("", "django"):
        monkeypatch.setattr(logging.getLogger(name), "handlers", [handler] if not name else [])
    return written


@pytest.mark.urls("tests.test_logs")
@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("get", f"/echec/{ADDRESS}/", {}),
        ("get", f"/echec/?q={ADDRESS}", {}),
        ("get", f"/echec/?q={NAME}", {}),
        ("post", "/echec/", {"name": NAME, "email": ADDRESS}),
        ("post", f"/echec/{ADDRESS}/?q={NAME}", {"name": ADDRESS}),
        ("get", f"/rien/{ADDRESS}", {}),
    ],
)
def test_a_page_that_fails_tells_nobody_s_name(amina, logged, method, address, body):
    amina.raise_request_exception = False
    amina.person.name = NAME
    amina.person.save()

    getattr(amina, method)(address, body) if body else getattr(amina, method)(address)

    told = logged.getvalue()
    assert told
    assert [words for words in (ADDRESS, "secrete", NAME, "Amina", "Benali") if words in told] == []


def test_an_exception_s_own_words_are_redacted_too(logged):
    try:
        {}[f"nobody at {ADDRESS}\nDETAIL:  Failing row contains (1, {NAME})."]
    except LookupError:
        logging.getLogger("regain.any").exception("for %s", ADDRESS)

    assert "KeyError" in logged.getvalue()
    assert ADDRESS not in logged.getvalue()
    assert NAME not in logged.getvalue()


def test_every_handler_is_discreet_and_no_error_leaves_by_e_mail():
    assert django_settings.LOGGING == LOGGING
    assert {handler["formatter"] for handler in LOGGING["handlers"].values()} == {"discreet"}
    assert "mail_admins" not in str(LOGGING)
    assert django_settings.ADMINS == []
    assert logging.getLogger("django").handlers == []


def test_django_s_error_report_holds_no_variable_and_nothing_sent():
    request = RequestFactory().post(f"/?q={ADDRESS}", {"name": NAME}, HTTP_X_WHO=ADDRESS)
    secret = NAME
    try:
        int(secret)
    except ValueError:
        reporter = ExceptionReporter(request, *sys.exc_info())

    data = reporter.get_traceback_data()

    assert type(get_exception_reporter_filter(request)).__name__ == "TellsNothing"
    assert (data["settings"], data["filtered_POST_items"], data["request_meta"]) == ({}, [], {})
    assert [frame["vars"] for frame in data["frames"]] == [[]] * len(data["frames"])


def test_a_name_that_is_not_ours_is_logged_in_one_line(client, logged):
    assert client.get("/connexion/", headers={"host": "ailleurs.example"}).status_code == 400

    assert (logged.getvalue().count("\n"), "ailleurs.example" in logged.getvalue()) == (1, True)
