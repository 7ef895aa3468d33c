"""Small is normal. The tail is what we govern (docs/architecture.md, Ceilings)."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

FILE, FUNCTION, VIEW, TEMPLATE, TEST_FILE = 300, 40, 25, 150, 400

# Path (or path::function) to its exact size, and why. Starts empty; stays short.
ALLOWED: dict[str, tuple[int, str]] = {}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(name: str, size: int, ceiling: int) -> str | None:
    allowed = ALLOWED.get(name, (ceiling, ""))[0]
    return f"{name} : {size} lignes, plafond {allowed}" if size > allowed else None


def python_files(folder: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize(
    ("folder", "pattern", "ceiling"),
    [
        ("src", "*.py", FILE),
        ("bench", "*.py", FILE),
        ("demonstration", "*.py", FILE),
        ("src", "*.html", TEMPLATE),
        ("src", "*.css", FILE),
        ("src", "*.js", FILE),
        ("tests", "*.py", TEST_FILE),
    ],
)
def test_files_stay_small(folder, pattern, ceiling):
    files = sorted(path for path in (ROOT / folder).rglob(pattern) if "migrations" not in path.parts)

    reproaches = [too_long(str(path.relative_to(ROOT)), lines(path), ceiling) for path in files]

    assert files or folder != "src"
    assert [reproach for reproach in reproaches if reproach] == []


def functions_of(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (f"{path.relative_to(ROOT)}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_functions_stay_small():
    reproaches = []
    for path in [*python_files("src"), *python_files("bench"), *python_files("demonstration")]:
        ceiling = VIEW if path.name == "views.py" or path.parent.name == "views" else FUNCTION
        reproaches += [too_long(name, size, ceiling) for name, size in functions_of(path)]

    assert [reproach for reproach in reproaches if reproach] == []


def test_every_exception_to_a_ceiling_is_exact_and_has_a_reason():
    for name, (size, reason) in ALLOWED.items():
        path, _, function = name.partition("::")
        actual = dict(functions_of(ROOT / path))[name] if function else lines(ROOT / path)
        assert (actual, bool(reason)) == (size, True), name
