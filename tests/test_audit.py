"""The audit of libraries fails for a known weakness, and only says so when nobody can be asked."""

import json

import pytest

from tests.check import audit_verdict, npm_verdict

SAFE = {"name": "django", "version": "5.2", "vulns": []}
WEAK = {"name": "lxml", "version": "1", "vulns": [{"id": "PYSEC-1"}]}
UNASKED = {"name": "typst", "skip_reason": "Dependency not found"}


def report(*libraries: dict) -> str:
    return json.dumps({"dependencies": libraries})


@pytest.mark.parametrize("libraries", [(SAFE,), (SAFE, UNASKED), ()])
def test_nothing_known_is_nothing_to_say(libraries):
    assert audit_verdict(report(*libraries), "") is None


def test_a_known_weakness_fails_even_when_others_could_not_be_asked():
    assert "{'lxml': ['PYSEC-1']}" in audit_verdict(report(SAFE, UNASKED, WEAK), "")


@pytest.mark.parametrize("told", ["", "Traceback", "{}"])
def test_without_an_answer_it_says_so_and_does_not_fail(told, capsys):
    assert audit_verdict(told, "ConnectionError\n") is None
    assert npm_verdict(told) is None
    assert capsys.readouterr().out.count("n’a pas répondu") == 2


def test_npm_tells_its_own():
    assert npm_verdict(json.dumps({"vulnerabilities": {}})) is None
    assert npm_verdict(json.dumps({"vulnerabilities": {"htmx": {}}})) == "Failles connues : ['htmx']."
