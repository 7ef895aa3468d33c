"""The figures of a neighbourhood, in the words and pictures of their page."""

from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.core.pictures import draw_dumbbell, draw_series
from regain.domain.indicators.rules.breaks import breaks_of
from regain.domain.territory.enums import Vintage
from regain.reports.figures import Figures, IndicatorFigures, charts, wording
from regain.reports.figures.model import BETWEEN_SOURCES, source_lines_of
from regain.reports.figures.sentences import (
    answer,
    comparison_sentences,
    difference_sentences,
    evolution_sentences,
    refusal_sentences,
)
from regain.reports.twins.pool import FEATURES
from regain.web.target_lines import TargetShown, target_shown
from regain.web.ui.charts.picture import Picture, picture_of


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """An indicator as a card: sentences, pictures, targets, and where its twins are."""

    code: str
    title: str
    meaning: str
    headline: str
    comparisons: tuple[str, ...]
    evolution: tuple[str, ...]
    refusals: tuple[str, ...]
    quotes: tuple[str, ...]
    series: Picture | None
    lacking: str
    gaps: Picture | None
    breaks: tuple[tuple[str, str, str], ...]
    targets: tuple[TargetShown, ...]
    twins_href: str
    source: str


@dataclass(frozen=True, slots=True)
class OtherLine:
    """An indicator as a row of the table of all the others."""

    label: str
    value: str
    year: str
    beside: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The page: one sentence, what the agreement says otherwise, cards, a table."""

    answer: str
    doubled: tuple[str, ...]
    differences: tuple[str, ...]
    headlines: tuple[IndicatorShown, ...]
    others: tuple[OtherLine, ...]
    other_sources: str
    perimeters: str
    sources: str
    is_empty: bool
    lacks_old_code: bool
    is_new: bool


def page(figures: Figures, name: str, pk: int) -> FiguresPage:
    """All that the page shows."""
    return FiguresPage(
        answer=answer(figures),
        doubled=figures.doubled,
        differences=tuple(difference_sentences(figures)),
        headlines=tuple(_shown(one, name, pk) for one in figures.headlines),
        others=tuple(_other(one) for one in figures.others),
        other_sources=BETWEEN_SOURCES.join(source_lines_of(figures.others)),
        perimeters=french.enumeration([f"{code} (périmètre de {vintage})" for vintage, code in figures.perimeters]),
        sources=figures.sources,
        is_empty=figures.is_empty,
        lacks_old_code=figures.lacks_old_code,
        is_new=figures.is_new,
    )


def _shown(one: IndicatorFigures, name: str, pk: int) -> IndicatorShown:
    code = one.definition.code
    return IndicatorShown(
        code=code,
        title=one.definition.label,
        meaning=one.meaning,
        headline=wording.headline(one),
        comparisons=comparison_sentences(one),
        evolution=evolution_sentences(one),
        refusals=refusal_sentences(one),
        quotes=tuple(wording.quote_sentence(shown) for shown in one.quotes),
        series=_series(one, name),
        lacking=charts.lacking_sentence(one),
        gaps=_gaps(one, name),
        breaks=_breaks(one),
        targets=tuple(target_shown(line) for line in one.targets),
        twins_href=reverse("neighbourhood_twins", args=[pk, code]) if _has_twins(one) else "",
        source=charts.source_words(one) if one.source else "",
    )


def _has_twins(one: IndicatorFigures) -> bool:
    """Whether it may be followed: always what likeness is judged on, else what is known at the start and since."""
    years = {figure.year for figure in one.figures if figure.is_known and figure.spot.perimeter == Vintage.OF_2015}
    followed = any(year <= Vintage.OF_2015 for year in years) and any(year > Vintage.OF_2015 for year in years)
    return bool(one.figures) and (one.definition.code in FEATURES or followed)


def _series(one: IndicatorFigures, name: str) -> Picture | None:
    chart = charts.series_chart(one, name)
    if chart is None:
        return None
    headings = ("Année", name, *(reference.name for reference in one.references))
    rows = tuple(charts.series_rows(one))
    return picture_of(chart.title, chart, draw_series, headings=headings, rows=rows)


def _gaps(one: IndicatorFigures, name: str) -> Picture | None:
    chart = charts.gap_chart(one, name)
    if chart is None:
        return None
    headings = ("Année", name, chart.reference, "Écart")
    return picture_of(chart.title, chart, draw_dumbbell, headings=headings, rows=tuple(charts.gap_rows(one)))


def _breaks(one: IndicatorFigures) -> tuple[tuple[str, str, str], ...]:
    """What cuts the series: the sentence, its source, its page."""
    years = [figure.year for figure in one.figures if figure.is_known]
    if len(years) < charts.FEWEST_POINTS:
        return ()
    found = breaks_of(one.figures[0].series, one.definition.code)
    return tuple((cut.why, cut.source, cut.page) for cut in found if cut.lies_between(min(years), max(years)))


def _other(one: IndicatorFigures) -> OtherLine:
    latest = one.latest_known or one.latest
    beside = ""
    if latest is not None and one.definition.is_level:
        found = [(reference.name, reference.beside(latest)) for reference in one.references]
        told = [f"{name}\u00a0: {wording.value_words(figure, one.definition)}" for name, figure in found if figure]
        beside = "\u00a0; ".join(told)
    return OtherLine(
        label=one.definition.label,
        value=wording.value_words(latest, one.definition),
        year=str(latest.year) if latest else "",
        beside=beside or "pas de chiffre pour comparer",
    )
