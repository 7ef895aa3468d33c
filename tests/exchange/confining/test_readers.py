"""Every function that reads a file from outside is called in a child, and is warm there."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

from regain.exchange.confining.calling import run_here
from regain.exchange.confining.forking import READERS, SMALL
from regain.exchange.reading.agreement_file import read_agreement_file

ROOT = Path(__file__).resolve().parents[3] / "src" / "regain"
CALLERS = ("exchange/planning", "exchange/applying", "exchange/management", "web")
LIGHT = {
    "regain.exchange.reading.observations.grids.media_type_of": "looks at the first bytes",
}
"""Functions given a file that may run in the server, and why."""


def imported_readers():
    """The functions of readers and templates that the rest of the product imports and that take the bytes of a file."""
    for folder in CALLERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                module = getattr(node, "module", None) or ""
                if isinstance(node, ast.ImportFrom) and module.startswith(
                    ("regain.exchange.reading", "regain.exchange.writing.templates")
                ):
                    yield from ((module, alias.name) for alias in node.names)


def takes_a_file(function):
    parameters = list(inspect.signature(function).parameters.values())
    return bool(parameters) and (parameters[0].name, parameters[0].annotation) == ("content", bytes)


FUNCTIONS = {
    f"{function.__module__}.{function.__name__}": function
    for module, name in imported_readers()
    if inspect.isfunction(function := getattr(importlib.import_module(module), name, None)) and takes_a_file(function)
}


def test_the_readers_are_found():
    assert len(FUNCTIONS) > 10


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - set(LIGHT)))
def test_a_function_given_the_bytes_of_a_file_is_confined(name):
    assert getattr(FUNCTIONS[name], "is_confined", False)


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - set(LIGHT)))
def test_its_module_is_loaded_before_the_first_file(name):
    module = name.rpartition(".")[0]

    assert any(module == reader or module.startswith(f"{reader}.") for reader in loaded_by_readers())


def loaded_by_readers():
    return {*READERS, "regain.exchange.reading.opening", "regain.exchange.reading.sniffing"}


def test_what_the_warm_process_reads_first_is_read():
    with run_here():
        _document, reading = read_agreement_file(SMALL.encode(), name="a.txt")

    assert reading.draft.commune == "Barlin"
