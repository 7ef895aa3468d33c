"""The sheet of an unknown file that is on the screen: its headings, its first rows, a guess for its columns."""

from dataclasses import dataclass

from django import forms

from regain.core.french import enumeration, quoted
from regain.core.member import Member
from regain.domain.indicators.queries import indicators_visible_to
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.grids import grids_of
from regain.exchange.reading.observations.guessing import guess_columns, header_of, labels_in
from regain.exchange.reading.observations.mapping import ColumnsSaid
from regain.exchange.reading.observations.tables import cell

SHOWN_ROWS, MAX_COLUMNS, EXAMPLES = 6, 60, 3


class SheetForm(forms.Form):
    """Which sheet, and which of its lines holds the headings."""

    feuille = forms.IntegerField(required=False, min_value=0)
    entete = forms.IntegerField(required=False, min_value=1)


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """What the page needs of the sheet. `codes` are the known indicators, label to code."""

    grid: Grid
    rank: int
    names: tuple[str, ...]
    guess: ColumnsSaid
    codes: dict[str, str]
    aside: tuple[str, ...]
    """What a reader of the file does not see, and was not read, in sentences."""

    @property
    def headings(self) -> list[str]:
        """The headings, as far as the page shows columns."""
        return self.grid.rows[self.guess.header][1][:MAX_COLUMNS]

    @property
    def header_line(self) -> int:
        """The number of the line of headings in the file."""
        return self.grid.rows[self.guess.header][0]

    @property
    def preview(self) -> list[tuple[int, list[str]]]:
        """The first rows under the headings, cut or filled to their width."""
        width = len(self.headings)
        rows = self.grid.rows[self.guess.header + 1 :][:SHOWN_ROWS]
        return [(line, [cell(row, at) for at in range(width)]) for line, row in rows]

    def examples(self, at: int) -> list[str]:
        """A few values of a column."""
        found = [row[at] for _, row in self.preview if row[at]]
        return list(dict.fromkeys(found))[:EXAMPLES]

    def labels(self, at: int) -> list[str]:
        """The different labels of a column."""
        return labels_in(self.grid, self.guess.header, at)


def shown_sheet(content: bytes, asked: SheetForm, *, member: Member) -> ShownSheet:
    """The sheet asked for, else the longest, with its guess. Raises UnreadableFile."""
    grids = grids_of(content)
    wanted = asked.cleaned_data if asked.is_valid() else {}
    rank = wanted.get("feuille")
    if rank is None or rank >= len(grids):
        rank = max(range(len(grids)), key=lambda at: len(grids[at].rows))
    grid = grids[rank]
    lines = [line for line, _ in grid.rows]
    header = lines.index(wanted["entete"]) if wanted.get("entete") in lines else header_of(grid)
    codes = dict(indicators_visible_to(member).values_list("label", "code"))
    guess = guess_columns(grid, codes, header=header)
    return ShownSheet(grid, rank, tuple(one.name for one in grids), guess, codes, _aside(grids, grid, guess.header))


def _aside(grids: list[Grid], shown: Grid, header: int) -> tuple[str, ...]:
    headings = [cell(shown.rows[header][1], at) for at in sorted(shown.hidden_columns)]
    told = [quoted(heading) for heading in headings if heading]
    hidden = f"Colonnes masquées dans le fichier\u00a0: {enumeration(told)}."
    return (*(one for grid in grids for one in grid.aside), *([hidden] if told else []))
