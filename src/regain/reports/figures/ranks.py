"""Where a neighbourhood stands among all those whose figure is published: counted, nothing averaged."""

from collections.abc import Mapping

from django.db.models import Count, Q

from regain.core.member import Member
from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.queries import observations_visible_to
from regain.domain.indicators.rules.figures import Figure
from regain.reports.figures.model import Rank


def ranks_of(latest: Mapping[str, Figure], keys: Mapping[str, int], *, seen_by: Member) -> dict[str, Rank]:
    """By indicator, the rank of a figure among those of the same data set, year and perimeter. `keys`: of the indicators. One query.

    A figure that is alone has none.
    """
    known = {code: figure for code, figure in latest.items() if figure.value is not None}
    if not known:
        return {}
    same, below = Q(), Q()
    for code, figure in known.items():
        alike = Q(
            indicator=keys[code],
            dataset__code=figure.series,  # of a QPV: no other data set lends it its breaks
            place_kind=PlaceKind.QPV,
            year=figure.year,
            perimeter_vintage=figure.spot.perimeter,
        )
        same |= alike
        below |= alike & Q(value__lt=figure.value)
    counted = (
        observations_visible_to(seen_by)
        .filter(same, replaced_by=None, value__isnull=False)
        .values("indicator_id")
        .annotate(total=Count("pk"), below=Count("pk", filter=below))
        .order_by("indicator_id")
    )
    found = {row["indicator_id"]: row for row in counted}
    return {
        code: Rank(
            figure.year,
            found[keys[code]]["below"],
            found[keys[code]]["total"],
            figure.source if figure.own else "",
        )
        for code, figure in known.items()
        if keys[code] in found and found[keys[code]]["total"] > 1
    }
