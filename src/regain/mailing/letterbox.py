"""The letters that a demonstration writes to a folder instead of sending them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from regain.core.letters import folder_of_letters

_END = b"\n" + b"-" * 79 + b"\n"
"""What Django writes after each message of a file."""
_MOST = 50


@dataclass(frozen=True, slots=True)
class LetterWritten:
    """A letter as it would have left: when, to whom, its subject, its lines."""

    at: datetime
    to: str
    subject: str
    lines: tuple[str, ...]


def letters_written(*, since: datetime) -> list[LetterWritten]:
    """The last letters of the folder (50 at most), the latest first; none when letters are sent."""
    folder = folder_of_letters()
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime)[-_MOST:] if folder else []
    found = [_read(one) for file in files for one in file.read_bytes().split(_END) if one.strip()]
    return sorted(
        (one for one in found if one.at >= since.replace(microsecond=0)), key=lambda one: one.at, reverse=True
    )


def _read(content: bytes) -> LetterWritten:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)  # noqa: S101  # what this policy makes
    at = parsedate_to_datetime(str(message["Date"]))
    text = message.get_content() if message.get_content_maintype() == "text" else ""
    return LetterWritten(
        at if at.tzinfo else at.replace(tzinfo=UTC),
        str(message["To"]),
        str(message["Subject"]),
        tuple(text.strip().splitlines()),
    )
