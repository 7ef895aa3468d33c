"""What keeps an instance from starting is told in one French sentence, without a traceback."""

import subprocess
import sys

import pytest

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
    done = run(tmp_path, "migrate", **environment)

    assert done.returncode == 1
    assert (word in done.stderr, "Traceback" in done.stderr) == (True, False)


def test_a_command_on_an_empty_database_says_what_to_do(tmp_path):
    done = run(tmp_path, "import_communes", str(ROOT / "demonstration" / "communes.csv"))

    assert done.returncode == 1
    assert ("./regain migrate" in done.stderr, "Traceback" in done.stderr) == (True, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [(["frobnique"], "Regain n’a pas de commande"), (["import_agreement"], "Il manque : FICHIER.")],
)
def test_what_was_mistyped_is_said_in_french(tmp_path, words, said):
    done = run(tmp_path, *words)

    assert (said in done.stderr.replace("\u00a0", " "), done.returncode > 0) == (True, True)


def test_the_help_of_a_command_is_in_french_and_of_its_own_options(tmp_path):
    done = run(tmp_path, "purge", "--help")

    assert done.stdout.startswith("emploi\u00a0: regain purge [--as ADRESSE] [--apply]\n")
    assert "--settings" not in done.stdout
