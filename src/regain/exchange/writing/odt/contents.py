"""The table of contents, already filled; its page numbers are references, computed when the file opens."""

from collections.abc import Sequence

from regain.exchange.writing.blocks import Block
from regain.exchange.writing.markup import escaped
from regain.exchange.writing.odt.xml import paragraph, said
from regain.exchange.writing.paging import CONTENTS_DEPTH, listed

_LINK = 'text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"'


def contents(blocks: Sequence[Block]) -> str:
    """The contents of these blocks; they begin the pages after the cover."""
    recipes = "".join(map(_recipe, range(1, CONTENTS_DEPTH + 1)))
    entries = "".join(
        paragraph(_entry(f"_Toc{rank}", heading.words, page), f"Contents_20_{heading.level}")
        for rank, heading, page in listed(blocks)
    )
    return (
        '<text:table-of-content text:name="Sommaire"><text:table-of-content-source '
        f'text:outline-level="{CONTENTS_DEPTH}"><text:index-title-template text:style-name="ContentsTitle">Sommaire'
        f"</text:index-title-template>{recipes}</text:table-of-content-source><text:index-body>"
        f'<text:index-title text:name="Titre">{said("Sommaire", "FirstContentsTitle")}</text:index-title>'
        f"{entries}</text:index-body></text:table-of-content>"
    )


def _entry(mark: str, words: str, page: int) -> str:
    number = f'<text:bookmark-ref text:reference-format="page" text:ref-name="{mark}">{page}</text:bookmark-ref>'
    return f'<text:a xlink:type="simple" xlink:href="#{mark}" {_LINK}>{escaped(words)}<text:tab/>{number}</text:a>'


def _recipe(level: int) -> str:
    """How LibreOffice makes the entries of a level when somebody updates the table."""
    return (
        f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="Contents_20_{level}">'
        '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" '
        'style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
        "</text:table-of-content-entry-template>"
    )
