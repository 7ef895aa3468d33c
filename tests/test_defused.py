"""Files from outside are opened by the guarded readers alone: no raw parser, no raw zip, anywhere else."""

import ast

import pytest

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "regain"
PARSERS = {
    "parse",
    "fromstring",
    "XML",
    "HTML",
    "iterparse",
    "XMLParser",
    "HTMLParser",
    "fromstringlist",
    "XMLPullParser",
}
RAW_MODULES = {
    "xml.etree",
    "xml.dom",
    "xml.sax",
    "lxml.html",
    "lxml.objectify",
    "tarfile",
    "pickle",
    "marshal",
    "shelve",
}
GUARDED = {
    "core/xml.py": "the one parser",
    "exchange/reading/safety.py": "the guards themselves: sizes, ratios, members, document types",
    "exchange/reading/archive/entries.py": "an archive of a contract: sizes, ratios and checksums are its own",
    "exchange/confining/calling.py": "writes requests for its own child; opens none",
    "exchange/confining/forking.py": "reads the requests of the server that started it",
    "exchange/confining/messages.py": "answers of a child: one name, and declared data only",
    "exchange/writing/docx/writing.py": "reads back the package that it has just written",
}


def is_raw(module: str) -> bool:
    """Whether the module parses by itself; saxutils only escapes."""
    return module.startswith(tuple(RAW_MODULES)) and module != "xml.sax.saxutils"


def raw_openings(source: str) -> list[str]:
    """What opens XML, a zip or a pickle by itself; a zip opened to be written ("w") is ours."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names if is_raw(name.name)]
        elif isinstance(node, ast.ImportFrom):
            found += [node.module or ""] if is_raw(node.module or "") else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            called = ast.unparse(node.func)
            owner, _, name = called.rpartition(".")
            modes = [ast.unparse(given) for given in node.args[1:2]] + [
                ast.unparse(given.value) for given in node.keywords if given.arg == "mode"
            ]
            parses = owner.endswith("etree") and name in PARSERS
            if parses or (name in {"ZipFile", "is_zipfile"} and modes not in (["'w'"], ["'x'"])):
                found.append(called)
    return found


def test_nothing_opens_a_file_from_outside_unguarded():
    found = {
        path.relative_to(SOURCE).as_posix(): raw_openings(path.read_text(encoding="utf-8"))
        for path in SOURCE.rglob("*.py")
    }

    assert {name: calls for name, calls in found.items() if calls and name not in GUARDED} == {}
    assert {name for name in GUARDED if not found[name]} == set()


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("from lxml import etree\netree.parse(path)", ["etree.parse"]),
        ("etree.fromstring(xml)", ["etree.fromstring"]),
        ("import zipfile\nzipfile.ZipFile(file)", ["zipfile.ZipFile"]),
        ("zipfile.ZipFile(file, 'r')", ["zipfile.ZipFile"]),
        ("zipfile.ZipFile(file, 'w')", []),
        ("import xml.etree.ElementTree as ET", ["xml.etree.ElementTree"]),
        ("from xml.dom import minidom", ["xml.dom"]),
        ("etree.SubElement(a, 'b')", []),
    ],
)
def test_the_guard_sees_a_raw_opening(source, seen):
    assert raw_openings(source) == seen
