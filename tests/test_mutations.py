"""What `python -m tests.mutations` tries is still in the code: a mutation that matches nothing proves nothing."""

from pathlib import Path

import pytest

from tests.mutations.__main__ import ROOT, SETS


@pytest.mark.parametrize("name", SETS)
def test_each_mutation_changes_what_is_written_and_names_tests_that_exist(name):
    source: dict[str, str] = {}

    def read(path: str) -> str:
        return source.setdefault(path, (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else "")

    lost = [
        f"{one.number}: {words!r}" for one in SETS[name] for path, words, _ in one.changes if words not in read(path)
    ]
    absent = [test for one in SETS[name] for test in one.tests if not _is_there(test, read)]

    assert (lost, absent) == ([], [])


def _is_there(test: str, read) -> bool:
    path, *names = test.split("::")
    if not names:
        return (Path(ROOT) / path).exists()
    return f"def {names[-1].partition('[')[0]}(" in read(path)
