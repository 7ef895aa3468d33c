"""What presenters hand to components: small frozen facts, in the words people read."""

from dataclasses import dataclass

STATES = {"kept": "tenu", "risk": "à risque", "broken": "rompu", "mute": "non vérifiable"}
"""The four states, each with the word it takes when none is given."""
CHANGES = {"add": "ajouté", "change": "modifié", "move": "déplacé", "remove": "retiré"}
"""What may happen to a line of a text, by verb, each with its word: not one of the states of a promise."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A short fact under a title. `kind` is one of plain, brick, kept, risk, broken."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people wrote differently: what each wrote, in words.

    `who` and `when` are blank when only the reader changed it: what they wrote is then chosen beforehand.
    `is_own`: the other was the reader too, in another window.
    """

    name: str
    mine: str
    theirs: str
    who: str = ""
    when: str = ""
    is_own: bool = False

    @property
    def pick(self) -> str:
        """The name of the choice in the form that is sent."""
        return f"pick-{self.name}"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to an object, in a sentence; `changes`: field, before, after (blank when there is none).

    `under`: the mandate under which somebody acted.
    """

    when: str
    who: str
    sentence: str
    changes: tuple[tuple[str, str, str], ...] = ()
    under: str = ""


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
