"""A neighbourhood's portrait as a paper: its map, its figures, its twins, its targets, with sources and reserves."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from regain.core.french import enumeration, long_date, of
from regain.core.member import Member
from regain.core.pictures import WIDE, draw_dumbbell, draw_series, draw_strip
from regain.domain.territory.models import Neighbourhood
from regain.exchange.planning.portrait_map import map_of
from regain.exchange.writing.blocks import Block, Bullets, Cover, Grid, GridCell, Heading, Paper, Paragraph, Picture
from regain.reports.figures import Figures, IndicatorFigures, build_figures, charts, sentences, wording
from regain.reports.figures.model import BETWEEN_SOURCES, source_lines_of
from regain.reports.figures.target_words import WORDS, aim_sentence, progress_sentence
from regain.reports.twins import wording as twin_words
from regain.reports.twins.building import Twins, build_twins

TWINNED = ("median_income", "poverty_rate")
"""The indicators whose twins the paper shows; the page shows the others."""
LEFT_OUT = (
    f"Les jumeaux sont comparés ici sur\u00a0: {enumeration([twin_words.FEATURES[code] for code in TWINNED])}. Dans Regain, la "
    "page du quartier parmi ses jumeaux les compare aussi sur\u00a0: "
    f"{enumeration([words for code, words in twin_words.FEATURES.items() if code not in TWINNED])}."
)


def paper_of_portrait(neighbourhood: Neighbourhood, *, today: date, seen_by: Member) -> Paper:
    """The portrait as it stands."""
    figures = build_figures(neighbourhood, seen_by=seen_by)
    name = neighbourhood.name
    communes = enumeration([one.name for one in neighbourhood.communes.order_by("name", "pk")])
    codes = enumeration([f"{code} ({vintage})" for vintage, code in figures.perimeters])
    twins = [
        found for code in TWINNED if (found := build_twins(neighbourhood, code, seen_by=seen_by)) and figures.of(code)
    ]
    return Paper(
        title=f"Portrait {of(name)}",
        author="Regain",
        subject=f"Portrait {of(name)}",
        cover=Cover(
            above=(str(neighbourhood.intercommunality), communes),
            title=f"Portrait {of(name)}",
            subtitle=neighbourhood.get_kind_display(),
            below=tuple(words for words in (codes, f"Tiré de Regain le {long_date(today)}") if words),
        ),
        blocks=tuple(_blocks(neighbourhood, figures, twins)),
        foot=f"Portrait {of(name)} · {long_date(today)}",
        has_contents=not figures.is_empty,
    )


def _blocks(neighbourhood: Neighbourhood, figures: Figures, twins: list[Twins]) -> Iterator[Block]:
    yield Heading(1, "En une phrase")
    yield Paragraph(sentences.answer(figures), "lead")
    told = tuple(sentences.difference_sentences(figures))
    if told:
        yield Heading(2, "La convention et les chiffres ne disent pas la même chose")
        yield Bullets(told)
        yield Paragraph("Les deux sont donnés\u00a0: la convention n’est pas corrigée.", "note")
    if figures.doubled:
        yield Heading(2, "Deux sources donnent le même chiffre, avec deux valeurs")
        yield Bullets(figures.doubled)
        yield Paragraph("La première valeur est celle que Regain montre partout.", "note")
    yield from map_of(neighbourhood)
    if figures.headlines:
        yield Heading(1, "Les chiffres, à côté de ceux d’autres lieux")
    for one in figures.headlines:
        yield from _indicator(one, neighbourhood.name)
    if figures.others:
        yield Heading(1, "Tous les autres chiffres")
        yield _others(figures)
        yield Paragraph(f"Sources\u00a0: {BETWEEN_SOURCES.join(source_lines_of(figures.others))}.", "note")
    if twins:
        yield Heading(1, "Parmi ses jumeaux")
        yield Paragraph(f"{LEFT_OUT} {twin_words.NO_CAUSE}")
    for found in twins:
        yield from _twins(found)
    if figures.sources:
        yield Heading(1, "Sources")
        yield Bullets(figures.source_lines)


def _indicator(one: IndicatorFigures, name: str) -> Iterator[Block]:
    yield Heading(2, one.definition.label)
    yield Paragraph(f"{wording.headline(one).rstrip('.')}.", "lead")
    if one.meaning:
        yield Paragraph(one.meaning, "note")
    told = (*sentences.comparison_sentences(one), *sentences.evolution_sentences(one))
    quotes = tuple(wording.quote_sentence(shown) for shown in one.quotes)
    if told or quotes:
        yield Bullets((*told, *quotes))
    yield from _charts(one, name)
    for refusal in sentences.refusal_sentences(one):
        yield Paragraph(f"À ne pas comparer. {refusal}")
    for line in one.targets:
        said = f"{aim_sentence(line)} {progress_sentence(line)}"
        yield Paragraph(
            f"Cible de l’objectif {line.operational or line.objective}, {WORDS[line.progress.status]}. {said}"
        )
    if one.source:
        yield Paragraph(charts.source_words(one), "note")


def _charts(one: IndicatorFigures, name: str) -> Iterator[Block]:
    series, gaps = charts.series_chart(one, name), charts.gap_chart(one, name)
    if series:
        yield drawn(draw_series(series, width=WIDE), series.title, series.description)
        yield table(series.title, ("Année", name, *(other.name for other in one.references)), charts.series_rows(one))
        if lacking := charts.lacking_sentence(one):
            yield Paragraph(lacking, "note")
    if gaps:
        yield drawn(draw_dumbbell(gaps, width=WIDE), gaps.title, gaps.description)
        yield table(gaps.title, ("Année", name, gaps.reference, "Écart"), charts.gap_rows(one))


def _others(figures: Figures) -> Grid:
    rows = [
        (
            one.definition.label,
            wording.value_words(one.latest_known or one.latest, one.definition),
            str(latest.year) if (latest := one.latest_known or one.latest) else "",
        )
        for one in figures.others
    ]
    return table("Les autres chiffres du quartier", ("Indicateur", "Quartier", "Année"), rows, first=0.6)


def _twins(found: Twins) -> Iterator[Block]:
    yield Heading(2, found.definition.label)
    yield Paragraph(twin_words.answer(found), "lead")
    chart = twin_words.strip_chart(found)
    place, vintages = found.standing, found.vintages
    if chart is None or place is None or vintages is None:
        return
    if values := twin_words.values_sentence(found):
        yield Paragraph(values)
    yield drawn(draw_strip(chart, width=WIDE), chart.title, chart.description)
    rows = [
        (
            found.named(twin.code),
            twin_words.said(twin.start, found.definition),
            twin_words.said(twin.latest, found.definition),
        )
        for twin in place.twins
    ]
    yield table(chart.title, ("Jumeau", str(vintages.start), str(vintages.latest)), rows, first=0.6)
    if sensitive := twin_words.sensitivity(place, found.definition):
        yield table(
            "Avec 10, 20 et 30 jumeaux", ("Jumeaux", "Moyenne", "Intervalle à 95\u00a0%", "Le quartier"), sensitive
        )
    yield Paragraph(twin_words.method_sentence(found), "note")
    yield Paragraph(f"Source\u00a0: {found.source}. Calcul\u00a0: Regain.", "note")


def drawn(svg: str, title: str, alternative: str) -> Picture:
    """A drawing as a block; its size is the one it says."""
    width, height = (int(svg.split(f' {name}="', 1)[1].split('"', 1)[0]) for name in ("width", "height"))
    return Picture(svg, title, alternative, width, height)


def table(summary: str, headings: tuple[str, ...], rows: Iterable[Sequence[str]], *, first: float = 0.0) -> Grid:
    """Rows of words under headings; `first`: the share of the width that the first column takes."""
    share = first or 1 / len(headings)
    rest = (1 - share) / (len(headings) - 1)
    head = tuple(GridCell((words,), is_header=True) for words in headings)
    body = tuple(tuple(GridCell((words,)) for words in row) for row in rows)
    return Grid(summary, (share, *(rest for _ in headings[1:])), (head, *body))
