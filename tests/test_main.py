"""What keeps an instance from starting is told in one French sentence, without a traceback."""

import errno
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, load_command_class
from django.db.utils import OperationalError

from regain.__main__ import Utility, main
from regain.core.failures import database_trouble
from tests.conftest import ROOT


def run(folder, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "regain", *words],
        env={"PYTHONPATH": str(ROOT / "src"), "REGAIN_DATA_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"REGAIN_DATABASE_URL": "n’importe"}, "REGAIN_DATABASE_URL"),
        ({"REGAIN_DATABASE_URL": "mysql://x/y"}, "REGAIN_DATABASE_URL"),
        ({"REGAIN_DATABASE_URL": "postgres://regain@127.0.0.1:9/regain"}, "REGAIN_DATABASE_URL"),
        ({"REGAIN_DATA_DIR": "/proc/regain"}, "REGAIN_DATA_DIR"),
        ({"REGAIN_HTTPS": "peut-être"}, "REGAIN_HTTPS"),
    ],
)
def test_a_wrong_variable_is_named(tmp_path, environment, word):
    done = run(tmp_path, "verify_journal", **environment)

    assert done.returncode == 1
    assert (word in done.stderr, "Traceback" in done.stderr) == (True, False)


def test_a_command_on_an_empty_database_says_what_to_do(tmp_path):
    done = run(tmp_path, "import_communes", str(ROOT / "demonstration" / "communes.csv"))

    assert done.returncode == 1
    assert ("./regain migrate" in done.stderr, "Traceback" in done.stderr) == (True, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frobnique"], "Regain n’a pas de commande"),
        (["import_agreement"], "Il manque : FICHIER."),
        (["backup", "a", "b"], "Regain ne connaît pas, ou n’attend pas : b."),
        (["read_agreement", "f", "--format", "xml"], "--format ne peut pas valoir « xml » : choisissez text ou json."),
        (["import_perimeters", "f", "--vintage", "2020"], "« 2020 » : choisissez 2015 ou 2024."),
    ],
)
def test_what_was_mistyped_is_said_in_french(tmp_path, words, said):
    done = run(tmp_path, *words)

    assert (said in done.stderr.replace("\u00a0", " "), done.returncode > 0) == (True, True)


def test_the_help_of_a_command_is_in_french_and_of_its_own_options(tmp_path):
    done = run(tmp_path, "purge", "--help")

    assert done.stdout.startswith("utilisation\u00a0: regain purge [--as ADRESSE] [--apply]\n")
    assert "--settings" not in done.stdout
    assert "\noptions\u00a0:\n" in done.stdout


def test_each_heading_of_a_help_has_a_space_before_its_colon(tmp_path):
    said = run(tmp_path, "import_perimeters", "--help").stdout

    assert ("\narguments\u00a0:\n" in said, re.findall(r"^\w+:$", said, re.MULTILINE)) == (True, [])


class TroubledPostgres(Exception):
    """What psycopg raises: its code, whatever the language of the server."""

    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("said", "cause", "told"),
    [
        ("no such table: journal_entry", None, "./regain migrate"),
        ("la relation « journal_entry » n’existe pas", TroubledPostgres("42P01"), "./regain migrate"),
        ("attempt to write a readonly database", None, "REGAIN_DATA_DIR"),
        ("database or disk is full", None, "plein"),
        ("disk I/O error", None, "Le disque de la base de données ne répond pas"),
        ("locking protocol", None, "Le disque de la base de données ne répond pas"),
        ("index account_email already exists", None, "Une autre mise à jour"),
        ('FATAL:  database "regain" does not exist', None, "createdb"),
        ("connection refused", None, "REGAIN_DATABASE_URL"),
    ],
)
def test_a_database_in_trouble_is_told_with_what_to_do(said, cause, told):
    error = OperationalError(said)
    error.__cause__ = cause

    assert told in database_trouble(error)


def test_a_disk_that_refuses_is_told_without_a_trace(monkeypatch, capsys):
    def full(_self: Utility) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/srv/regain/x")

    monkeypatch.setattr(Utility, "execute", full)

    assert main(["collectstatic"]) == 1
    assert capsys.readouterr().err == "La commande s’arrête\u00a0: le disque est plein (/srv/regain/x).\n"


@pytest.mark.parametrize(
    ("command", "words", "said"),
    [
        ("serve", ["--port", "abc"], "--port ne peut pas valoir « abc »."),
        ("serve", ["--port"], "Il manque ce qui suit --port."),
        ("purge", ["--applique"], "Regain ne connaît pas, ou n’attend pas : --applique."),
        ("export_contract", ["CN06201M"], "Il manque : --to."),
        ("read_agreement", ["x", "--format", "xml"], "--format ne peut pas valoir « xml » : "),
    ],
)
def test_options_mistyped_are_told_in_french(command, words, said):
    parser = load_command_class("regain.exchange", command).create_parser("regain", command)

    with pytest.raises(CommandError) as refusal:
        parser.parse_args(words)

    assert said in str(refusal.value).replace("\u00a0", " ")
