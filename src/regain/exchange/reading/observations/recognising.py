"""The one way in: the bytes of a file of figures to what it says."""

from regain.core.french import counted, enumeration, quoted
from regain.exchange.confining import confined
from regain.exchange.reading.observations.figures import INFO, WARNING, Reading
from regain.exchange.reading.observations.grids import Grid, grids_of
from regain.exchange.reading.observations.layouts import Found, find_layout, plan_of
from regain.exchange.reading.observations.products import LAYOUTS
from regain.exchange.reading.observations.tables import FigureColumn, Gathered, read_rows, reading_of
from regain.exchange.reading.refusals import UnreadableFile


class UnknownLayout(UnreadableFile):
    """The file is a table, but none that Regain knows: somebody must say what its columns hold."""

    def __init__(self, grids: list[Grid]) -> None:
        super().__init__(
            "Ce tableau n’est pas un produit que Regain connaît\u00a0: déposez-le sur la page des données pour dire ce que contient chaque colonne."
        )
        self.grids = grids


class YearWanted(UnreadableFile):
    """The file does not say the year of its figures, and nobody did."""


@confined(UnreadableFile)
def read_observations(content: bytes, *, year: int | None = None) -> Reading:
    """The figures of a file whose product is recognised by its headings. `year` serves columns that name none.

    Raises UnreadableFile, UnknownLayout for a table of another layout, YearWanted when no figure has a year.
    """
    grids = grids_of(content)
    found = [one for one in (find_layout(grid, LAYOUTS) for grid in grids) if one]
    if not found:
        raise UnknownLayout(grids)
    dataset, product = found[0].layout.dataset, found[0].layout.product
    into = Gathered()
    columns: list[FigureColumn] = []
    for one in found:
        if one.layout.dataset == dataset:
            columns += _read_sheet(one, year, into)
    if not columns:
        raise YearWanted(
            f"{product}\u00a0: ce fichier ne dit pas de quelle année sont ses chiffres. Donnez-la (option --year, ou «\u00a0Année des chiffres\u00a0» à l’écran)."
        )
    return reading_of(dataset, product, into, columns)


def _read_sheet(found: Found, year: int | None, into: Gathered) -> tuple[FigureColumn, ...]:
    plan, aside, yearless = plan_of(found, year=year)
    if aside:
        which = enumeration([quoted(heading) for heading in aside])
        into.notes.note(
            "columns_left_aside",
            INFO,
            f"{counted(len(aside), 'colonne laissée', 'colonnes laissées')} de côté\u00a0: {which}.",
        )
    if yearless and plan.columns:
        which = enumeration([quoted(heading) for heading in yearless])
        into.notes.note(
            "year_wanted",
            WARNING,
            f"Année inconnue, colonne laissée de côté\u00a0: {which}. Donnez l’année pour la lire.",
        )
    if plan.columns:
        read_rows(found.rows, plan, into)
    return plan.columns
