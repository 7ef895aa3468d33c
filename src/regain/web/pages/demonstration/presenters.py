from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from regain.core import french
from regain.mailing.letterbox import LetterWritten


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A line of a letter: a link when it is an address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter as its reader would see it."""

    subject: str
    to: str
    at: str
    lines: tuple[LetterLine, ...]


def present_letters(letters: Iterable[LetterWritten]) -> list[LetterShown]:
    """The letters, in words."""
    return [_letter(letter) for letter in letters]


def _letter(letter: LetterWritten) -> LetterShown:
    local = timezone.localtime(letter.at)
    return LetterShown(
        subject=letter.subject,
        to=letter.to,
        at=f"{french.long_date(timezone.localdate(letter.at))}, {local.hour}\u00a0h\u00a0{local:%M}",
        lines=tuple(_line(line) for line in letter.lines if line.strip()),
    )


def _line(line: str) -> LetterLine:
    is_address = line.startswith(("http://", "https://")) and " " not in line
    return LetterLine(line, line if is_address else "")
