"""A first idea of what the columns of an unknown table hold: somebody confirms it, or says better."""

import re
from collections.abc import Mapping, Sequence

from regain.core.labels import fold, likeness
from regain.exchange.reading.agreement.indicators import indicator_of
from regain.exchange.reading.observations.codes import kind_told_by
from regain.exchange.reading.observations.figures import QPV
from regain.exchange.reading.observations.grid import Grid
from regain.exchange.reading.observations.layouts import SEARCHED
from regain.exchange.reading.observations.mapping import ColumnRole, ColumnsSaid, Role
from regain.exchange.reading.observations.tables import cell
from regain.exchange.reading.observations.values import NotANumber, value_of, year_of

MAX_LABELS = 60
_SAMPLE, _ENOUGH, _ALIKE = 200, 0.8, 82.0
_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEARS = re.compile(r"\b(?:annee|an|millesime|year)s?\b").search
_CODES = re.compile(r"\b(?:insee|siren|siret|uai|code|dep|reg)\b").search
"""What headings of codes say: of another place than the row's, as the département of a commune."""
_NAMES = re.compile(r"\bnom\b|libelle|\blib\b|quartier|commune|etablissement")


def guess_columns(grid: Grid, indicators: Mapping[str, str], *, header: int | None = None) -> ColumnsSaid:
    """A guess for every column; `indicators` are the known ones, label to code; `header` the rank of the headings."""
    header = header_of(grid) if header is None else header
    headings = grid.rows[header][1]
    rows = [row for _, row in grid.rows[header + 1 :][:_SAMPLE]]
    samples = [[cell(row, at) for row in rows] for at in range(len(headings))]
    kind, place_at = _place([[] if _YEARS(_bare(one)) else some for one, some in zip(headings, samples, strict=True)])
    roles = [
        ColumnRole(Role.PLACE) if at == place_at else _role(heading, samples[at], indicators)
        for at, heading in enumerate(headings)
    ]
    roles = [ColumnRole() if at in grid.hidden_columns else role for at, role in enumerate(roles)]
    roles = _one_year(roles)
    return _long_if_it_is(ColumnsSaid(header, kind or QPV, tuple(roles)), grid, samples, indicators)


def header_of(grid: Grid) -> int:
    """The rank of the row of headings: the first as full as the fullest, numbers aside; years may be headings."""
    best, width = 0, 0
    for rank, (_, cells) in enumerate(grid.rows[:SEARCHED]):
        words = [one for one in cells if one and (not _is_number(one) or year_of(one))]
        if len(words) > width and len(words) > sum(map(bool, cells)) / 2:
            best, width = rank, len(words)
    return best


def labels_in(grid: Grid, header: int, at: int) -> list[str]:
    """The different labels of a column, in order of first appearance, the first MAX_LABELS of them."""
    found = dict.fromkeys(cell(row, at) for _, row in grid.rows[header + 1 :])
    return [label for label in found if label][:MAX_LABELS]


def indicator_like(heading: str, indicators: Mapping[str, str]) -> str:
    """The code of the known indicator whose label or code looks most like the heading; blank when none does."""
    bare = fold(_YEAR_IN.sub("", heading).replace("_", " "))
    scored = [
        (max(likeness(bare, label), likeness(bare, code.replace("_", " "))), code) for label, code in indicators.items()
    ]
    score, code = max(scored, default=(0.0, ""))
    if score >= _ALIKE:
        return code
    named = indicator_of(bare) or ""
    return named if named in indicators.values() else ""


def _place(samples: Sequence[Sequence[str]]) -> tuple[str | None, int | None]:
    for at, sample in enumerate(samples):
        kind = kind_told_by(list(sample))
        if kind:
            return kind, at
    return None, None


def _role(heading: str, sample: Sequence[str], indicators: Mapping[str, str]) -> ColumnRole:
    filled = [one for one in sample if one]
    if filled and all(year_of(one) for one in filled):
        return ColumnRole(Role.YEAR)
    numbers = sum(map(_is_figure, filled))
    if _CODES(_bare(heading)):
        return ColumnRole()
    if filled and numbers >= _ENOUGH * len(filled):
        year = _YEAR_IN.search(heading)
        return ColumnRole(Role.FIGURE, indicator_like(heading, indicators), int(year[1]) if year else None)
    return ColumnRole(Role.NAME) if _NAMES.search(_bare(heading)) else ColumnRole()


def _bare(heading: str) -> str:
    return fold(heading.replace("_", " "))


def _one_year(roles: list[ColumnRole]) -> list[ColumnRole]:
    """A table has one column of years, and one of names: the others are left aside."""
    kept, seen = [], set()
    for column in roles:
        once = column.role in {Role.YEAR, Role.NAME}
        kept.append(ColumnRole() if once and column.role in seen else column)
        seen.add(column.role)
    return kept


def _long_if_it_is(
    said: ColumnsSaid, grid: Grid, samples: Sequence[Sequence[str]], indicators: Mapping[str, str]
) -> ColumnsSaid:
    """A single column of figures beside a column of a few labels that come back: a long table."""
    figures = [at for at, column in enumerate(said.columns) if column.role == Role.FIGURE]
    labels = [
        at
        for at, column in enumerate(said.columns)
        if column.role in {Role.IGNORED, Role.NAME} and _is_of_labels([one for one in samples[at] if one])
    ]
    if len(figures) != 1 or not labels:
        return said
    columns = list(said.columns)
    columns[figures[0]], columns[labels[-1]] = ColumnRole(Role.VALUE), ColumnRole(Role.INDICATOR)
    named = {label: indicator_like(label, indicators) for label in labels_in(grid, said.header, labels[-1])}
    return ColumnsSaid(said.header, said.place_kind, tuple(columns), said.year, named)


def _is_of_labels(filled: Sequence[str]) -> bool:
    different = len(set(filled))
    return 1 < different <= MAX_LABELS and different <= len(filled) / 2 and not any(map(_is_number, filled))


def _is_number(words: str) -> bool:
    return _is_figure(words) and any(char.isdigit() for char in words)


def _is_figure(words: str) -> bool:
    """A number, or a sign that stands for one kept secret."""
    try:
        value_of(words)
    except NotANumber:
        return False
    return True
