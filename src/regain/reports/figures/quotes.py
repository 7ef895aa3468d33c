"""What the agreements quote of a neighbourhood, held against the official series of the same perimeter."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from regain.domain.contracts.models import QuotedFigure
from regain.domain.indicators.rules.figures import Definition, Figure
from regain.domain.indicators.rules.quoted import Quote, differences
from regain.domain.territory.enums import Vintage
from regain.domain.territory.models import Neighbourhood
from regain.reports.figures.model import QuoteShown


def quoted_figures(neighbourhood: Neighbourhood) -> dict[str, list[QuotedFigure]]:
    """By indicator, what agreements quote. Costs one query."""
    found: dict[str, list[QuotedFigure]] = defaultdict(list)
    rows = QuotedFigure.objects.filter(project__neighbourhood=neighbourhood).select_related(
        "project__agreement__commune"
    )
    for row in rows.order_by("project__agreement__commune__name", "project_id", "rank", "pk"):
        found[row.indicator].append(row)
    return found


def quotes_shown(
    rows: Sequence[QuotedFigure], figures: Mapping[int, Sequence[Figure]], definition: Definition
) -> tuple[QuoteShown, ...]:
    """Each quoted figure; `figures`: the official ones by perimeter. Told on another perimeter, they are not held."""
    return tuple(_shown(row, figures, definition) for row in rows)


def _shown(row: QuotedFigure, figures: Mapping[int, Sequence[Figure]], definition: Definition) -> QuoteShown:
    quote = Quote(
        row.indicator, row.value, row.unit, row.flag, row.change, row.change_since, row.project.portrait_vintage
    )
    compared = Quote(row.indicator, row.comparison, row.unit) if row.comparison is not None else None
    told = row.project.portrait_perimeter
    perimeter = Vintage.OF_2024 if told == str(Vintage.OF_2024) else Vintage.OF_2015
    official = figures.get(perimeter, ()) if row.unit == definition.unit else ()
    commune = row.project.agreement.commune
    return QuoteShown(
        commune=commune.name if commune else "",
        quote=quote,
        comparison=compared,
        source=row.project.portrait_source,
        differences=differences(quote, official, definition=definition),
    )
