"""The cast, the places and the reader of these tests."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.cast import amina, bruno, claire, stranger
from tests.exchange.management.reader import reader
from tests.places import barlin, contract, hersin

__all__ = ["amina", "barlin", "bruno", "claire", "contract", "hersin", "reader", "stranger"]


@pytest.fixture
def run(capsys) -> Callable[..., tuple[int, str, str]]:
    """Run a command as from a shell: its exit status, what it says, what it complains of."""

    def run_it(*words: object) -> tuple[int, str, str]:
        status = 0
        try:
            call_command(*map(str, words))
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return status, said.out.replace("\u00a0", " "), said.err.replace("\u00a0", " ")

    return run_it


@pytest.fixture
def paper(tmp_path) -> Callable[..., Path]:
    """A file that the reader of these tests reads."""

    def write(text: str = "Barlin", name: str = "barlin.docx") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
