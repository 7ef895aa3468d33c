"""A table as a reader of the file sees it."""

from dataclasses import dataclass

from regain.core.french import counted, enumeration, quoted

_RUNS_SAID = 12


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name (blank for CSV) and its rows that hold something, each with its number from 1, as texts.

    `typed`: the cells (number of the row, rank of the column) that hold a decimal mark as text, where the others are
    numbers of a workbook; None when every cell is text. `hidden_columns`: ranks; `hidden_rows`: the numbers of those left
    out. `aside`: on the first sheet, all that was left out of the file, in French sentences.
    """

    name: str
    rows: tuple[tuple[int, list[str]], ...]
    typed: frozenset[tuple[int, int]] | None = None
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: tuple[int, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def rows_left(self) -> str:
        """Which rows were left out, as in `Feuille « Données » : 3 lignes masquées n’ont pas été lues (7 à 9).`."""
        runs: list[list[int]] = []
        for line in self.hidden_rows:
            if runs and line == runs[-1][1] + 1:
                runs[-1][1] = line
            else:
                runs.append([line, line])
        told = enumeration([str(one) if one == last else f"{one} à {last}" for one, last in runs[:_RUNS_SAID]])
        more = "…" if len(runs) > _RUNS_SAID else ""
        many = counted(len(self.hidden_rows), "ligne masquée n’a pas été lue", "lignes masquées n’ont pas été lues")
        return f"Feuille {quoted(self.name)}\u00a0: {many} ({told}{more})."
