"""Bullets and numbers at the head of a line: dress, not words."""

import re

from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage

_SIGNS = "•▪■□●○◦‣⁃∙·➢➤►▶✓✔☑➔→⇒❖♦◆§\ue000-\uf8ff"
_BULLET = re.compile(rf"\s*(?:[{_SIGNS}]\s*|[-–—*o]\s+)(?=\S)")
_NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\s?[.)°]|\d{1,2}(?:\.\d{1,2})+|[a-hA-H]\))\s*(?=[^\W\d])")
INLINE = re.compile(rf"(?:(?<!\s)\s++)?[{_SIGNS}]\s*+")
"""A bullet in the middle of a line: several statements typed in a row."""


def without_bullet(line: Line) -> Line:
    """The line with its bullet taken off; it then is an item."""
    match = _BULLET.match(line.words)
    return _item(line, line.passage.part(match.end())) if match else line


def without_number(line: Line) -> Line:
    """The line with its "1.", "2)", "3.1" or "a)" taken off; it then is an item."""
    match = _NUMBER.match(line.words)
    return _item(line, line.passage.part(match.end())) if match else line


def _item(line: Line, passage: Passage) -> Line:
    return Line(passage, True, line.bold, line.level, line.tabled, line.title)
