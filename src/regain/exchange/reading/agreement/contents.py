"""The table of contents: where it stands, and the titles it announces."""

import re
from collections import Counter
from collections.abc import Sequence

from regain.exchange.reading.agreement.folding import bare
from regain.exchange.reading.agreement.lines import Block, Grid, Line, lines_of
from regain.exchange.reading.agreement.titles import topic_of
from regain.exchange.reading.agreement.vocabulary import Topic

_PAGE = re.compile(r"(?:(?<![ .…_·])(?=[ .…_·]*?[.…_·]{2})[ .…_·]++|(?<! ) ++)(?:p(?:age)?\.? ?)?\d{1,3}\Z")
"""What follows a title in a table of contents: leaders or a space, and the page."""
_LEADER = re.compile(r"(?:\S ?|(?=[.…_·]{5}))(?<![.…_·])[.…_·]{4,}+ ?\d{1,3}\Z")
_FIELD = re.compile(r"_toc\d+|toc .*|pages?")


def contents_of(blocks: Sequence[Block]) -> tuple[set[int], frozenset[str]]:
    """The ranks of the blocks that make the table of contents, and the titles it announces, bare."""
    taken: set[int] = set()
    titles: set[str] = set()
    inside = False
    met: Counter[str] = Counter()
    written = Counter(bare(block.words) for block in blocks if isinstance(block, Line))
    for rank, block in enumerate(blocks):
        if isinstance(block, Line) and not inside and topic_of(block.folded) is Topic.CONTENTS:
            inside = True
            taken.add(rank)
            continue
        words = bare(block.words) if isinstance(block, Line) else ""
        met[words] += 1
        found = _entries(block, inside=inside, comes_again=written[words] > met[words])
        if found is None:
            if inside:
                break
            continue
        taken.add(rank)
        titles.update(found)
    return taken, frozenset(titles - {""})


def _entries(block: Block, *, inside: bool, comes_again: bool) -> list[str] | None:
    """The titles that a block of the table of contents announces; None when it is no such block."""
    if isinstance(block, Grid):
        return _grid_entries(block)
    if not inside:
        return [_title(block.folded)] if _LEADER.search(block.folded) else None
    if _FIELD.fullmatch(block.folded):
        return []
    if _PAGE.search(block.folded) or comes_again:
        return [_title(block.folded)]
    return None


def _grid_entries(grid: Grid) -> list[str] | None:
    """A grid of titles and page numbers."""
    titles = []
    for row in grid.rows:
        cells = [line.folded for line in lines_of(row)]
        if not cells:
            continue
        if len(cells) < 2 or not re.fullmatch(r"\d{1,3}", cells[-1]):  # noqa: PLR2004 - a title and its page
            return None
        titles.append(bare(" ".join(cells[:-1])))
    known = any(topic_of(title) for title in titles)
    return titles if known else None


def _title(folded: str) -> str:
    page = _PAGE.search(folded)
    return bare(folded[: page.start()] if page else folded)
