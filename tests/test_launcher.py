"""The two commands of the README, as a newcomer runs them: a fresh clone, Python alone, no Node, no database."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

NOWHERE = "http://127.0.0.1:9"  # nothing listens there: whoever needs the network fails


def programs_without_node(folder: Path) -> Path:
    """A folder of links to the system's programs, Node and npm left out."""
    folder.mkdir()
    for directory in ("/usr/bin", "/bin"):
        for program in Path(directory).iterdir():
            link = folder / program.name
            if not program.name.startswith(("node", "npm", "npx")) and not link.exists():
                link.symlink_to(program)
    return folder


def run(clone: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("REGAIN_", "PYTEST", "COV_", "DJANGO"))
    }
    return subprocess.run(
        ["bash", str(clone / "regain"), *words],
        cwd=clone,
        env={**kept, "REGAIN_PYTHON": sys._base_executable, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone of what is committed."""
    folder = tmp_path_factory.mktemp("newcomer") / "regain"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


@pytest.mark.slow
def test_a_newcomer_without_node_gets_the_demonstration_and_a_second_start_needs_no_network(clone, tmp_path):
    path = str(programs_without_node(tmp_path / "bin"))

    first = run(clone, "demo", "--no-serve", PATH=path)
    second = run(clone, "demo", "--no-serve", PATH=path, HTTPS_PROXY=NOWHERE, HTTP_PROXY=NOWHERE, ALL_PROXY=NOWHERE)

    assert first.returncode == 0, first.stdout + first.stderr
    assert "La convention d’Auchel" in first.stdout
    assert second.returncode == 0, second.stdout + second.stderr
    assert "La démonstration reste comme vous l’avez laissée." in second.stdout
    assert "Installation" not in second.stderr


def test_the_launcher_says_what_it_can_do():
    done = run(ROOT, "help")

    assert (done.returncode, "./regain demo" in done.stdout) == (0, True)


def test_the_settings_of_an_instance_are_checked_by_themselves(tmp_path):
    of_the_instance = {
        "REGAIN_DATA_DIR": str(tmp_path),
        "REGAIN_SECURITY_CONTACT": "",
        "REGAIN_ACCESSIBILITY_CONTACT": "",
    }

    done = run(ROOT, "check", "--deploy", "--fail-level", "WARNING", **of_the_instance)
    clean = run(
        ROOT,
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        **of_the_instance | {"REGAIN_SECURITY_CONTACT": "a@b.example", "REGAIN_ACCESSIBILITY_CONTACT": "c@b.example"},
    )

    assert (done.returncode, "REGAIN_SECURITY_CONTACT" in done.stderr) == (1, True)
    assert "REGAIN_ACCESSIBILITY_CONTACT" in done.stderr
    assert clean.returncode == 0, clean.stderr


def test_a_check_that_does_not_exist_is_told():
    done = run(ROOT, "check", "frobnique")

    assert (done.returncode, "Vérification inconnue" in done.stderr) == (2, True)


def test_french_is_spoken_on_a_machine_that_does_not(tmp_path):
    done = run(
        ROOT, "purge", "--help", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", REGAIN_DATA_DIR=str(tmp_path)
    )

    assert (done.returncode, "gardées" in done.stdout) == (0, True), done.stderr


def test_the_launcher_refuses_an_old_python(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    (tmp_path / "regain").write_text((ROOT / "regain").read_text())
    bash = tmp_path / "bash"
    bash.symlink_to("/bin/bash")
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")

    done = run(tmp_path, "demo", PATH=str(tmp_path), REGAIN_PYTHON=str(old))

    assert done.returncode == 1
    assert "Python 3.11" in done.stderr


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other accounts enter: those of pytest are its own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.getuid() != 0, reason="il faut pouvoir changer de compte")
def test_a_python_that_the_service_account_cannot_run_is_named(open_folder):
    code, home = open_folder / "opt", open_folder / "home"
    (code / ".venv" / "bin").mkdir(parents=True)
    home.mkdir(mode=0o700)
    (home / "python3.11").symlink_to(sys._base_executable)
    (code / ".venv" / "bin" / "python").symlink_to(home / "python3.11")
    (code / "regain").write_text((ROOT / "regain").read_text())
    launched = ["runuser", "-u", "nobody", "--", "bash", str(code / "regain"), "serve"]

    done = subprocess.run(launched, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert (f"{home}/python3.11" in done.stderr, "bibliothèques" in done.stderr) == (True, False), done.stderr
