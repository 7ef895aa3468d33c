"""What the environment says of e-mails, of the OpenID provider, and of the demonstration, which never starts by accident."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from regain.config.demonstration import RealInstance, refuse_exposed_demonstration, refuse_wrong_database
from regain.config.mail import mail_settings
from regain.config.signing import openid_provider
from regain.core.member import SYSTEM
from regain.domain.journal.usecases import mark_as_demonstration
from tests.conftest import ROOT
from tests.factories.accounts import PersonFactory

OPENID = {
    "REGAIN_OPENID_URL": "https://identite.example/",
    "REGAIN_OPENID_CLIENT_ID": "regain",
    "REGAIN_OPENID_CLIENT_SECRET": "secret",
}


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", "mail.example", 25, False, False),
        ("smtp+tls://moi%40a:p%2Fw@mail.example", "mail.example", 587, True, False),
        ("smtps://mail.example:2465", "mail.example", 2465, False, True),
    ],
)
def test_a_mail_server_is_read_from_its_address(url, host, port, tls, ssl):
    read = mail_settings(url)

    assert (read["EMAIL_HOST"], read["EMAIL_PORT"], read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (
        host,
        port,
        tls,
        ssl,
    )


def test_the_account_of_the_mail_server_is_decoded():
    read = mail_settings("smtp+tls://moi%40a:p%2Fw@mail.example")

    assert (read["EMAIL_HOST_USER"], read["EMAIL_HOST_PASSWORD"]) == ("moi@a", "p/w")


def test_letters_may_go_to_a_folder_or_to_the_console():
    assert mail_settings("file:///srv/mails")["EMAIL_FILE_PATH"] == "/srv/mails"
    assert "console" in str(mail_settings("console:")["EMAIL_BACKEND"])


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:abc"])
def test_an_address_of_no_mail_server_stops_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="REGAIN_EMAIL_URL"):
        mail_settings(url)


def test_without_an_address_there_is_no_provider(monkeypatch):
    for name in OPENID:
        monkeypatch.delenv(name, raising=False)

    assert openid_provider(https=True) == {}


def test_the_provider_is_read_from_the_environment(monkeypatch):
    for name, value in OPENID.items():
        monkeypatch.setenv(name, value)

    assert openid_provider(https=True) == {
        "url": "https://identite.example",
        "client_id": "regain",
        "secret": "secret",
        "name": "ProConnect",
        "acr": "",
        "vouches_for_emails": False,
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"REGAIN_OPENID_CLIENT_SECRET": ""},
        {"REGAIN_OPENID_URL": ""},
        {"REGAIN_OPENID_URL": "http://identite.example"},
        {"REGAIN_OPENID_URL": "https://[identite"},
        {"REGAIN_OPENID_URL": "https://regain:mot@identite.example"},
    ],
)
def test_a_provider_half_told_or_in_clear_stops_the_start(monkeypatch, wrong):
    for name, value in {**OPENID, **wrong}.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match="REGAIN_OPENID_URL"):
        openid_provider(https=False)


def test_a_provider_on_this_machine_is_for_trying_only(monkeypatch):
    for name, value in {**OPENID, "REGAIN_OPENID_URL": "http://127.0.0.1:9000"}.items():
        monkeypatch.setenv(name, value)

    assert openid_provider(https=False)["url"] == "http://127.0.0.1:9000"
    with pytest.raises(ImproperlyConfigured):
        openid_provider(https=True)


@pytest.mark.parametrize(
    ("https", "hosts"), [(True, ["127.0.0.1"]), (False, ["127.0.0.1", "regain.example"]), (False, ["*"])]
)
def test_the_demonstration_is_refused_where_it_would_be_seen(https, hosts):
    with pytest.raises(ImproperlyConfigured, match="démonstration"):
        refuse_exposed_demonstration(demo=True, https=https, hosts=hosts)


def test_the_demonstration_starts_on_this_machine():
    refuse_exposed_demonstration(demo=True, https=False, hosts=["127.0.0.1", "localhost", "[::1]"])
    refuse_exposed_demonstration(demo=False, https=True, hosts=["regain.example"])

    with pytest.raises(ImproperlyConfigured):
        refuse_exposed_demonstration(demo=True, https=False, hosts=["0.0.0.0"])  # noqa: S104  # what is refused


def test_the_demonstration_is_refused_among_real_people(db):
    PersonFactory(email="vraie.personne@agglo.example")
    refuse_wrong_database(demo=False)

    with pytest.raises(ImproperlyConfigured, match="personnes réelles"):
        refuse_wrong_database(demo=True)


def test_the_demonstration_is_served_among_its_own_people(db):
    PersonFactory(email="cheffe@regain.example")

    assert refuse_wrong_database(demo=True) is None


@pytest.mark.parametrize(
    "production", [{"REGAIN_HTTPS": "1"}, {"REGAIN_HOSTS": "regain.example"}], ids=lambda one: next(iter(one))
)
def test_a_process_of_production_does_not_start_with_the_demonstration_on(production, tmp_path):
    environment = {**os.environ, **production, "REGAIN_DEMO": "1", "REGAIN_DATA_DIR": str(tmp_path)}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "regain.config.settings"}

    done = subprocess.run(
        [sys.executable, "-c", "import regain.config.wsgi"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, "La démonstration laisse entrer sans mot de passe" in done.stderr) == (1, True)


@pytest.mark.parametrize("is_marked", [True, False])
def test_no_server_works_for_real_on_the_database_of_a_demonstration(db, is_marked):
    if is_marked:
        mark_as_demonstration(by=SYSTEM)
    started = []
    served = RealInstance(lambda _environ, _start: [b"the page"])

    answer = b"".join(served({}, lambda status, _headers: started.append(status)))

    assert (answer == b"the page", started) == ((False, ["503 Service Unavailable"]) if is_marked else (True, []))
    assert ("celle d’une démonstration" in answer.decode()) is is_marked


def test_a_database_that_is_stopped_is_looked_at_later(monkeypatch):
    def stopped(**_options):
        raise OperationalError

    monkeypatch.setattr("regain.config.demonstration.refuse_wrong_database", stopped)

    assert list(RealInstance(lambda _environ, _start: [b"503"])({}, None)) == [b"503"]
