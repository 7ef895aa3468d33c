"""Where two data sets give one figure, and not the same value: both told, the one that is shown first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from regain.core import french
from regain.domain.indicators.models import Observation
from regain.domain.indicators.queries import figure_key
from regain.domain.indicators.rules.figures import definition_of, figure_of
from regain.reports.figures.references import Place
from regain.reports.figures.wording import value_words


def doubled_sentences(observations: Iterable[Observation], names: Mapping[Place, str], own_name: str) -> Iterator[str]:
    """One sentence per indicator, place and data set put behind: the latest year in full, the others counted.

    The observations are those of `series_of_places`: each says whether it `is_told`.
    """
    told: dict[tuple[object, ...], Observation] = {}
    behind: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in observations:
        if one.is_told:  # type: ignore[attr-defined]  # annotated
            told[figure_key(one)] = one
        else:
            behind[one.indicator_id, one.place_kind, one.place_code, one.dataset_id].append(one)
    for some in behind.values():
        differing = [one for one in some if (shown := told.get(figure_key(one))) and shown.value != one.value]
        if differing:
            last = max(differing, key=lambda one: one.year)
            place = names.get((last.place_kind, last.place_code), own_name)
            yield _sentence(told[figure_key(last)], last, place, [one.year for one in differing])


def _sentence(shown: Observation, other: Observation, place: str, years: list[int]) -> str:
    definition = definition_of(shown.indicator)
    first, second = (
        f"{value_words(figure_of(one), definition)} selon {french.quoted(one.dataset.short_title)} ({one.dataset.producer})"
        for one in (shown, other)
    )
    more = sorted(set(years) - {shown.year})
    also = f" De même en {french.enumeration(more)}." if more else ""
    return f"{definition.label}, {place}, {shown.year}\u00a0: {first}, {second}.{also}"
