"""The documents say what the code does."""

import math
import re

import pytest
from django.core.management import get_commands, load_command_class

from tests import cycles, permissions
from tests.conftest import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])


def test_life_cycles_are_those_of_the_domain():
    assert cycles.PAGE.read_text(encoding="utf-8") == cycles.page()


def test_permissions_are_those_of_the_rules():
    assert permissions.PAGE.read_text(encoding="utf-8") == permissions.page()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


READING = re.compile(r"""(?:env\.\w+\(|environ(?:\.get\(|\[)|\$\{)\s*["']?(REGAIN_[A-Z_]+)""")
TOLD = re.compile(r"(?:\./|/bin/|^|`)regain ([a-z_]\w*[^`#\n|>&]*)", re.MULTILINE)
"""A command as a document gives it, up to what the shell makes of it."""
OF_THE_TESTS = {"REGAIN_REQUIRE", "REGAIN_SHOTS"}
OF_THE_LAUNCHER = {"demo", "test", "check", "bench", "help", "COMMANDE"}


def test_the_variables_documented_are_those_that_are_read():
    sources = [*(ROOT / "src" / "regain").rglob("*.py"), ROOT / "regain", ROOT / "tests" / "conftest.py"]
    read = {name for path in sources for name in READING.findall(path.read_text(encoding="utf-8"))}
    table = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `REGAIN_")]

    assert {name for row in rows for name in re.findall(r"REGAIN_[A-Z_]+", row)} == read - OF_THE_TESTS


def test_a_number_that_a_variable_has_by_default_is_the_one_told():
    settings = "".join(path.read_text() for path in sorted((ROOT / "src" / "regain" / "config").glob("*.py")))
    read = dict(re.findall(r'env\.(?:whole|threshold)\("(\w+)", ([\d *]+)', settings))
    table = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(REGAIN_\w+)` \|.*\| `(\d+)` \|$", table, re.MULTILINE))

    assert len(read) > 5
    assert {name: math.prod(map(int, number.split("*"))) for name, number in read.items()} == {
        name: int(told[name]) for name in read
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_told_exists_with_its_options(document):
    known = get_commands()
    for line in TOLD.findall(document.read_text(encoding="utf-8")):
        name, *words = line.split()
        assert name in OF_THE_LAUNCHER | set(known), line
        if name not in {*OF_THE_LAUNCHER, "bench"} and not known[name].startswith("django."):
            parser = load_command_class(known[name], name).create_parser("regain", name)
            options = {option for action in parser._actions for option in action.option_strings}
            assert {word for word in words if word.startswith("--")} <= options, line


def test_the_help_of_the_launcher_names_every_command_of_regain():
    help_told = set(re.findall(r"^\./regain ([a-z_]+)", (ROOT / "regain").read_text(encoding="utf-8"), re.MULTILINE))

    assert {name for name, app in get_commands().items() if app.startswith("regain.")} <= help_told


def test_the_guide_opens_a_contract_with_the_communes_that_sign():
    told = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert [line for line in TOLD.findall(told) if line.startswith("open_contract") and "--communes" not in line] == []
    assert "regain open_contract" in told
