"""Who acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """The person who acts, as the domain knows them: a key, a name to show, mandates (none yet).

    `key` is the person's primary key as text; the empty key is nobody (not signed in),
    `SYSTEM` is the instance itself, which acts when a command is run without `--as`.
    """

    key: str
    label: str
    mandates: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether somebody stands behind the act: a person who signed in, or the instance itself."""
        return bool(self.key)


@dataclass(frozen=True, slots=True)
class Author:
    """A person as the author of rows, which keep how the author was shown when they wrote.

    `labels`: every label under which they wrote; `own_labels`: those that nobody else ever bore.
    """

    key: str
    labels: frozenset[str]
    own_labels: frozenset[str]


NOBODY = Member(key="", label="")
SYSTEM = Member(key="system", label="Regain")
