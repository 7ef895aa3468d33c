"""Which titles the table of contents lists, and the page each would stand on."""

from collections.abc import Iterator, Sequence

from regain.exchange.writing.blocks import Block, Heading, PageBreak

CONTENTS_DEPTH = 2
_FIRST_PAGE = 3
"""After the cover and the contents."""


def listed(blocks: Sequence[Block]) -> Iterator[tuple[int, Heading, int]]:
    """The rank of each listed title, the title, and its page if pages ended at page breaks only.

    LibreOffice computes the true page when it opens an ODT.
    """
    page = _FIRST_PAGE
    for rank, block in enumerate(blocks):
        page += isinstance(block, PageBreak)
        if isinstance(block, Heading) and block.level <= CONTENTS_DEPTH:
            yield rank, block, page
