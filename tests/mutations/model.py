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
