"""The house stands as docs/architecture.md says: what import-linter sees, and what it cannot."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "regain"
RANKS = (
    *("journal", "territory", "accounts", "documents", "contracts", "indicators"),
    *("actions", "funding", "meetings", "voices", "evaluation"),
)
WRITES = {"save", "create", "acreate", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def nodes_of(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def test_storeys_and_ranks_hold():
    linter = Path(sys.executable).with_name("lint-imports")

    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def domain_fields() -> list[Field]:
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("regain.domain.")
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and field.remote_field
    ]


def test_relations_only_point_down_the_ranks():
    upward = [
        str(field)
        for field in domain_fields()
        if field.related_model._meta.app_label in RANKS
        and RANKS.index(field.related_model._meta.app_label) > RANKS.index(field.model._meta.app_label)
    ]

    assert upward == []


def test_relations_are_written_as_strings():
    unquoted = [
        f"{path}:{node.lineno}"
        for path in python_files(SOURCE / "domain")
        for node in nodes_of(path)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") in {"ForeignKey", "OneToOneField", "ManyToManyField"}
        and not (node.args and isinstance(node.args[0], ast.Constant) and "." in str(node.args[0].value))
    ]

    assert unquoted == []


def upward_names(app: str) -> set[str]:
    """Names by which a model of this app could look up at a higher domain."""
    return {
        relation.get_accessor_name() or relation.name
        for model in apps.get_app_config(app).get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in RANKS
        and RANKS.index(relation.related_model._meta.app_label) > RANKS.index(app)
    }


@pytest.mark.parametrize("app", [config.label for config in apps.get_app_configs() if config.label in RANKS])
def test_no_query_looks_up_through_a_reverse_relation(app):
    names = upward_names(app)
    looks = []
    for path in python_files(SOURCE / "domain" / app):
        for node in nodes_of(path):
            if isinstance(node, ast.keyword) and node.arg and "__" in node.arg:
                looks.append((path, node.arg))
            elif isinstance(node, ast.Attribute):
                looks.append((path, node.attr))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "__" in node.value:
                looks.append((path, node.value.lstrip("-")))

    assert [(str(path), name) for path, name in looks if name.split("__")[0] in names] == []


def writes_through_the_orm(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    receiver = ast.unparse(node.func.value)
    if node.func.attr in {"update", "set", "add", "remove", "clear"}:
        return any(sign in receiver for sign in ("objects", "filter(", "all()", ".communes", ".perimeters", "_set"))
    return node.func.attr in WRITES


def test_web_never_writes_through_the_orm():
    writes = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for path in python_files(SOURCE / "web")
        for node in nodes_of(path)
        if writes_through_the_orm(node)
    ]

    assert writes == []


def test_the_guard_against_writes_sees_a_write():
    guilty = [
        "person.save()",
        "Person.objects.create(name='x')",
        "Person.objects.filter(pk=1).update(name='x')",
        "contract.communes.set([barlin])",
    ]

    assert [any(map(writes_through_the_orm, ast.walk(ast.parse(line)))) for line in guilty] == [True] * 4


def test_nothing_below_web_knows_http():
    banned = ("django.http", "django.shortcuts", "django.urls", "django.contrib.messages")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("core", "domain", "exchange", "reports")
        for path in python_files(SOURCE / folder)
        for node in nodes_of(path)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(banned))
        or (isinstance(node, ast.Import) and any(name.name.startswith(banned) for name in node.names))
    ]

    assert found == []
