"""The documents say what the code does."""

import re

import pytest

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


def test_every_variable_of_the_environment_is_documented():
    sources = [*(ROOT / "src" / "regain" / "config").glob("*.py"), ROOT / "regain"]
    named = {name for path in sources for name in re.findall(r"REGAIN_[A-Z_]+", path.read_text(encoding="utf-8"))}
    documented = set(re.findall(r"REGAIN_[A-Z_]+", (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")))

    assert named - documented == set()
