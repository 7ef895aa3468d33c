"""Papers made for the tests of the agreement reader: a few words become a document."""

from regain.exchange.draft import Finding, NeighbourhoodRead, Source
from regain.exchange.reading.agreement import Reading, read_agreement
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.lines import Line
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.repairs import Repairs
from regain.exchange.reading.blocks import Cell, Document, Remark, Table, Text

SOURCE = Source("convention.txt", "text/plain", "0" * 64)

COVER = """
Contrat de ville « Ensemble »
Convention d’application communale
Commune de Vaubourg
"""
PROJECT = """
Projet de quartier « Les Ormes »
Statut : Quartier prioritaire de la politique de la ville
"""


def paper(words: str, *, remarks: tuple[Remark, ...] = ()) -> Document:
    """A document of one text per line: "- " begins an item, "# " a styled title, "**" a bold line, " | " a table row.

    In a row, "^" is a place covered by the cell above, ">" by the cell at its left, and "//" parts the paragraphs of a cell.
    """
    blocks: list[Text | Table] = []
    rows: list[tuple[Cell | None, ...]] = []
    for number, line in enumerate(words.splitlines(), start=1):
        if line.strip().startswith("|"):
            rows.append(_row([cell.strip() for cell in line.strip().strip("|").split("|")], number))
            continue
        if rows:
            blocks.append(Table(tuple(rows)))
            rows = []
        if line.strip():
            blocks.append(text(line.strip(), number))
    return Document("text/plain", (*blocks, *([Table(tuple(rows))] if rows else [])), remarks=remarks)


def text(words: str, line: int = 1) -> Text:
    """One text, dressed as its first signs say."""
    level = len(words) - len(words.lstrip("#"))
    bare = words.lstrip("# ").removeprefix("- ").strip("*")
    return Text(bare, line, level=level or None, bold=words.startswith("**"), item=words.startswith("- "))


def _row(cells: list[str], line: int) -> tuple[Cell | None, ...]:
    places: list[Cell | None] = []
    for rank, words in enumerate(cells):
        covered = next((n for n, cell in enumerate(cells[rank + 1 :]) if cell != ">"), len(cells) - rank - 1)
        texts = tuple(text(part.strip(), line) for part in words.split("//") if part.strip())
        places.append(None if words in {"^", ">"} else Cell(texts, columns=covered + 1))
    return tuple(places)


def read(words: str, **choices: str) -> Reading:
    """The reading of a paper that is written as it is."""
    return read_agreement(paper(words), source=SOURCE, choices=choices)


def read_below_cover(words: str, **choices: str) -> Reading:
    """The reading of a paper with the usual cover and neighbourhood above the words."""
    return read(f"{COVER}{PROJECT}{words}", **choices)


def quarter(words: str) -> NeighbourhoodRead:
    """The only neighbourhood of such a paper."""
    (only,) = read_below_cover(words).draft.neighbourhoods
    return only


def findings(reading: Reading, code: str) -> list[Finding]:
    """The findings of that code."""
    return [finding for finding in reading.draft.findings if finding.code == code]


def codes(reading: Reading) -> set[str]:
    """The codes of the findings."""
    return {finding.code for finding in reading.draft.findings}


def passage(words: str) -> Passage:
    """A passage that is a whole text."""
    return Passage.of(0, Text(words, 1))


def line(words: str) -> Line:
    """A line, dressed as `text` says."""
    one = text(words)
    return Line(Passage.of(0, one), one.item, one.bold, one.level)


def ledger(*texts: str, **choices: str) -> Ledger:
    """An empty ledger, for a document of those texts."""
    return Ledger(Repairs(texts), choices)


def unsure_pointers(draft):
    """The sections that a finding tells as kept without their place being sure."""
    told = [finding.where for finding in draft.findings if finding.code == "kept_as_is"]
    return {pointer for pointer, where in draft.places.items() if pointer.endswith("/text") and where in told}
