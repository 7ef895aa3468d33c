"""Notes at the foot of a page: told by the calls that the page makes."""

from collections.abc import Sequence

from regain.exchange.reading.pdf.layout import Page
from regain.exchange.reading.pdf.lines import Line

_SMALLER = 0.96


def first_note(page: Page, lines: Sequence[Line]) -> int:
    """The rank of the line where the notes of a page begin; the number of lines where it has none.

    It opens with the number of a call made above, and stands apart: in smaller letters, or under a rule.
    """
    calls = {word.words: word.y for word in page.words if word.is_call}
    for rank in range(1, len(lines)):
        line, above = lines[rank], lines[rank - 1]
        number = line.words.split(" ", 1)[0].strip(".)(")
        if number in calls and calls[number] < above.y + above.size and _is_apart(page, line, above):
            return rank
    return len(lines)


def _is_apart(page: Page, line: Line, above: Line) -> bool:
    return line.size < _SMALLER * above.size or any(above.y <= rule.at <= line.y for rule in page.levels)
