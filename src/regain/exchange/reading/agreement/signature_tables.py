"""Tables of signatures: their cells in the order in which one reads a signer, organisation first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from regain.exchange.reading.agreement.lines import GridCell, Line, Row
from regain.exchange.reading.agreement.organisations import FOR, ORGANISATION
from regain.exchange.reading.agreement.signers import person_line, signer_alone

_HEADS = (
    re.compile(
        r"(?:organismes?|organisations?|structures?|partenaires?|signataires?|institutions?|collectivites?|entites?|parties?|pour)"
    ),
    re.compile(r"(?:fonctions?|qualites?|titres?|en qualite de|agissant en qualite de|qualite du signataire)"),
    re.compile(
        r"(?:(?:noms?|prenoms?|nom et prenom|prenom et nom|noms?,? (?:prenoms? )?et (?:prenoms?|qualites?|fonctions?|titres?))(?: (?:du|des|de la) (?:signataires?|representante?s?))?|represente[es()]* par|representante?s?)"
    ),
    re.compile(
        r"(?:signatures?|dates?(?: et signatures?)?|cachets?|visas?|emargements?|paraphes?|cachet et signature|signature et cachet)"
    ),
)


class _Kind(IntEnum):
    """What a line is, in the order in which a signer is read."""

    ORGANISATION = 0
    FUNCTION = 1
    PERSON = 2
    OTHER = 3


def is_heading(line: Line) -> bool:
    """Whether a line is the heading of a column of signatures: "Organisme", "Qualité", "Signature"."""
    return _head(line) is not None and (line.tabled or _head(line) is _Kind.OTHER)


def signature_lines(rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of a table in the part that is signed.

    With headings, or where a row holds an organisation and who signs for it, row by row; else each column from top to
    bottom, down to the row where the next signers begin.
    """
    heads = _heads(rows[0]) if rows else {}
    if heads:
        yield from _lines_of(rows[0])
        for row in rows[1:]:
            yield from _by_heads(row, heads)
        return
    band: list[Row] = []
    for row in rows:
        if band and (_opens_like(row, band[0]) or _is_one_signer(row)):
            yield from _by_columns(band)
            band = []
        band.append(row)
        if _is_one_signer(row):
            yield from _one_signer([cell.lines for cell in row if cell])
            band = []
    yield from _by_columns(band)


def _lines_of(row: Row) -> Iterator[Line]:
    return (line for cell in row if cell for line in cell.lines)


def _head(line: Line) -> _Kind | None:
    words = line.folded.strip(" :.*()[]")
    return next((kind for kind, head in zip(_Kind, _HEADS, strict=True) if head.fullmatch(words)), None)


def _heads(row: Row) -> dict[int, _Kind]:
    """What each column holds, told by its heading; nothing where a cell of the row is no heading."""
    filled = {rank: cell for rank, cell in enumerate(row) if cell and cell.lines}
    found = {rank: _head(cell.lines[0].with_words(cell.passage)) for rank, cell in filled.items()}
    heads = {rank: kind for rank, kind in found.items() if kind is not None}
    return heads if len(heads) == len(filled) > 1 else {}


def _by_heads(row: Row, heads: dict[int, _Kind]) -> Iterator[Line]:
    for kind in _Kind:
        for rank, cell in enumerate(row):
            if cell and heads.get(rank, _Kind.OTHER) is kind:
                yield from _named(cell) if kind is _Kind.ORGANISATION else cell.lines


def _named(cell: GridCell) -> Iterator[Line]:
    """The lines of a cell whose first one names an organisation, whatever its words."""
    first = next(iter(cell.lines), None)
    is_name = first is not None and not is_heading(first) and not FOR.match(first.folded)
    return (replace(line, item=line.item or (rank == 0 and is_name)) for rank, line in enumerate(cell.lines))


def _kind(line: Line) -> _Kind:
    if FOR.match(line.folded) or (ORGANISATION.match(line.folded) and not signer_alone(line.passage).function):
        return _Kind.ORGANISATION
    if person_line(line.passage):
        return _Kind.PERSON
    return _Kind.FUNCTION if signer_alone(line.passage).function else _Kind.OTHER


def _opening(row: Row) -> set[_Kind]:
    return {_kind(cell.lines[0]) for cell in row if cell and cell.lines}


def _opens_like(row: Row, first: Row) -> bool:
    """Whether a row begins with what the first row begins with: other signers, each in a cell."""
    opening = _opening(row)
    return len(opening) == 1 and opening == _opening(first)


def _is_one_signer(row: Row) -> bool:
    """Whether the cells of a row are the organisation, the function and the name of one signer."""
    kinds = [_kind(cell.lines[0]) for cell in row if cell and cell.lines]
    functions, organisations = kinds.count(_Kind.FUNCTION), kinds.count(_Kind.ORGANISATION)
    if functions == 1:
        return organisations <= 1 and 1 < len(kinds) <= len(_Kind) - 1
    return not functions and sorted(kinds) == [_Kind.ORGANISATION, _Kind.PERSON]


def _by_columns(band: Sequence[Row]) -> Iterator[Line]:
    """Each column from top to bottom; where one begins with an organisation, all do, whatever their words."""
    are_named = bool(band) and _Kind.ORGANISATION in _opening(band[0])
    for rank in range(len(band[0]) if band else 0):
        cells = [
            _named(cell) if are_named and at == 0 else cell.lines for at, row in enumerate(band) if (cell := row[rank])
        ]
        yield from _one_signer(cells)


def _one_signer(cells: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """The lines of one signer; where no word tells which is the organisation, it is the line beside function and name."""
    lines = [line for cell in cells for line in cell]
    kinds = [_kind(line) for line in lines]
    unsure = [rank for rank, kind in enumerate(kinds) if kind in {_Kind.OTHER, _Kind.PERSON}]
    is_name = kinds[:1] == [_Kind.OTHER] or len(unsure) > 1  # of two names, the first is that of the organisation
    if unsure[:1] == [0] and is_name and _Kind.FUNCTION in kinds and _Kind.ORGANISATION not in kinds:
        lines[0] = replace(lines[0], item=True)
    yield from lines
