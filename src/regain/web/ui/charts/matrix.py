"""The coverage matrix: who answers what. A true table; levels give each count its shade."""

from dataclasses import dataclass

from regain.core import french

LEVELS = ((0, "m0", "0"), (1, "m1", "1"), (2, "m2", "2 ou 3"), (4, "m3", "4 à 6"), (7, "m4", "7 et plus"))
"""From which count, which class, and how the legend says it."""


def level(count: int) -> str:
    """The class of a count: m0 (hatched) to m4."""
    return next(name for least, name, _ in reversed(LEVELS) if count >= least)


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column and where it leads."""

    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A count and where it leads. `count` is None where one cannot know: never the same as zero."""

    count: int | None
    href: str = ""

    @property
    def level(self) -> str:
        """The class that shades the cell."""
        return "m-none" if self.count is None else level(self.count)


@dataclass(frozen=True, slots=True)
class LabelledCell:
    """A cell, and the whole sentence a screen reader says of its link."""

    cell: MatrixCell
    sentence: str

    @property
    def looks(self) -> str:
        """The classes of the cell."""
        return f"cell {self.cell.level}"

    @property
    def sign(self) -> str:
        """What is seen in the cell."""
        return "–" if self.cell.count is None else french.number(self.cell.count)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: one cell per column, in the same order."""

    label: str
    cells: tuple[MatrixCell, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Rows under one heading: a stake and its objectives."""

    label: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole. `noun` names what is counted, in the singular; ValueError if a row has not one cell per column."""

    caption: str
    columns: tuple[MatrixColumn, ...]
    groups: tuple[MatrixGroup, ...]
    noun: str = "objectif"
    plural: str = ""
    unknown: str = "convention non lue"
    row_heading: str = "Objectif"

    def __post_init__(self) -> None:
        for row in (row for group in self.groups for row in group.rows):
            if len(row.cells) != len(self.columns):
                raise ValueError(f"matrix: “{row.label}” has {len(row.cells)} cells for {len(self.columns)} columns")

    @property
    def width(self) -> int:
        """Columns, the first (row headings) included."""
        return len(self.columns) + 1

    @property
    def has_unknown(self) -> bool:
        """Whether the legend must explain the sign of what one cannot know."""
        return any(cell.count is None for group in self.groups for row in group.rows for cell in row.cells)

    def lines(self) -> list[tuple[MatrixGroup, list[tuple[MatrixRow, list[LabelledCell]]]]]:
        """Groups, rows and cells as the template draws them."""
        return [(group, [(row, self._labelled(row)) for row in group.rows]) for group in self.groups]

    def _labelled(self, row: MatrixRow) -> list[LabelledCell]:
        return [
            LabelledCell(cell, f"{self._said(cell)}, {column.label}, {row.label}")
            for cell, column in zip(row.cells, self.columns, strict=True)
        ]

    def _said(self, cell: MatrixCell) -> str:
        return self.unknown if cell.count is None else french.counted(cell.count, self.noun, self.plural)
