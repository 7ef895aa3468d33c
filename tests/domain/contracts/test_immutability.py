"""A signed version is never rewritten: no line of code could."""

import ast

import pytest

from regain.domain.contracts.models import AgreementVersion
from tests.conftest import ROOT

SIGNED = {"snapshot", "choices", "source", "adopted_at", "adopted_by", "number", "stands_from"}
PYTHON = [path for path in (ROOT / "src" / "regain").rglob("*.py") if "migrations" not in path.parts]


def rewrites_of(tree: ast.AST) -> list[str]:
    """Assignments to what was signed on a version, and updates of versions in bulk."""
    found = []
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else []
        found += [
            ast.unparse(target)
            for target in targets
            if isinstance(target, ast.Attribute)
            and target.attr in SIGNED
            and isinstance(target.value, ast.Name)
            and "version" in target.value.id
        ]
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"update", "bulk_update"}:
            called = ast.unparse(node)
            named = [one.arg for one in node.keywords]
            is_erasure = named == ["adopted_by"] and "ERASED_NAME" in called  # what a person asks (RGPD, article 17)
            found += [called] if ("AgreementVersion" in called or "versions_of" in called) and not is_erasure else []
    return found


def test_no_code_rewrites_a_signed_version():
    found = {str(path): rewrites_of(ast.parse(path.read_text(encoding="utf-8"))) for path in PYTHON}

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("line", ["version.snapshot = {}", "AgreementVersion.objects.filter(pk=1).update(snapshot={})"])
def test_the_guard_sees_a_rewrite(line):
    assert rewrites_of(ast.parse(line)) != []


def test_what_is_signed_covers_every_column_but_the_status():
    columns = {field.name for field in AgreementVersion._meta.concrete_fields}

    assert columns - {"id", "agreement", "status"} == SIGNED
