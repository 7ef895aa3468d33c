"""The words in which a personal column is declared: what it says, why it is kept, how long, what erasing makes of it."""

from dataclasses import dataclass
from enum import StrEnum

from regain.reports.privacy.processings import Why


class Kept(StrEnum):
    """How long. A value that is also a key of settings.RETENTION is a number of days, held by `./regain purge`."""

    ACCOUNT = "accounts"
    SESSION = "sessions"
    INVITATION = "invitations"
    READING = "readings"
    FILE = "files"
    CONTRACT = "contract"
    JOURNAL = "journal"


class Left(StrEnum):
    """What becomes of the column when the person asks to be erased."""

    ERASED = "effacé"
    REPLACED = "remplacé par « Personne effacée »"
    KEPT = "conservé : document administratif signé, ou clé sans nom"
    ENDED = "fermé"


@dataclass(frozen=True, slots=True)
class Column:
    """A personal column: what it says of somebody, why, how long, and what erasing the person makes of it."""

    what: str
    why: Why
    kept: Kept
    left: Left
    is_exported: bool = True


def told(why: Why, kept: Kept, left: Left, **whats: str) -> dict[str, Column]:
    """Columns that the person may take away: by name, what each says."""
    return {name: Column(what, why, kept, left) for name, what in whats.items()}


def withheld(why: Why, kept: Kept, left: Left, **whats: str) -> dict[str, Column]:
    """Secrets are not given away, and what is not about the person who asks is not theirs."""
    return {name: Column(what, why, kept, left, is_exported=False) for name, what in whats.items()}
