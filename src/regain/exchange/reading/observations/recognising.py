"""The one way in: the bytes of a file of figures to what it says."""

from collections.abc import Sequence

from regain.core.french import counted, enumeration, quoted
from regain.exchange.confining import confined
from regain.exchange.reading.observations.figures import INFO, WARNING, Notes, Reading
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.grids import grids_of
from regain.exchange.reading.observations.layouts import Found, find_layout, plan_of
from regain.exchange.reading.observations.products import LAYOUTS
from regain.exchange.reading.observations.tables import FigureColumn, Gathered, read_rows, reading_of
from regain.exchange.reading.observations.writings import Said
from regain.exchange.reading.refusals import UnreadableFile

NOTHING_SAID = Said()


class UnknownLayout(UnreadableFile):
    """The file is a table, but none that Regain knows: somebody must say what its columns hold."""

    def __init__(self, grids: list[Grid]) -> None:
        super().__init__(
            "Ce tableau n’est pas un produit que Regain connaît\u00a0: déposez-le sur la page des données pour dire ce que contient chaque colonne."
        )
        self.grids = grids
        if aside := " ".join(sentence for grid in grids for sentence in grid.aside):
            self.args = (f"{self} {aside}",)


class YearWanted(UnreadableFile):
    """The file does not say the year of its figures, and nobody did."""


@confined(UnreadableFile)
def read_observations(content: bytes, *, said: Said = NOTHING_SAID) -> Reading:
    """The figures of a file whose product is recognised by its headings. `said`: what a person says that it does not.

    Raises UnreadableFile, UnknownLayout for a table of another layout, YearWanted when no figure has a year.
    """
    grids = grids_of(content)
    found = [one for one in (find_layout(grid, LAYOUTS) for grid in grids) if one]
    if not found:
        raise UnknownLayout(grids)
    dataset, product = found[0].layout.dataset, found[0].layout.product
    into = Gathered(said)
    note_aside(grids, into.notes)
    columns: list[FigureColumn] = []
    for one in found:
        if one.layout.dataset == dataset:
            columns += _read_sheet(one, into)
        else:
            told = f"cette feuille n’est pas du même produit ({one.layout.product})\u00a0: elle n’a pas été lue."
            into.notes.note("sheet_left_aside", WARNING, told, sheet=one.grid.name)
    if not columns:
        raise YearWanted(f"{product}\u00a0: ce fichier ne dit pas de quelle année sont ses chiffres.")
    return reading_of(dataset, product, into, columns)


def note_aside(grids: Sequence[Grid], notes: Notes) -> None:
    """Note what a reader of the file does not see, and Regain did not read."""
    for grid in grids:
        for sentence in grid.aside:
            notes.note("hidden_left_aside", WARNING, sentence)


def _read_sheet(found: Found, into: Gathered) -> tuple[FigureColumn, ...]:
    plan, left = plan_of(found, year=into.said.year)
    notes = into.notes
    notes.sheet = found.grid.name
    if left.unknown:
        many = counted(len(left.unknown), "colonne laissée", "colonnes laissées")
        notes.note("columns_left_aside", INFO, f"{many} de côté\u00a0: {_listed(left.unknown)}.")
    if left.hidden:
        many = counted(len(left.hidden), "colonne masquée n’a", "colonnes masquées n’ont")
        notes.note(
            "hidden_left_aside",
            WARNING,
            f"{many} pas été lue{'s'[: len(left.hidden) - 1]}\u00a0: {_listed(left.hidden)}.",
        )
    if left.yearless and plan.columns:
        told = f"Année inconnue, colonne laissée de côté\u00a0: {_listed(left.yearless)}. Donnez l’année pour la lire."
        notes.note("year_wanted", WARNING, told)
    if plan.columns:
        read_rows(found.rows, plan, into)
    return plan.columns


def _listed(headings: Sequence[str]) -> str:
    return enumeration([quoted(heading) for heading in headings])
