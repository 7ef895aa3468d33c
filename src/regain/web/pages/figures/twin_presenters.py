"""A neighbourhood among its twins, in the words and the picture of its page."""

from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.core.pictures import draw_strip
from regain.reports.twins import wording
from regain.reports.twins.building import Twins
from regain.reports.twins.pool import FEATURES
from regain.reports.twins.standing import Place
from regain.web.ui.charts.picture import Picture, picture_of

_STATES = {Place.BETTER: "kept", Place.WORSE: "broken", Place.ALIKE: "mute", Place.UNTOLD: "mute"}


@dataclass(frozen=True, slots=True)
class TwinRow:
    """A twin: who, how far it lay at the start, its values then and since."""

    name: str
    distance: str
    start: str
    latest: str


@dataclass(frozen=True, slots=True)
class TwinsPage:
    """The page: the answer, its numbers, the picture, what it depends on, the twins, the method."""

    answer: str
    state: str
    word: str
    label: str
    values: str
    picture: Picture | None
    sensitivity: tuple[tuple[str, str, str, str], ...]
    twins: tuple[TwinRow, ...]
    start: str
    latest: str
    method: str
    no_cause: str
    source: str
    other_indicators: tuple[tuple[str, str], ...]
    has_old_code: bool
    is_new: bool


def page(twins: Twins, pk: int) -> TwinsPage:
    """All that the page shows."""
    place, vintages = twins.standing, twins.vintages
    chart = wording.strip_chart(twins)
    rows = _rows(twins)
    headings = ("Quartier", vintage_words(twins)[0], vintage_words(twins)[1])
    return TwinsPage(
        answer=wording.answer(twins),
        state=_STATES.get(place.place, "mute") if place else "mute",
        word=wording.WORDS[place.place] if place else wording.WORDS[Place.UNTOLD],
        label=twins.definition.label,
        values=wording.values_sentence(twins),
        picture=picture_of(
            chart.title,
            chart,
            draw_strip,
            headings=headings,
            rows=tuple((row.name, row.start, row.latest) for row in rows),
        )
        if chart
        else None,
        sensitivity=wording.sensitivity(place, twins.definition) if place else (),
        twins=rows,
        start=str(vintages.start) if vintages else "",
        latest=str(vintages.latest) if vintages else "",
        method=wording.method_sentence(twins),
        no_cause=wording.NO_CAUSE,
        source=twins.source,
        other_indicators=tuple(
            (wording.FEATURES[code], reverse("neighbourhood_twins", args=[pk, code]))
            for code in FEATURES
            if code != twins.definition.code
        ),
        has_old_code=twins.has_old_code,
        is_new=twins.is_new,
    )


def question(twins: Twins) -> str:
    """What the page answers: an indicator of which neither more nor less is better has no « mieux »."""
    if twins.definition.more_is_better is None:
        return f"Où se situe {twins.name} parmi ses jumeaux ?"
    return f"{twins.name} fait-il mieux que ses jumeaux ?"


def vintage_words(twins: Twins) -> tuple[str, str]:
    """The two years, as headings say them."""
    vintages = twins.vintages
    return (f"{vintages.start}, au départ", f"{vintages.latest}, dernier millésime") if vintages else ("", "")


def _rows(twins: Twins) -> tuple[TwinRow, ...]:
    if twins.standing is None:
        return ()
    return tuple(
        TwinRow(
            name=twins.named(twin.code),
            distance=number_of(twin.distance),
            start=wording.said(twin.start, twins.definition),
            latest=wording.said(twin.latest, twins.definition),
        )
        for twin in twins.standing.twins
    )


def number_of(distance: float) -> str:
    """A distance, in robust standard deviations."""
    return french.number(distance, 2)
