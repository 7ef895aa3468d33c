"""Every finding a reader may raise has a name on screen."""

import ast

from regain.exchange.reading import remarks
from regain.web.pages.documents.finding_titles import TITLES, title_of
from tests.conftest import ROOT

READER = ROOT / "src" / "regain" / "exchange" / "reading" / "agreement"
SAYING = {"warn", "inform", "ask", "note"}


def tree_of(path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def codes_raised() -> set[str]:
    """The codes that the reader's modules give to the ledger, as constants."""
    calls = [
        node
        for path in sorted(READER.glob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING
    ]
    first = [call.args[0] for call in calls if call.args]
    return {one.value for one in first if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def codes_remarked() -> set[str]:
    """The codes that the readers of formats give to their remarks: names of constants of the same module."""
    found = set()
    for path in sorted(READER.parent.rglob("*.py")):
        tree = tree_of(path)
        named = {
            node.args[0].id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and getattr(node.func, "id", "") == "Remark"
            and isinstance(node.args[0], ast.Name)
        }
        found |= {
            node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and {target.id for target in node.targets if isinstance(target, ast.Name)} & named
        }
    return found


def test_every_code_has_a_title():
    named = {value for name, value in vars(remarks).items() if name.isupper() and isinstance(value, str)}
    shared = {value for value in named if value.isidentifier() and value.islower()}
    raised = codes_raised() | codes_remarked() | set(remarks.MESSAGES) | shared

    assert (len(codes_raised()) > 20, len(codes_remarked()) >= 4, len(shared) > 10) == (True, True, True)
    assert raised - set(TITLES) == set()


def test_an_unknown_code_still_has_a_name():
    assert title_of("something_new") == "Un point à vérifier"
