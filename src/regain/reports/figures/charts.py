"""The figures of a neighbourhood as charts: what the page shows and the document sets. Pure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from regain.core import french
from regain.core.pictures import Dumbbell, DumbbellRow, Line, Mark, Point, SeriesChart
from regain.domain.indicators.rules.breaks import breaks_of
from regain.domain.indicators.rules.comparing import noise_of
from regain.domain.indicators.rules.figures import Figure
from regain.reports.figures.model import IndicatorFigures
from regain.reports.figures.wording import apart, gap_sentence, suffix, value_words

FEWEST_POINTS = 2
MOST_LINES = 4
NOTHING = "–"
"""What stands in a cell for which there is no figure; one line says which they are."""


def series_chart(one: IndicatorFigures, name: str) -> SeriesChart | None:
    """The neighbourhood and what it is compared with, year after year; None with a single year."""
    if len([figure for figure in one.figures if figure.is_known]) < FEWEST_POINTS:
        return None
    lines = list(_own_lines(one.figures, name))
    for other in one.references:
        lines += _lines_of(other.name, other.figures)
    return SeriesChart(
        title=f"{one.definition.label}, {name}",
        description=series_description(one, name),
        unit=suffix(one.definition),
        lines=tuple(lines[:MOST_LINES]),
        marks=tuple(_marks(one.figures)),
        source=source_words(one),
        decimals=one.definition.decimals,
    )


def gap_chart(one: IndicatorFigures, name: str) -> Dumbbell | None:
    """The gap with the nearest reference that has one, a vintage a row; None when nothing compares."""
    reference = next((gap.reference.spot for gap in one.gaps if gap.apart is not None), None)
    if reference is None:
        return None
    gaps = sorted((gap for gap in one.gaps if gap.reference.spot == reference), key=lambda gap: gap.subject.year)
    named = next(other for other in one.references if other.place == (reference.kind, reference.code))
    rows, before = [], None
    for gap in gaps:
        refused = gap.apart is None
        rows.append(
            DumbbellRow(
                label=str(gap.subject.year),
                value=_float(gap.subject.value),
                comparison=None if refused else _float(gap.reference.value),
                note="pas de comparaison" if refused else "",
                is_cut=before is not None and _is_cut(before, gap.subject),
            )
        )
        before = gap.subject
    return Dumbbell(
        title=f"{one.definition.label}\u00a0: écart entre {name} et {named.called}",
        description=" ".join(gap_sentence(gap, named.called, one.definition) for gap in gaps),
        unit=suffix(one.definition),
        subject=name,
        reference=named.name,
        rows=tuple(rows),
        source=source_words(one),
        decimals=one.definition.decimals,
    )


def series_description(one: IndicatorFigures, name: str) -> str:
    """The chart in words: each year's value, then what cuts the series."""
    told = ", ".join(f"{figure.year}\u00a0: {value_words(figure, one.definition)}" for figure in one.figures)
    years = [mark.year for mark in _marks(one.figures) if not mark.is_perimeter]
    cut = (
        f" La série change en {french.enumeration(years)}\u00a0: on ne compare pas d’un côté à l’autre."
        if years
        else ""
    )
    return f"{name}. {told}.{cut}"


def source_words(one: IndicatorFigures) -> str:
    """What is written in the picture: the producer and the licence."""
    perimeters = french.enumeration(sorted({figure.spot.perimeter or 0 for figure in one.figures} - {0}))
    return f"Source\u00a0: {one.source}. Périmètre de {perimeters}." if perimeters else f"Source\u00a0: {one.source}."


def _own_lines(figures: Sequence[Figure], name: str) -> Iterator[Line]:
    """The neighbourhood: a line for each of its perimeters, for they may share years."""
    perimeters = sorted({figure.spot.perimeter or 0 for figure in figures})
    for perimeter in perimeters:
        own = [figure for figure in figures if (figure.spot.perimeter or 0) == perimeter]
        yield from _lines_of(name if len(perimeters) == 1 else f"{name}, périmètre {perimeter}", own)


