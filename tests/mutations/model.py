from dataclasses import dataclass

Change = tuple[str, str, str]
"""File, what is written there, what is put in its place."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """Changes made together, and the tests of which one must then fail. `number`: how the command line names it."""

    number: int
    tests: tuple[str, ...]
    changes: tuple[Change, ...]
    title: str = ""

    def __str__(self) -> str:
        return self.title or " and ".join(f"{written!r} -> {mutant!r}" for _, written, mutant in self.changes)


def without(number: int, title: str, tests: str, *changes: Change) -> Mutation:
    """A mend taken away. `tests`: from `tests/`, between spaces; paths of files: from `src/regain/`, or the launcher."""
    placed = tuple(
        (path if path == "regain" else f"src/regain/{path}", written, mutant) for path, written, mutant in changes
    )
    return Mutation(number, tuple(f"tests/{one}" for one in tests.split()), placed, title)
