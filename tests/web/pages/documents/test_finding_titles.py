"""Every finding a reader may raise has a name on screen."""

import ast

from regain.exchange.reading import remarks
from regain.web.pages.documents.finding_titles import TITLES, title_of
from tests.conftest import ROOT

READER = ROOT / "src" / "regain" / "exchange" / "reading" / "agreement"
SAYING = {"warn", "inform", "ask", "note"}


def codes_raised() -> set[str]:
    """The codes that the reader's modules give to the ledger, as constants."""
    calls = [
        node
        for path in sorted(READER.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING
    ]
    calls += [
        node
        for path in sorted(READER.parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Remark"
    ]
    first = [call.args[0] for call in calls if call.args]
    return {one.value for one in first if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_every_code_has_a_title():
    raised = codes_raised() | set(remarks.MESSAGES)

    assert len(raised) > 20
    assert raised - set(TITLES) == set()


def test_an_unknown_code_still_has_a_name():
    assert title_of("something_new") == "Un point à vérifier"