def _lines_of(name: str, figures: Sequence[Figure]) -> Iterator[Line]:
    """A line, or two: what is official and what is not are never joined."""
    official, own = ([figure for figure in figures if figure.own == kind] for kind in (False, True))
    for some in (official, own):
        if some:
            yield Line(f"{name}, {some[-1].source}" if official and own else name, tuple(_points(some)))


def _points(figures: Sequence[Figure]) -> Iterator[Point]:
    for figure in figures:
        noise = noise_of(figure.value, figure.unit) if figure.noised and figure.value is not None else Decimal(0)
        yield Point(figure.year, _float(figure.value), figure.flag, float(noise))


def _marks(figures: Sequence[Figure]) -> Iterator[Mark]:
    """The breaks of the series within its years, and the first year of each later perimeter."""
    if not figures:
        return
    first, last = min(figure.year for figure in figures), max(figure.year for figure in figures)
    for one in breaks_of(figures[0].series, figures[0].indicator):
        if first < one.before <= last:
            yield Mark(one.before, str(one.before))
    perimeters = sorted({figure.spot.perimeter or 0 for figure in figures})
    for perimeter in perimeters[1:]:
        year = min(figure.year for figure in figures if figure.spot.perimeter == perimeter)
        yield Mark(year, f"périmètre {perimeter}", is_perimeter=True)


def _is_cut(before: Figure, after: Figure) -> bool:
    return any(one.lies_between(before.year, after.year) for one in breaks_of(after.series, after.indicator))


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def series_rows(one: IndicatorFigures) -> Iterator[tuple[str, ...]]:
    """The same values as a table: the year, the neighbourhood, each reference."""
    for figure in one.figures:
        beside = [reference.beside(figure) for reference in one.references]
        told = ["" if other is None else _value(one, other) for other in beside]
        yield (_year(one, figure), _value(one, figure), *(words or NOTHING for words in told))


def lacking_sentence(one: IndicatorFigures) -> str:
    """Which years each reference has no figure for, in one line; blank when none lacks.

    `Pas de chiffre : la commune de Barlin, de 2012 à 2020.`
    """
    told = []
    for reference in one.references:
        years = sorted({figure.year for figure in one.figures if reference.beside(figure) is None})
        if years:
            told.append(f"{reference.called}, {_years_in_words(years)}")
    listed = "\u00a0; ".join(told)
    return f"Pas de chiffre\u00a0: {listed}." if told else ""


def _years_in_words(years: Sequence[int]) -> str:
    """`de 2012 à 2020` for years that follow one another, else `en 2012, 2015 et 2018`."""
    if len(years) > FEWEST_POINTS and years[-1] - years[0] == len(years) - 1:
        return f"de {years[0]} à {years[-1]}"
    return f"en {french.enumeration(years)}"


def gap_rows(one: IndicatorFigures) -> Iterator[tuple[str, str, str, str]]:
    """The same gaps as a table: the year, the two values, the gap or why there is none."""
    reference = next((gap.reference.spot for gap in one.gaps if gap.apart is not None), None)
    for gap in sorted((gap for gap in one.gaps if gap.reference.spot == reference), key=lambda gap: gap.subject.year):
        told = apart(gap.apart, one.definition) if gap.apart is not None else " ".join(gap.verdict.sentences)
        values = (_value(one, figure) for figure in (gap.subject, gap.reference))
        yield (_year(one, gap.subject), *values, told)  # type: ignore[misc]  # two values


def _value(one: IndicatorFigures, figure: Figure) -> str:
    """The value, and what it is of where official figures and others stand in one table."""
    source = f" ({figure.source})" if one.has_mixed_sources else ""
    return value_words(figure, one.definition) + source


def _year(one: IndicatorFigures, figure: Figure) -> str:
    """The year, and the perimeter where the series has two."""
    several = len({other.spot.perimeter for other in one.figures}) > 1
    return f"{figure.year} (périmètre {figure.spot.perimeter})" if several else str(figure.year)
