"""A neighbourhood's portrait as the sheets of a workbook."""

from collections.abc import Iterator
from datetime import date

from regain.core.french import long_date
from regain.core.member import Member
from regain.domain.indicators.enums import Flag
from regain.domain.indicators.rules.units import unit_label
from regain.domain.territory.models import Neighbourhood
from regain.exchange.planning.portraits import LEFT_OUT, TWINNED
from regain.exchange.writing.xlsx import Sheet, SheetColumn, Value
from regain.reports.figures import Figures, IndicatorFigures, build_figures, charts, sentences, wording
from regain.reports.figures.target_words import WORDS, aim_sentence, progress_sentence
from regain.reports.twins import wording as twin_words
from regain.reports.twins.building import Twins, build_twins

_NUMBER = "number"


def sheets_of_portrait(neighbourhood: Neighbourhood, *, today: date, seen_by: Member) -> tuple[Sheet, ...]:
    """Figures, gaps, what agreements quote, targets, twins, and how to read all that."""
    figures = build_figures(neighbourhood, seen_by=seen_by)
    twins = [
        found for code in TWINNED if (found := build_twins(neighbourhood, code, seen_by=seen_by)) and found.standing
    ]
    told = (*figures.headlines, *figures.others)
    return (
        Sheet("Chiffres", _FIGURES, tuple(row for one in told for row in _figures(one, neighbourhood.name))),
        Sheet("Écarts", _GAPS, tuple(row for one in told for row in _gaps(one))),
        Sheet("Convention", _QUOTES, tuple(row for one in told for row in _quotes(one))),
        Sheet("Cibles", _TARGETS, tuple(row for one in told for row in _targets(one))),
        Sheet("Jumeaux", _TWINS, tuple(row for found in twins for row in _twins(found))),
        Sheet("Lire ce classeur", _NOTE, tuple(_note(neighbourhood, figures, twins, today)), is_note=True),
    )


_FIGURES = (
    SheetColumn("Indicateur", 40),
    SheetColumn("Lieu", 30),
    SheetColumn("Code", 12),
    SheetColumn("Périmètre", 10, _NUMBER),
    SheetColumn("Année", 8, _NUMBER),
    SheetColumn("Valeur", 12, _NUMBER),
    SheetColumn("Unité", 14),
    SheetColumn("État", 30),
    SheetColumn("Bruité", 8),
    SheetColumn("Source", 60),
)
_GAPS = (
    SheetColumn("Indicateur", 40),
    SheetColumn("Comparé à", 30),
    SheetColumn("Année", 8, _NUMBER),
    SheetColumn("Quartier", 12, _NUMBER),
    SheetColumn("Comparaison", 12, _NUMBER),
    SheetColumn("Écart", 12, _NUMBER),
    SheetColumn("Réserve ou refus", 80),
    SheetColumn("Source", 60),
)
_QUOTES = (
    SheetColumn("Indicateur", 40),
    SheetColumn("Convention", 24),
    SheetColumn("Ce qu’elle dit", 70),
    SheetColumn("Différence avec la série", 90),
)
_TARGETS = (
    SheetColumn("Indicateur", 40),
    SheetColumn("Objectif", 50),
    SheetColumn("Cible", 50),
    SheetColumn("Où elle en est", 20),
    SheetColumn("Pourquoi", 60),
    SheetColumn("Source", 60),
)
_TWINS = (
    SheetColumn("Indicateur", 40),
    SheetColumn("Quartier", 36),
    SheetColumn("Code", 12),
    SheetColumn("Distance au départ", 12, _NUMBER),
    SheetColumn("Année de départ", 10, _NUMBER),
    SheetColumn("Valeur au départ", 12, _NUMBER),
    SheetColumn("Dernière année", 10, _NUMBER),
    SheetColumn("Dernière valeur", 12, _NUMBER),
    SheetColumn("Source", 60),
)
_NOTE = (SheetColumn("Rubrique", 34), SheetColumn("Ce qu’il faut savoir", 110))


def _figures(one: IndicatorFigures, name: str) -> Iterator[tuple[Value, ...]]:
    places = [(name, one.figures), *((reference.name, reference.figures) for reference in one.references)]
    for place, figures in places:
        for figure in figures:
            yield (
                *(one.definition.label, place, figure.spot.code, figure.spot.perimeter, figure.year),
                None if figure.value is None else float(figure.value),
                *(unit_label(figure.unit), str(Flag(figure.flag).label), "oui" if figure.noised else "non", one.source),
            )


def _gaps(one: IndicatorFigures) -> Iterator[tuple[Value, ...]]:
    names = {reference.place: reference.name for reference in one.references}
    for gap in one.gaps:
        values = (gap.subject.value, gap.reference.value, gap.apart)
        spot = gap.reference.spot
        yield (
            *(one.definition.label, names[spot.kind, spot.code], gap.subject.year),
            *(None if value is None else float(value) for value in values),
            " ".join(gap.verdict.sentences),
            one.source,
        )


def _quotes(one: IndicatorFigures) -> Iterator[tuple[Value, ...]]:
    for shown in one.quotes:
        told = [wording.difference_sentence(each, one.definition, shown.commune) for each in shown.differences]
        yield (one.definition.label, shown.commune, wording.quote_sentence(shown), " ".join(told))


def _targets(one: IndicatorFigures) -> Iterator[tuple[Value, ...]]:
    for line in one.targets:
        said = (aim_sentence(line), WORDS[line.progress.status], progress_sentence(line))
        yield (one.definition.label, line.operational or line.objective, *said, line.source)


def _twins(found: Twins) -> Iterator[tuple[Value, ...]]:
    place, vintages = found.standing, found.vintages
    if place is None or vintages is None:
        return
    own = (found.name, found.code, 0.0, place.start, place.latest)
    twins = ((found.names.get(one.code, ""), one.code, one.distance, one.start, one.latest) for one in place.twins)
    for name, code, distance, start, latest in (own, *twins):
        yield (
            *(found.definition.label, name, code, round(distance, 2)),
            *(vintages.start, start, vintages.latest, latest, f"{found.source}. Calcul\u00a0: Regain."),
        )


def _note(
    neighbourhood: Neighbourhood, figures: Figures, twins: list[Twins], today: date
) -> Iterator[tuple[Value, ...]]:
    yield ("Quartier", neighbourhood.name)
    yield ("Tiré de Regain", f"le {long_date(today)}")
    yield ("Sources", figures.sources or "aucun chiffre importé")
    for sentence in figures.doubled:
        yield ("Deux sources, deux valeurs", sentence)
    for one in figures.headlines:
        told = (*sentences.comparison_sentences(one), *sentences.evolution_sentences(one))
        yield (one.definition.label, " ".join(told))
        for refusal in sentences.refusal_sentences(one):
            yield ("À ne pas comparer", refusal)
        if one.source:
            yield ("Source", charts.source_words(one))
    if twins:
        yield ("Jumeaux", LEFT_OUT)
    for found in twins:
        yield (
            f"Jumeaux\u00a0: {found.definition.label}",
            f"{twin_words.answer(found)} {twin_words.values_sentence(found)}",
        )
        yield ("Méthode", f"{twin_words.method_sentence(found)} {twin_words.NO_CAUSE}")
