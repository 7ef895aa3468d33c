"""The blocks of a paper as WordprocessingML."""

from collections.abc import Callable, Iterator, Sequence

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
from regain.exchange.writing.docx import tables
from regain.exchange.writing.docx.drawings import band, gauge, picture
from regain.exchange.writing.docx.xml import field, paragraph, run
from regain.exchange.writing.gauges import belongs_to, rows_of
from regain.exchange.writing.keeping import is_kept_with_next
from regain.exchange.writing.look import BRICK, INK
from regain.exchange.writing.paging import listed

_BREAK = "<w:pageBreakBefore/>"
_AT_THE_TOP = '<w:spacing w:before="0"/>'
_STYLES = {"body": "", "lead": "Lead", "note": "Note"}


def body_of(paper: Paper, keep: Callable[[Picture], str]) -> str:
    """Everything that stands on the pages, in order. `keep` puts a picture in the file and gives its key there."""
    contents = "".join(_contents(paper.blocks)) if paper.has_contents else ""
    return "".join((*_cover(paper.cover), contents, *_Body(paper.blocks, keep).written()))


def _cover(cover: Cover) -> Iterator[str]:
    above = cover.above or ("",)
    for rank, words in enumerate(above):
        yield paragraph((band() if rank == 0 else "") + run(words), "CoverAbove")
    yield paragraph(run(cover.title), "Title")
    yield paragraph(run(cover.subtitle), "Subtitle")
    for rank, words in enumerate(cover.below):
        yield paragraph(run(words), "CoverBelow", '<w:spacing w:before="3600"/>' if rank == 0 else "")


def _contents(blocks: Sequence[Block]) -> Iterator[str]:
    """The table of contents, each entry a link, its page a reference that Word and LibreOffice compute on opening.

    Inside a field TOC, LibreOffice would show the pages as they were written, and only Word knows how to fill it.
    """
    yield paragraph(run("Sommaire"), "ContentsTitle", _BREAK)
    for rank, heading, page in listed(blocks):
        number = "<w:r><w:tab/></w:r>" + field(rf"PAGEREF _Toc{rank} \h", str(page), is_dirty=True)
        words = f'<w:hyperlink w:anchor="_Toc{rank}">{run(heading.words)}{number}</w:hyperlink>'
        yield paragraph(words, f"toc{heading.level}")


class _Body:
    """Writes the blocks one after another; a page break falls on what follows it."""

    def __init__(self, blocks: Sequence[Block], keep: Callable[[Picture], str]) -> None:
        self.blocks = blocks
        self.keep = keep
        self.breaks = True
        self.drawings = 1

    def written(self) -> Iterator[str]:
        """The XML of each block."""
        for rank, block in enumerate(self.blocks):
            following = self.blocks[rank + 1] if rank + 1 < len(self.blocks) else None
            if isinstance(block, PageBreak):
                self.breaks = True
            elif isinstance(block, GapBars):
                above = self.blocks[rank - 1] if rank else None
                yield from self._gaps(above if isinstance(above, Bullets) and belongs_to(above, block) else None, block)
            elif not (isinstance(block, Bullets) and isinstance(following, GapBars) and belongs_to(block, following)):
                yield from self._block(block, rank)

    def _block(self, block: Block, rank: int) -> Iterator[str]:
        if isinstance(block, Heading):
            marks = (
                f'<w:bookmarkStart w:id="{rank}" w:name="_Toc{rank}"/>{run(block.words)}<w:bookmarkEnd w:id="{rank}"/>'
            )
            yield paragraph(marks, f"Heading{block.level}", self._break(_AT_THE_TOP))
        elif isinstance(block, Paragraph):
            kept = "<w:keepNext/>" if is_kept_with_next(self.blocks, rank) else ""
            yield paragraph(run(block.words), _STYLES.get(block.kind, ""), kept + self._break())
        elif isinstance(block, Bullets):
            for item in block.items:
                yield paragraph(run(item), "ListBullet", self._break())
        elif isinstance(block, Picture):
            self.drawings += 1
            yield paragraph(picture(block, self.keep(block), self.drawings), "", self._break())
        elif isinstance(block, Grid | SignatureRoom):
            if self.breaks:
                yield paragraph("", "Interval", self._break())
            yield tables.grid(block) if isinstance(block, Grid) else tables.signatures(block)

    def _gaps(self, above: Bullets | None, chart: GapBars) -> Iterator[str]:
        signs = f"{run('● ', _coloured(BRICK))}{run(chart.here)}{run('     ○ ', _coloured(INK))}{run(chart.there)}"
        yield paragraph(signs, "Note", f"<w:keepNext/>{self._break()}")
        for row in rows_of(above, chart):
            if row["gauge"]:
                self.drawings += 1
                yield paragraph(run(row["words"]), "ListBullet", '<w:keepNext/><w:spacing w:after="40"/>')
                drawn = gauge(row["gauge"], self.drawings)
                yield paragraph(
                    drawn, "", '<w:spacing w:after="100" w:line="240" w:lineRule="auto"/><w:ind w:left="360"/>'
                )
            else:
                yield paragraph(run(row["words"]), "ListBullet")

    def _break(self, with_it: str = "") -> str:
        breaks, self.breaks = self.breaks, False
        return _BREAK + with_it if breaks else ""


def _coloured(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>'
