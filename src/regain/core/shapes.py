"""What a text must look like, said to the database so that any tool can check it again.

SQLite has no regular expressions of its own: a constraint written with one is unknown to any other program.
"""

import re
from typing import Any

from django.db.models import CharField, Lookup

SIREN, SHA256 = "[0-9]{9}", "[0-9a-f]{64}"
_PIECE = re.compile(r"(\([^()]*\)|\[[^\[\]]*\]|[^(){}\[\]\\^$.|?*+])(?:\{(\d+)\})?")


@CharField.register_lookup
class Shaped(Lookup):
    """`code__shaped="CN[0-9]{3}"`: the whole text is of that shape (letters, classes, counts, alternatives)."""

    lookup_name = "shaped"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """GLOB, which SQLite knows by itself: one pattern for each alternative."""
        text, values = self.process_lhs(compiler, connection)
        patterns = globs_of(self.rhs)
        tests = " OR ".join([f"{text} GLOB %s"] * len(patterns))
        return f"({tests})", tuple(one for pattern in patterns for one in (*values, pattern))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A regular expression."""
        text, values = self.process_lhs(compiler, connection)
        return f"{text} ~ %s", (*values, f"^({self.rhs})$")


def globs_of(shape: str) -> list[str]:
    """The patterns of GLOB that together say what the shape says. Raises ValueError for what no pattern can say."""
    found, end = [""], 0
    for piece in _PIECE.finditer(shape):
        if piece.start() != end:
            break
        end = piece.end()
        said = piece[1]
        ways = [way for one in said[1:-1].split("|") for way in globs_of(one)] if said.startswith("(") else [said]
        for _ in range(int(piece[2] or 1)):
            found = [before + way for before in found for way in ways]
    if end != len(shape):
        raise ValueError(shape)
    return found
