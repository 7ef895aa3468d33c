"""A variable that cannot be read stops the start with a sentence that names it; what is well written is taken as it is."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regain.config import env
from regain.config.database import database_settings
from regain.config.mail import mail_settings

READERS = {
    "REGAIN_HOSTS": lambda: env.hosts("REGAIN_HOSTS", ""),
    "REGAIN_ORIGINS": lambda: env.origins("REGAIN_ORIGINS"),
    "REGAIN_EMAIL_FROM": lambda: env.sender("REGAIN_EMAIL_FROM", ""),
    "REGAIN_GEOCODER_URL": lambda: env.web_address("REGAIN_GEOCODER_URL"),
    "REGAIN_SECURITY_CONTACT": lambda: env.contact("REGAIN_SECURITY_CONTACT"),
    "REGAIN_KEEP_FILES": lambda: env.whole("REGAIN_KEEP_FILES", 30, least=1),
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REGAIN_HOSTS", "https://regain.example"),
        ("REGAIN_HOSTS", "regain.example,regain.example:443"),
        ("REGAIN_ORIGINS", "regain.example"),
        ("REGAIN_ORIGINS", "https://regain.example/chemin"),
        ("REGAIN_EMAIL_FROM", "Regain"),
        ("REGAIN_EMAIL_FROM", "Regain regain@ville.example>"),
        ("REGAIN_GEOCODER_URL", "geocodeur"),
        ("REGAIN_GEOCODER_URL", "https://[geocodeur"),
        ("REGAIN_GEOCODER_URL", "https://geo.exemple.fr:0/search"),
        ("REGAIN_GEOCODER_URL", "https://0x7f.1/search"),
        ("REGAIN_GEOCODER_URL", "https://agent:secret@geo.exemple.fr/search"),
        ("REGAIN_SECURITY_CONTACT", "mailto:"),
        ("REGAIN_SECURITY_CONTACT", "https://"),
        ("REGAIN_KEEP_FILES", "0"),
        ("REGAIN_KEEP_FILES", "99999999999"),
    ],
)
def test_a_value_that_would_only_fail_later_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name) as refused:
        READERS[name]()
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("REGAIN_HOSTS", "regain.example, .agglo.example,[::1]", ["regain.example", ".agglo.example", "[::1]"]),
        ("REGAIN_ORIGINS", "https://regain.example,https://*.agglo.example:8443", None),
        ("REGAIN_EMAIL_FROM", "Regain <regain@ville.example>", "Regain <regain@ville.example>"),
        ("REGAIN_EMAIL_FROM", "", "Regain <regain@localhost>"),
        ("REGAIN_SECURITY_CONTACT", "securite@regain.example", "mailto:securite@regain.example"),
        ("REGAIN_SECURITY_CONTACT", "https://regain.example/faille", "https://regain.example/faille"),
        ("REGAIN_KEEP_FILES", "", 30),
    ],
)
def test_a_value_well_written_is_read(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)
    readers = {**READERS, "REGAIN_EMAIL_FROM": lambda: env.sender(name, "Regain <regain@localhost>")}

    assert readers[name]() == (value.split(",") if read is None else read)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://compte:secret-tenu@serveur/base",
        "postgres://compte:secret-tenu[@serveur/base",
        "postgres://compte:secret-tenu@serveur:port/base",
        "postgres://compte:secret-tenu@serveur",
        "sqlite:",
        "sqlite:///regain.sqlite3",
    ],
)
def test_an_address_of_no_database_is_refused_without_its_password(url):
    with pytest.raises(ImproperlyConfigured, match="REGAIN_DATABASE_URL") as refusal:
        database_settings(url)

    assert "secret-tenu" not in str(refusal.value)


def test_a_data_folder_may_have_any_name():
    assert (
        database_settings("sqlite:////srv/l%E2%80%99%C3%A9t%C3%A9%20%23%3F/x.sqlite3")["NAME"]
        == "/srv/l’été #?/x.sqlite3"
    )


@pytest.mark.parametrize("url", ["file:", "file://dossier", "smtp://[serveur"])
def test_letters_never_go_to_a_folder_guessed(url):
    with pytest.raises(ImproperlyConfigured, match="REGAIN_EMAIL_URL"):
        mail_settings(url)


def test_a_data_folder_is_made_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("REGAIN_DATA_DIR", str(tmp_path / "neuf"))

    assert env.folder("REGAIN_DATA_DIR", tmp_path).stat().st_mode & 0o777 == 0o700


def test_a_key_that_cannot_be_kept_is_told_with_its_variable(monkeypatch, tmp_path):
    monkeypatch.delenv("REGAIN_JOURNAL_KEY", raising=False)
    (tmp_path / "occupé").write_text("un fichier, où il faudrait un dossier")

    with pytest.raises(ImproperlyConfigured, match="REGAIN_JOURNAL_KEY"):
        env.secret("REGAIN_JOURNAL_KEY", kept_in=tmp_path / "occupé" / "journal_key")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_a_key_that_was_damaged_is_never_used(monkeypatch, tmp_path, content):
    monkeypatch.delenv("REGAIN_JOURNAL_KEY", raising=False)
    (tmp_path / "journal_key").write_bytes(content)

    with pytest.raises(ImproperlyConfigured, match="remettez la clé"):
        env.secret("REGAIN_JOURNAL_KEY", kept_in=tmp_path / "journal_key")


def test_a_name_that_nothing_reads_is_known(monkeypatch):
    monkeypatch.setenv("REGAIN_HOST", "regain.example")
    monkeypatch.setenv("REGAIN_OF_THIS_TEST", "")
    env.text("REGAIN_OF_THIS_TEST")

    assert {"REGAIN_HOST", "REGAIN_OF_THIS_TEST"} & set(env.unknown()) == {"REGAIN_HOST"}
