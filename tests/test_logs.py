"""No address, no name, nothing typed in what is logged, whatever goes wrong in a page."""

import io
import logging
import logging.config
import sys

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
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


LINK = "WzEsIjhhNjVTb1R6LS1RWDA4WGFxVWNsaXFaWTVi:1xXwV9:OGEcI-ipxnBCwRsWAMiSW0"
RESET = "2k-cm7n1t-5f3a9d6e1c8b2f4a7d9e0c3b6a5f8d1e"


def fails_with_its_secret(request: HttpRequest, secret: str) -> None:
    raise ValueError(f"Signature {secret.rpartition(':')[2]!r} of {secret} does not match, at {request.path}")


urlpatterns += [path("secret/<str:secret>/", fails_with_its_secret, name="secret")]


@pytest.mark.urls("tests.test_logs")
@pytest.mark.parametrize(
    ("address", "headers", "status", "route"),
    [
        (f"/invitation/{LINK}/", {}, 403, "<invitation>"),
        (f"/mot-de-passe/nouveau/{RESET}/", {}, 403, "<account_reset_password_from_key>"),
        (f"/connexion/adresse/{LINK}/", {}, 403, "<account_confirm_email>"),
        (f"/secret/{LINK}/", {}, 403, "<secret>"),
        (f"/invitations/{LINK}", {}, 404, "<no route>"),
        (f"/é/{LINK}", {}, 404, "<no route>"),
        ("/connexion/", {"referer": f"https://testserver/invitation/{LINK}/"}, 403, "<sign_in>"),
        ("/connexion/", {"referer": f"https://ailleurs.example/invitation/{LINK}/"}, 403, "<sign_in>"),
    ],
)
def test_a_refused_form_names_its_route_and_never_its_secret(db, logged, address, headers, status, route):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    response = client.post(address, {"name": "Nadia"}, headers=headers, secure=bool(headers))

    told = logged.getvalue()
    assert (response.status_code, route in told) == (status, True)
    assert [piece for piece in (*LINK.split(":"), RESET, RESET[8:]) if len(piece) > 6 and piece in told] == []


@pytest.mark.urls("tests.test_logs")
def test_a_page_that_fails_names_its_route_and_never_its_secret(amina, logged):
    amina.raise_request_exception = False

    amina.get(f"/secret/{LINK}/")

    told = logged.getvalue()
    assert ("<secret>" in told, "ValueError" in told) == (True, True)
    assert [piece for piece in LINK.split(":") if len(piece) > 6 and piece in told] == []


def test_the_line_of_the_development_server_holds_no_address():
    record = logging.LogRecord(
        "django.server", logging.WARNING, "", 1, '"%s" %s %s', (f"GET /invitation/{LINK}/ HTTP/1.1", "404", "12"), None
    )

    assert Discreet("%(message)s").format(record) == '"GET" 404 12'
    assert record.args[0] == f"GET /invitation/{LINK}/ HTTP/1.1"  # another handler's line is its own


@pytest.mark.parametrize("asked", [{"q": "a" * 30_000}, {"a": "b", "q": "é" * 2000}])
def test_a_refused_address_is_logged_in_one_line(db, logged, asked):
    assert Client().get("/compte/", asked).status_code == 400

    told = logged.getvalue()
    assert ("django.security" in told, "Traceback" in told) == (True, False)


def refuses(request: HttpRequest) -> None:
    raise PermissionDenied("Ce n’est pas à vous.")


urlpatterns += [path("refus/", refuses)]


@pytest.mark.urls("tests.test_logs")
def test_a_refusal_is_logged_in_one_line(amina, logged):
    assert amina.get("/refus/").status_code == 403
    sent = amina.post("/connexion/", b"rien", content_type="multipart/form-data; boundary=")

    assert sent.status_code == 400
    assert (logged.getvalue().count("\n"), "Traceback" in logged.getvalue()) == (2, False)
