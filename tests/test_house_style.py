"""Habits a machine can see: nothing left open, nothing inline, no orphan template, nothing that must not be committed."""

import re
import subprocess
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "regain"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("Ce dossier n’est pas un dépôt git")
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def template_name(path: Path) -> str:
    return path.as_posix().rsplit("/templates/", 1)[1]


def found(pattern: str, files: list[Path]) -> list[str]:
    expression = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number} {line.strip()[:100]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if expression.search(line)
    ]


def test_nothing_is_left_open():
    words = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "raise NotImplemented" + "Error", "pragma: no " + "cover"))
    files = [path for path in tracked() if path.suffix in {".py", ".html", ".css", ".js"}]

    assert found(rf"\b({words})\b", files) == []


def test_no_exception_is_swallowed():
    assert found(r"except( Exception)?:\s*(pass)?$", sorted(SOURCE.rglob("*.py"))) == []


def test_a_day_is_that_of_paris():
    """`moment.date()` is the day of Greenwich, an hour or two late: `timezone.localdate(moment)`."""
    files = [path for path in sorted(SOURCE.rglob("*.py")) if path.parent.name != "migrations"]

    assert found(r"\.date\(\)|date\.today\(\)", files) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_every_template_compiles(path):
    assert get_template(template_name(path)).template.name == template_name(path)


def is_named(name: str, text: str) -> bool:
    """Whether a page, another template or a component asks for this template."""
    component = name.removeprefix("ui/").removesuffix(".html")
    asked = [f'"{name}"', f"'{name}'"]
    if name.startswith("ui/"):
        asked += [f'draw("{component}"', f'draw(\n        "{component}"']
    return any(one in text for one in asked)


def test_no_template_is_an_orphan():
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*SOURCE.rglob("*.py"), *TEMPLATES])
    by_convention = {f"{code}.html" for code in (400, 403, 404, 413, 429, 500)} | {"403_csrf.html"}
    drawn_by_name = ("ui/icons/", "gallery/")  # their names are made from what they show

    orphans = [
        name
        for name in map(template_name, TEMPLATES)
        if name not in by_convention and not name.startswith(drawn_by_name) and not is_named(name, text)
    ]

    assert orphans == []


def test_nothing_is_inline_so_the_content_security_policy_may_stay_strict():
    inline = r"""\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=["']|javascript:|\shx-[a-z]"""

    assert found(inline, TEMPLATES) == []


def test_templates_know_the_components():
    assert "regain.web.ui.templatetags.ui" in engines["django"].engine.builtins


def test_no_address_of_a_package_host_is_committed():
    hosts = r"(pypi\.org|pythonhosted\.org|registry\.npmjs|npmjs\.org|deb\.debian)"
    files = [path for path in tracked() if path.suffix not in {".docx", ".png"} and path.name != "test_house_style.py"]

    assert found(hosts, files) == []


def test_no_large_or_foreign_file_is_committed():
    heavy = [str(path) for path in tracked() if path.stat().st_size > 1_000_000]
    foreign = [
        str(path) for path in tracked() if "node_modules" in path.parts or path.name in {"uv.lock", "pylock.toml"}
    ]

    assert (heavy, foreign) == ([], [])
