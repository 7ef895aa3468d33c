"""Try mutations, each in a copy of the source, until the first test that fails: `python -m tests.mutations`.

`python -m tests.mutations access` tries those of access only; `python -m tests.mutations safety 11 14` those of lines
11 and 14; `python -m tests.mutations fidelity` those of what is read, shown and written. Exit status 1 when a mutation survives.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.mutations import access, fidelity, safety
from tests.mutations.model import Mutation

ROOT = Path(__file__).resolve().parents[2]
SETS = {"access": access.MUTATIONS, "safety": safety.MUTATIONS, "fidelity": fidelity.MUTATIONS}
LONGEST = 300
"""Seconds that the tests of one mutation may take."""
_OF_THE_DATABASE = ("/migrations/", "/models", "/apps.py", "/catalogue/", "/config/")
"""Where a change may give another database."""


def main(arguments: Sequence[str]) -> int:
    """Try the mutations asked for; say which survive."""
    mutations = _asked(arguments)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("src", "tests", "docs"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "regain"):  # a link would bring pytest back to the real source
            shutil.copy(ROOT / name, copy)
        for name in ("demonstration", "node_modules"):
            (copy / name).symlink_to(ROOT / name)
        status, said = _run(copy, {test for one in mutations for test in one.tests}, within=None)
        if status != 0:
            print(f"The tests fail as they are: nothing can be said of mutations.\n{said}")
            return 1
        noticed = sum(_is_noticed(copy, one) for one in mutations)
    print(f"{noticed} mutations noticed of {len(mutations)}")
    return 0 if noticed == len(mutations) else 1


def _asked(arguments: Sequence[str]) -> list[Mutation]:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("set", nargs="?", choices=SETS, help="all of them by default")
    parser.add_argument("numbers", nargs="*", type=int, help="some of that set")
    asked = parser.parse_args(arguments)
    mutations = [one for name in ([asked.set] if asked.set else SETS) for one in SETS[name]]
    return [one for one in mutations if not asked.numbers or one.number in asked.numbers]


def _run(
    copy: Path, tests: Iterable[str], *, within: float | None = LONGEST, keeps_database: bool = True
) -> tuple[int, str]:
    """The exit status of pytest, and its summary; the long trials asked for run too."""
    words = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", "-m", "slow or not slow"]
    kept = {"KEPT_DATABASE": str(copy / "kept.sqlite3")} if keeps_database else {}
    paths = {"PYTHONPATH": f"{copy / 'src'}:{copy}", "REGAIN_DATA_DIR": str(copy / "var")}
    compiled = {"PYTHONPYCACHEPREFIX": str(copy / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *words, "-p", "tests.mutations.kept_database", *sorted(tests)],
            cwd=copy,
            env={**os.environ, **paths, **compiled, **kept},
            capture_output=True,
            text=True,
            check=False,
            timeout=within,
        )
    except subprocess.TimeoutExpired:
        return -1, f"no end after {within} s"
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED tests", "ERROR tests"))]
    return done.returncode, "\n".join(lines) or done.stdout[-300:]


def _is_noticed(copy: Path, mutation: Mutation) -> bool:
    start, sources = time.monotonic(), {path: (copy / path).read_text("utf-8") for path, _, _ in mutation.changes}
    try:
        for path, written, mutant in mutation.changes:
            source = (copy / path).read_text("utf-8")
            if written not in source:
                print(f"{mutation.number:2} {path}: {written!r} is no longer written there", flush=True)
                return False
            (copy / path).write_text(source.replace(written, mutant, 1), "utf-8")
        makes_it = any(part in path for path, _, _ in mutation.changes for part in _OF_THE_DATABASE)
        status, said = _run(copy, mutation.tests, keeps_database=not makes_it)
    finally:
        for path, source in sources.items():
            (copy / path).write_text(source, "utf-8")
    is_noticed = status == 1
    answer = "noticed " if is_noticed else "SURVIVED"
    seconds = time.monotonic() - start
    print(
        f"{mutation.number:2} {answer} {mutation} ({seconds:.0f} s) {said.splitlines()[0][:110] if said else ''}",
        flush=True,
    )
    return is_noticed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
