"""Tables, written as XML: python-docx's own cells take four times as long."""

from itertools import accumulate

from regain.exchange.writing.blocks import Grid, GridCell, SignatureRoom
from regain.exchange.writing.docx.xml import paragraph, run
from regain.exchange.writing.keeping import KeptRow, frame_height, kept_frames, kept_rows, rows_of_frames
from regain.exchange.writing.look import CENTIMETRE, LINE, TEXT_WIDTH, TINT
from regain.exchange.writing.markup import attribute

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="5" w:space="0" w:color="{LINE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = (
    '<w:tblCellMar><w:top w:w="110" w:type="dxa"/><w:left w:w="115" w:type="dxa"/>'
    '<w:bottom w:w="110" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar>'
)
_WHOLE, _HEAD, _KEPT = "<w:cantSplit/>", "<w:tblHeader/>", "<w:keepNext/>"
_IN_LIST = '<w:ind w:left="227" w:hanging="227"/>'
_GAP = paragraph("", "Interval")


def grid(block: Grid) -> str:
    """A table with its heads, repeated on each page, and its merged cells; then a little room."""
    widths = [round(share * TEXT_WIDTH) for share in block.widths]
    rows = "".join(_row(block, rank, kept, widths) for rank, kept in enumerate(kept_rows(block)))
    return _table(block.summary, widths, rows) + _GAP


def _row(block: Grid, rank: int, kept: KeptRow, widths: list[int]) -> str:
    told = (_WHOLE if kept.is_whole else "") + (_HEAD if rank < block.header_rows else "")
    properties = f"<w:trPr>{told}</w:trPr>" if told else ""
    return f"<w:tr>{properties}{_cells(block, rank, widths, _KEPT if kept.with_next else '')}</w:tr>"


def signatures(room: SignatureRoom) -> str:
    """A frame for each who signs, two a row, each row whole on its page."""
    pairs = rows_of_frames(room)
    columns = len(pairs[0])
    widths = [TEXT_WIDTH // columns] * columns
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{round(frame_height(room) * CENTIMETRE)}" w:hRule="atLeast"/></w:trPr>'
        + "".join(
            _frame(_named(name, below, _KEPT if kept else ""), widths[0], columns - len(pair) + 1)
            for name, below in pair
        )
        + "</w:tr>"
        for pair, kept in zip(pairs, kept_frames(room), strict=True)
    )
    above = (
        paragraph(run(room.place_and_day), "", '<w:keepNext/><w:spacing w:before="400"/>') if room.place_and_day else ""
    )
    borders = "" if room.is_signed else _BORDERS
    return above + _table("Les signatures", widths, rows, borders) + _GAP


def _named(name: str, below: str, kept: str) -> str:
    return paragraph(run(name, "<w:b/>"), "Cell", kept) + (paragraph(run(below), "Cell", kept) if below else "")


def _frame(words: str, width: int, columns: int) -> str:
    spanned = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * columns}" w:type="dxa"/>{spanned}</w:tcPr>{words}</w:tc>'


def _table(summary: str, widths: list[int], rows: str, borders: str = _BORDERS) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="115" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}<w:tblLook w:firstRow="1"/>'
        f"<w:tblCaption w:val={attribute(summary)}/><w:tblDescription w:val={attribute(summary)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _cells(block: Grid, rank: int, widths: list[int], kept: str) -> str:
    """The cells of a row; a place covered from above is a cell that goes on, one covered from the left is nothing."""
    edges = [0, *accumulate(widths)]
    written = []
    for column, cell in enumerate(block.rows[rank]):
        if cell:
            written.append(_cell(cell, edges[min(column + cell.columns, len(widths))] - edges[column], kept))
        elif above := _covering(block, rank, column):
            written.append(_going_on(above, edges[min(column + above.columns, len(widths))] - edges[column], kept))
    return "".join(written)


def _covering(block: Grid, rank: int, column: int) -> GridCell | None:
    """The cell above that covers this place, if it begins in this column."""
    for up in range(rank - 1, -1, -1):
        above = block.rows[up][column]
        if above:
            return above if up + above.rows > rank else None
    return None


def _cell(cell: GridCell, width: int, kept: str) -> str:
    merged = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>' if cell.is_header else ""
    look = "<w:b/>" if cell.is_header else ""
    style, indent = ("CellList", _IN_LIST) if cell.bulleted else ("Cell", "")
    words = "".join(paragraph(run(one, look), style, kept + indent) for one in cell.paragraphs)
    return f"<w:tc>{_properties(cell, width, merged + shade)}{words or paragraph('', 'Cell', kept)}</w:tc>"


def _going_on(cell: GridCell, width: int, kept: str) -> str:
    return f"<w:tc>{_properties(cell, width, '<w:vMerge/>')}{paragraph('', 'Cell', kept)}</w:tc>"


def _properties(cell: GridCell, width: int, rest: str) -> str:
    spanned = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{rest}</w:tcPr>'
