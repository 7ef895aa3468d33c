"""What presenters hand to components: small frozen facts, in the words people read."""

from dataclasses import dataclass

STATES = {"kept": "tenu", "risk": "à risque", "broken": "rompu", "mute": "non vérifiable"}
"""The four states, each with the word it takes when none is given."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A short fact under a title. `kind` is one of plain, brick, kept, risk, broken."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Knot:
    """One point of a golden thread. A `broken` knot is what is missing there."""

    text: str
    note: str = ""
    state: str = "kept"
    href: str = ""

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise ValueError(f"knot: “{self.state}” is none of {', '.join(sorted(STATES))}")

    @property
    def icon(self) -> str:
        """The template of the state's shape."""
        return f"ui/icons/{self.state}.html"
