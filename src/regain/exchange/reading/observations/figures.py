"""What a file of figures says, cell by cell, before any database is looked at."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from regain.core.french import place, quoted

OK, APPROXIMATE, SUPPRESSED, MISSING = "ok", "approximate", "suppressed", "missing"
"""What a value is worth: the codes of the observations."""
QPV, COMMUNE, REGION_QPV, FRANCE_QPV, SCHOOL = "qpv", "commune", "region_qpv", "france_qpv", "school"
"""Kinds of places: the codes of the observations."""
ERROR, WARNING, INFO = "error", "warning", "info"
_TOLD = 200


class Figure(NamedTuple):
    """One figure as read: `raw` is what the cell holds, `value` has six decimals, None where `flag` says why."""

    indicator: str
    place_kind: str
    place_code: str
    perimeter_vintage: int | None
    year: int
    raw: str
    value: Decimal | None
    flag: str
    line: int
    column: str


class PlaceRead(NamedTuple):
    """What the file says of a place beside its code. `commune_code` is blank when it does not say."""

    kind: str
    code: str
    name: str
    commune_code: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt, a repair or a refusal, in one French sentence.

    `sheet` (blank outside workbooks), `line` (from 1) and the heading of the `column` say where.
    """

    code: str
    severity: str
    message: str
    line: int | None = None
    column: str = ""
    sheet: str = ""

    @property
    def place(self) -> str:
        """`feuille « Données », ligne 4, colonne « gini »`; blank for the whole file."""
        sheet = f"feuille {quoted(self.sheet)}" if self.sheet else ""
        column = f"colonne {quoted(self.column)}" if self.column else ""
        return ", ".join(part for part in (sheet, place(None, self.line), column) if part)


@dataclass(slots=True)
class Notes:
    """Findings as they come: the first ones of each code are kept, all of them are counted.

    `sheet` is the one that is being read.
    """

    findings: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    sheet: str = ""

    def note(  # noqa: PLR0913  # what is found, where, and for how many figures
        self,
        code: str,
        severity: str,
        message: str,
        *,
        line: int | None = None,
        column: str = "",
        sheet: str = "",
        figures: int = 1,
    ) -> None:
        """Keep a finding; an error is a figure (or a line, or as many `figures` as said) that is refused."""
        self.counts[code] += 1
        self.refused += figures if severity == ERROR else 0
        if self.counts[code] <= _TOLD:
            self.findings.append(Finding(code, severity, message, line, column, sheet or self.sheet))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of a file. `product` says in French what the file was recognised as."""

    dataset: str
    product: str
    figures: tuple[Figure, ...]
    places: tuple[PlaceRead, ...]
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    refused: int

    @property
    def vintage(self) -> str:
        """The years the file speaks of: `2012-2021`."""
        years = {figure.year for figure in self.figures}
        if not years:
            return ""
        first, last = min(years), max(years)
        return str(first) if first == last else f"{first}-{last}"
