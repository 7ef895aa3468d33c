"""All that is said of an indicator, sentence by sentence: on the page and in documents. Pure."""

from collections.abc import Iterator

from regain.domain.indicators.rules.figures import Spot
from regain.domain.indicators.rules.gaps import Gap
from regain.reports.figures import wording
from regain.reports.figures.model import Figures, IndicatorFigures

SHOWN_GAPS = 3
NO_OLD_CODE = (
    "Aucun chiffre n’est montré\u00a0: personne n’a encore confirmé quel quartier de 2015 correspond à celui-ci."
)

IS_NEW = (
    "Aucun chiffre n’est montré\u00a0: ce quartier n’existait pas en 2015, et les chiffres publiés à ce jour portent sur les "
    "quartiers de 2015."
)


def answer(figures: Figures) -> str:
    """One sentence: the first gap that may be told, else the first figure."""
    for one in figures.headlines:
        gap = next((gap for gap in one.gaps if gap.apart is not None), None)
        if gap:
            called = called_of(one, gap)
            return f"{one.definition.label}. {wording.gap_sentence(gap, called, one.definition)}"
    known = next((one for one in figures.headlines if one.latest_known), None)
    if known is None:
        lacking = IS_NEW if figures.is_new else NO_OLD_CODE
        return lacking if figures.lacks_old_code else wording.NO_FIGURE
    compared = wording.rank_sentence(known.rank) if known.rank else wording.NOT_COMPARED
    return f"{known.definition.label}\u00a0: {wording.headline(known)}. {compared}"


def difference_sentences(figures: Figures) -> Iterator[str]:
    """Where an agreement and the official series, or what is measured, do not say the same."""
    for one in figures.headlines:
        for shown in one.quotes:
            for difference in shown.differences:
                said = wording.difference_sentence(difference, one.definition, shown.commune)
                yield f"{one.definition.label}. {said}"
    yield from figures.measured


def comparison_sentences(one: IndicatorFigures) -> tuple[str, ...]:
    """The latest gap with each reference, or why there is none."""
    if not one.figures:
        return ()
    if not one.definition.is_level:
        return (wording.HEAD_COUNT,)
    latest: dict[Spot, Gap] = {}
    for gap in one.gaps:
        latest.setdefault(gap.reference.spot, gap)
    told = tuple(wording.gap_sentence(gap, called_of(one, gap), one.definition) for gap in latest.values())
    return told[:SHOWN_GAPS] or (wording.RANK_ALONE if one.rank else wording.NO_COMPARISON,)


def evolution_sentences(one: IndicatorFigures) -> tuple[str, ...]:
    """The evolution that may be told, what became of the gap, the rank."""
    told = (
        wording.change_sentence(one.change, one.definition) if one.change else "",
        wording.gap_change_sentence(one.gap_change, called_of(one, one.gap_change.last), one.definition)
        if one.gap_change
        else "",
        *((one.gap_change.verdict.sentences) if one.gap_change else ()),
        wording.rank_sentence(one.rank) if one.rank else "",
    )
    return tuple(sentence for sentence in told if sentence)


def refusal_sentences(one: IndicatorFigures) -> tuple[str, ...]:
    """Why the whole series is not read as one evolution; the warnings of the gaps."""
    whole = wording.whole_refused(one)
    warned = dict.fromkeys(sentence for gap in one.gaps for sentence in gap.verdict.sentences if gap.apart is not None)
    return (*whole[:1], *warned)


def called_of(one: IndicatorFigures, gap: Gap) -> str:
    """How a sentence calls what a gap is measured with."""
    spot = gap.reference.spot
    return next(other.called for other in one.references if other.place == (spot.kind, spot.code))
