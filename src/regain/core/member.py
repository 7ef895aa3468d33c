"""Who acts."""

from dataclasses import dataclass

from regain.core.mandates import Held, Role, ScopeKind


@dataclass(frozen=True, slots=True)
class Member:
    """The person who acts, as the domain knows them: a key, a name to show, and the mandate they act under.

    `key` is the person's primary key as text; the empty key is nobody (not signed in),
    `SYSTEM` is the instance itself, which acts when a command is run without `--as`.
    `mandates` are all those in force, among which the person may switch; only `mandate` gives rights.
    """

    key: str
    label: str
    mandate: Held | None = None
    mandates: tuple[Held, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether somebody stands behind the act: a person who signed in, or the instance itself."""
        return bool(self.key)

    @property
    def is_system(self) -> bool:
        """Whether the instance itself acts: it may do everything, and sees everything."""
        return self.key == _SYSTEM_KEY

    @property
    def contract(self) -> str:
        """The code of the contract the member acts in, blank when in none."""
        return self.mandate.scope.contract if self.mandate else ""

    @property
    def agglomeration(self) -> str:
        """The SIREN of that contract's agglomeration, blank when in none."""
        return self.mandate.scope.agglomeration if self.mandate else ""

    @property
    def commune(self) -> str:
        """The INSEE code of the commune the member acts for, blank when for none."""
        return self._key_of(ScopeKind.COMMUNE)

    @property
    def organisation(self) -> str:
        """The key of the organisation the member acts for, blank when for none."""
        return self._key_of(ScopeKind.ORGANISATION)

    def is_one_of(self, *roles: Role) -> bool:
        """Whether the member acts under one of these roles."""
        return self.mandate is not None and self.mandate.role in roles

    def _key_of(self, kind: ScopeKind) -> str:
        return self.mandate.scope.key if self.mandate and self.mandate.scope.kind == kind else ""


@dataclass(frozen=True, slots=True)
class Author:
    """A person as the author of rows, which keep how the author was shown when they wrote.

    `labels`: every label under which they wrote; `own_labels`: those that nobody else ever bore.
    """

    key: str
    labels: frozenset[str]
    own_labels: frozenset[str]


_SYSTEM_KEY = "system"
NOBODY = Member(key="", label="")
SYSTEM = Member(key=_SYSTEM_KEY, label="Regain")
