"""Tables and signature frames."""

from regain.exchange.writing.blocks import Grid, GridCell, SignatureRoom
from regain.exchange.writing.keeping import KeptRow, frame_height, kept_frames, kept_rows, rows_of_frames
from regain.exchange.writing.look import LINE, TINT
from regain.exchange.writing.markup import escaped
from regain.exchange.writing.odt.styles import CENTIMETRES
from regain.exchange.writing.odt.xml import bullets, said

_LOW = 2.2
_CELL = f'fo:border="0.6pt solid #{LINE}" fo:padding="0.19cm"'
_TABLE = f'style:width="{CENTIMETRES:.2f}cm" table:align="left" table:border-model="collapsing"'
STYLES = (
    f'<style:style style:name="Table" style:family="table"><style:table-properties {_TABLE}/></style:style>'
    '<style:style style:name="Row" style:family="table-row"/><style:style style:name="WholeRow" '
    'style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
    '<style:style style:name="Frame" style:family="table-row"><style:table-row-properties style:min-row-height="3.4cm" '
    'fo:keep-together="always"/></style:style>'
    '<style:style style:name="LowFrame" style:family="table-row"><style:table-row-properties '
    'style:min-row-height="2.2cm" fo:keep-together="always"/></style:style>'
    '<style:style style:name="Room" style:family="table"><style:table-properties '
    f'{_TABLE} style:may-break-between-rows="false"/></style:style>'
    f'<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties {_CELL}/></style:style>'
    f'<style:style style:name="HeadBox" style:family="table-cell"><style:table-cell-properties {_CELL} '
    f'fo:background-color="#{TINT}"/></style:style>'
    '<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:padding="0.2cm"/></style:style>'
)


class Tables:
    """Writes tables and remembers the widths of their columns, which are styles of the document."""

    def __init__(self) -> None:
        self.columns: dict[float, str] = {}
        self.count = 0

    @property
    def styles(self) -> str:
        """The styles of the columns met so far."""
        return "".join(
            f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width:.2f}cm"/></style:style>'
            for width, name in self.columns.items()
        )

    def grid(self, grid: Grid) -> str:
        """A table with its heads, repeated on each page, and its merged cells; then a little room."""
        rows = [_row(row, kept) for row, kept in zip(grid.rows, kept_rows(grid), strict=True)]
        heads, rest = "".join(rows[: grid.header_rows]), "".join(rows[grid.header_rows :])
        headed = f"<table:table-header-rows>{heads}</table:table-header-rows>" if heads else ""
        return self._table("Table", grid.summary, grid.widths, headed + rest)

    def signatures(self, room: SignatureRoom) -> str:
        """A frame for each who signs, two a row."""
        pairs, kept = rows_of_frames(room), kept_frames(room)
        columns = len(pairs[0])
        style = "Row" if room.is_signed else "Frame" if frame_height(room) > _LOW else "LowFrame"
        box = "Bare" if room.is_signed else "Box"
        rows = "".join(
            f'<table:table-row table:style-name="{style}">{_frames(pair, columns, is_kept, box)}</table:table-row>'
            for pair, is_kept in zip(pairs, kept, strict=True)
        )
        above = said(room.place_and_day, "Signing") if room.place_and_day else ""
        return above + self._table(
            "Room" if all(kept[:-1]) else "Table", "Les signatures", (1 / columns,) * columns, rows
        )

    def _table(self, style: str, summary: str, widths: tuple[float, ...], rows: str) -> str:
        self.count += 1
        columns = "".join(f'<table:table-column table:style-name="{self._column(width)}"/>' for width in widths)
        return (
            f'<table:table table:name="Tableau{self.count}" table:style-name="{style}">'
            f"<table:title>{escaped(summary)}</table:title>{columns}{rows}</table:table>{said('', 'Interval')}"
        )

    def _column(self, share: float) -> str:
        return self.columns.setdefault(round(share * CENTIMETRES, 2), f"Column{len(self.columns) + 1}")


def _frames(frames: tuple[tuple[str, str], ...], columns: int, is_kept: bool, box: str) -> str:  # noqa: FBT001  # one of few values
    kept = "Kept" if is_kept else ""
    covered = "<table:covered-table-cell/>" * (columns - len(frames))
    spanned = f' table:number-columns-spanned="{columns}"' if covered else ""
    cells = (
        f'<table:table-cell table:style-name="{box}"{spanned}>{said(name, f"{kept}CellName")}'
        f"{said(below, f'{kept}Cell') if below else ''}</table:table-cell>"
        for name, below in frames
    )
    return "".join(cells) + covered


def _row(row: tuple[GridCell | None, ...], kept: KeptRow) -> str:
    style = "WholeRow" if kept.is_whole else "Row"
    variant = "Kept" if kept.with_next else ""
    cells = "".join(_cell(cell, variant) if cell else "<table:covered-table-cell/>" for cell in row)
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def _cell(cell: GridCell, variant: str) -> str:
    spans = "".join(
        f' table:number-{name}-spanned="{count}"'
        for name, count in (("columns", cell.columns), ("rows", cell.rows))
        if max(cell.columns, cell.rows) > 1
    )
    style = "HeadBox" if cell.is_header else "Box"
    if cell.bulleted and cell.paragraphs:
        inside = bullets(cell.paragraphs, f"{variant}CellItem")
    else:
        inside = "".join(
            said(words, f"{variant}CellHead" if cell.is_header else f"{variant}Cell")
            for words in cell.paragraphs or ("",)
        )
    return f'<table:table-cell table:style-name="{style}"{spans}>{inside}</table:table-cell>'
