"""What a file of ours says of itself, in words that are shown and kept: each in its one shape."""

import re
from datetime import datetime

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,29}")
_CODE = re.compile(r"[0-9A-Z]{1,20}")
_YEARS = range(1900, 2201)


def is_version(text: str) -> bool:
    """A version of Regain: digits, letters, dots."""
    return bool(_VERSION.fullmatch(text))


def is_code(text: str) -> bool:
    """What may be the code of a contract: capitals and digits. Whether it is one, its row says."""
    return bool(_CODE.fullmatch(text))


def is_moment(text: str) -> bool:
    """An ISO moment with its time zone, in years that every database and every time zone can show."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return text.isascii() and text.isprintable() and moment.tzinfo is not None and moment.year in _YEARS
