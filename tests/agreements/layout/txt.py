"""The layout as plain text, as Word's export writes it: tabs between cells, `- ` before items, no page."""

from tests.agreements.layout.model import Box, Grid, Kind, Layout, Line, PageBreak


def make_txt(layout: Layout) -> bytes:
    """UTF-8 text. A blank line follows paragraphs and tables; running headers and footers are lost."""
    written: list[str] = []
    for block in layout.blocks:
        if isinstance(block, Grid):
            written.extend(_row(row) for row in block.rows)
            written.append("")
        elif isinstance(block, PageBreak):
            written.append("")
        elif block.words:
            written.append(_line(block))
            if block.kind not in (Kind.ITEM, Kind.NUMBERED, Kind.CONTENTS):
                written.append("")
    return "\n".join(written).encode("utf-8")


def _line(line: Line) -> str:
    words = "".join(f"**{piece.words}**" if piece.bold else piece.words for piece in line.shown)
    if line.kind is Kind.ITEM:
        return f"{'  ' * (line.level - 1)}- {words}"
    return f"{line.rank}. {words}" if line.kind is Kind.NUMBERED else words


def _row(row: tuple[Box | None, ...]) -> str:
    return "\t".join(_cell(box) if box else "" for box in row)


def _cell(box: Box) -> str:
    """A cell on one line; where it has several paragraphs, or is a list, a bullet begins each."""
    lines = [line.words.replace("\n", " ") for line in box.lines]
    if len(lines) > 1 or any(line.kind is Kind.ITEM for line in box.lines):
        lines = [line if line[0] in "•\uf0b7" else f"\uf0b7 {line}" for line in lines]
    return " ".join(lines)
