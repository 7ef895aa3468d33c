"""The blocks of a paper as OpenDocument."""

from collections.abc import Iterator, Sequence

from regain.exchange.writing.blocks import (
    Block,
    Bullets,
    Cover,
    GapBars,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    SignatureRoom,
)
from regain.exchange.writing.gauges import belongs_to, rows_of
from regain.exchange.writing.keeping import is_kept_with_next
from regain.exchange.writing.markup import escaped
from regain.exchange.writing.odt.contents import contents
from regain.exchange.writing.odt.drawings import band, gauge, picture
from regain.exchange.writing.odt.tables import Tables
from regain.exchange.writing.odt.xml import bullets, paragraph, said

_STYLES = {"body": "Standard", "lead": "Lead", "note": "Note"}


def body_of(paper: Paper, tables: Tables) -> str:
    """Everything that stands on the pages, in order."""
    listed = contents(paper.blocks) if paper.has_contents else ""
    blocks = _Body(paper.blocks, tables, variant="Broken" if listed else "First").written()
    return "".join((band(), *_cover(paper.cover), listed, *blocks))


def _cover(cover: Cover) -> Iterator[str]:
    for rank, words in enumerate(cover.above or ("",)):
        yield said(words, "CoverMore" if rank else "CoverAbove")
    yield said(cover.title, "Title")
    yield said(cover.subtitle, "Subtitle")
    for rank, words in enumerate(cover.below):
        yield said(words, "CoverBelow" if rank else "CoverFirst")


class _Body:
    """Writes the blocks one after another; a page break falls on what follows it."""

    def __init__(self, blocks: Sequence[Block], tables: Tables, *, variant: str) -> None:
        self.blocks = blocks
        self.tables = tables
        self.variant = variant

    def written(self) -> Iterator[str]:
        """The XML of each block."""
        for rank, block in enumerate(self.blocks):
            following = self.blocks[rank + 1] if rank + 1 < len(self.blocks) else None
            if isinstance(block, PageBreak):
                self.variant = self.variant or "Broken"
            elif isinstance(block, GapBars):
                above = self.blocks[rank - 1] if rank else None
                yield from self._gaps(above if isinstance(above, Bullets) and belongs_to(above, block) else None, block)
            elif not (isinstance(block, Bullets) and isinstance(following, GapBars) and belongs_to(block, following)):
                yield from self._block(block, rank)

    def _block(self, block: Block, rank: int) -> Iterator[str]:
        if isinstance(block, Heading):
            style, level = self._styled(f"Heading_20_{block.level}"), block.level
            words = f'<text:bookmark text:name="_Toc{rank}"/>{escaped(block.words)}'
            yield f'<text:h text:style-name="{style}" text:outline-level="{level}">{words}</text:h>'
        elif isinstance(block, Paragraph):
            self.variant = self.variant or ("Kept" if is_kept_with_next(self.blocks, rank) else "")
            yield said(block.words, self._styled(_STYLES.get(block.kind, "Standard")))
        elif isinstance(block, Picture):
            yield paragraph(picture(block), self._styled("Standard"))
        elif isinstance(block, Bullets | Grid | SignatureRoom):
            if self.variant:
                yield said("", self._styled("Interval"))
            yield self._whole(block)

    def _whole(self, block: Bullets | Grid | SignatureRoom) -> str:
        if isinstance(block, Bullets):
            return bullets(block.items, "Item")
        return self.tables.grid(block) if isinstance(block, Grid) else self.tables.signatures(block)

    def _gaps(self, above: Bullets | None, chart: GapBars) -> Iterator[str]:
        here, there = _coloured("● ", "Brick") + escaped(chart.here), _coloured("○ ", "Ink") + escaped(chart.there)
        self.variant = self.variant or "Kept"
        yield paragraph(f'{here}<text:s text:c="5"/>{there}', self._styled("Note"))
        for row in rows_of(above, chart):
            yield bullets((row["words"],), "KeptItem" if row["gauge"] else "Item")
            if row["gauge"]:
                yield paragraph(gauge(row["gauge"]), "Gauge")

    def _styled(self, name: str) -> str:
        variant, self.variant = self.variant, ""
        return variant + name


def _coloured(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'
