"""Tables as their rules draw them: the cells between level and upright rules, with the places they cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regain.exchange.reading.pdf.layout import Rule

_TOLERANCE = 3.0
# Rules that go on beyond the last crossing rule leave a side of the table open.
_OPEN_SIDE = 12.0
_MIN_LENGTH = 5.0
_MAX_CROSSINGS = 1_000_000
_MAX_PLACES = 6_000
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Frame:
    """A cell of a table: row and column of its first place, how many it covers, and its sides on the page."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Framework:
    """The cells of one table. `xs` and `ys` are its rules, from left to right and from top to bottom."""

    frames: tuple[Frame, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def frameworks_of(levels: Sequence[Rule], uprights: Sequence[Rule]) -> list[Framework]:
    """The tables of a page of two columns or more, smallest first, so that a table within another comes before it."""
    levels, uprights = _merged(levels), _merged(uprights)
    if len(levels) * len(uprights) > _MAX_CROSSINGS:
        return []
    groups = [group for group in _groups(levels, uprights) if all(group)]
    found = [framework for group in groups if (framework := _framework(*group))]
    return sorted(found, key=lambda table: (table.xs[-1] - table.xs[0]) * (table.ys[-1] - table.ys[0]))


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line made one where they touch; stumps left out."""
    snapped = _snapped([rule.at for rule in rules])
    ordered = sorted((snapped[rule.at], rule.start, rule.end) for rule in rules)
    merged: list[list[float]] = []
    for at, start, end in ordered:
        if merged and merged[-1][0] == at and start <= merged[-1][2] + _TOLERANCE:
            merged[-1][2] = max(merged[-1][2], end)
        else:
            merged.append([at, start, end])
    return [Rule(at, start, end) for at, start, end in merged if end - start >= _MIN_LENGTH]


def _snapped(values: Sequence[float]) -> dict[float, float]:
    """Each value with the mean of the cluster it belongs to."""
    clusters: list[list[float]] = []
    for value in sorted(set(values)):
        if clusters and value - clusters[-1][0] <= _TOLERANCE:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return {value: sum(cluster) / len(cluster) for cluster in clusters for value in cluster}


def _groups(levels: list[Rule], uprights: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that cross each other, directly or through others."""
    left = set(range(len(uprights)))
    untouched = set(range(len(levels)))
    while left:
        inside_up, inside_level = {left.pop()}, set[int]()
        fresh = set(inside_up)
        while fresh:
            crossed = {at for at in untouched if any(_cross(levels[at], uprights[up]) for up in fresh)}
            untouched -= crossed
            inside_level |= crossed
            fresh = {up for up in left if any(_cross(levels[at], uprights[up]) for at in crossed)}
            left -= fresh
            inside_up |= fresh
        yield [levels[at] for at in sorted(inside_level)], [uprights[up] for up in sorted(inside_up)]


def _cross(level: Rule, upright: Rule) -> bool:
    across = level.start - _TOLERANCE <= upright.at <= level.end + _TOLERANCE
    return across and upright.start - _TOLERANCE <= level.at <= upright.end + _TOLERANCE


def _framework(levels: list[Rule], uprights: list[Rule]) -> Framework | None:
    xs, ys = _sides(uprights, levels), _sides(levels, uprights)
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MAX_PLACES:  # noqa: PLR2004 - two columns, one row
        return None
    regions = _Regions(xs, ys, levels, uprights)
    frames = tuple(regions.frames())
    return Framework(frames, tuple(xs), tuple(ys)) if len(frames) > 1 else None


def _sides(rules: list[Rule], crossing: list[Rule]) -> list[float]:
    """Where the rules stand, and the ends of those that cross them where a side is open."""
    at = sorted({rule.at for rule in rules})
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    before = [first] if first < at[0] - _OPEN_SIDE else []
    after = [last] if last > at[-1] + _OPEN_SIDE else []
    return before + at + after


class _Regions:
    """The places of a table, made one where no rule parts them."""

    def __init__(self, xs: list[float], ys: list[float], levels: list[Rule], uprights: list[Rule]) -> None:
        self._xs, self._ys = xs, ys
        self._levels, self._uprights = _by_place(levels), _by_place(uprights)

    def frames(self) -> Iterator[Frame]:
        """The cells, row by row."""
        taken: set[tuple[int, int]] = set()
        for row in range(len(self._ys) - 1):
            for column in range(len(self._xs) - 1):
                if (row, column) not in taken:
                    rows, columns = self._reach(row, column, taken)
                    places = {(row + down, column + right) for down in range(rows) for right in range(columns)}
                    taken |= places
                    yield self._frame(row, column, rows, columns)

    def _reach(self, row: int, column: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
        """How far the place extends down and to the right without a rule, as a rectangle."""
        columns = 1
        while column + columns < len(self._xs) - 1 and self._is_open(row, column + columns, taken):
            columns += 1
        rows = 1
        while row + rows < len(self._ys) - 1 and self._is_open_below(row + rows, column, columns):
            rows += 1
        return rows, columns

    def _is_open(self, row: int, column: int, taken: set[tuple[int, int]]) -> bool:
        """Whether no rule stands on the left of a free place."""
        return (row, column) not in taken and not self._is_parted(self._uprights, self._xs[column], self._ys, row)

    def _is_open_below(self, row: int, column: int, columns: int) -> bool:
        """Whether no rule parts a row of places from the row above, nor from each other."""
        reach = range(column, column + columns)
        above = any(self._is_parted(self._levels, self._ys[row], self._xs, place) for place in reach)
        between = any(self._is_parted(self._uprights, self._xs[place], self._ys, row) for place in reach[1:])
        return not above and not between

    def _is_parted(self, rules: dict[float, list[Rule]], at: float, sides: list[float], rank: int) -> bool:
        start, end = sides[rank], sides[rank + 1]
        covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules.get(at, ()))
        return covered >= _MOSTLY * (end - start)

    def _frame(self, row: int, column: int, rows: int, columns: int) -> Frame:
        x0, x1 = self._xs[column], self._xs[column + columns]
        return Frame(row, column, rows, columns, x0, self._ys[row], x1, self._ys[row + rows])


def _by_place(rules: list[Rule]) -> dict[float, list[Rule]]:
    placed: dict[float, list[Rule]] = {}
    for rule in rules:
        placed.setdefault(rule.at, []).append(rule)
    return placed
