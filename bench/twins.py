"""Twins of an agglomeration's neighbourhoods among 1 300 invented ones, and the pages of figures against an empty page."""

import random
from collections.abc import Iterator
from decimal import Decimal

from django.test import override_settings
from django.urls import reverse

from bench.pages import SERVED, signed_in
from bench.timing import Ratio, compare, milliseconds
from regain.core.member import SYSTEM
from regain.domain.indicators.enums import PlaceKind
from regain.domain.indicators.models import Dataset, Edition, Indicator, Observation
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.reports.twins.building import build_all_twins

QPV, OURS, SECONDS = 1300, 16, 2.0
"""Neighbourhoods of France, ours among them, and the goal for the twins of all of ours on two indicators."""
_AROUND = {
    "median_income": (13_500, 1_200),
    "poverty_rate": (42, 6),
    "gini": (0.22, 0.02),
    "s80s20_ratio": (3.1, 0.3),
}


def run() -> tuple[list[Ratio], float]:
    """The ratio of each page, and the seconds that the twins of all our neighbourhoods take. After pages.run()."""
    first = _filled()
    seconds = _twins()
    with override_settings(**SERVED):
        client = signed_in()
        pages = [
            reverse("neighbourhood_figures", args=[first.pk]),
            reverse("neighbourhood_twins", args=[first.pk, "poverty_rate"]),
        ]
        ratios = [
            compare(
                f"page {address} / page vide",
                lambda a=address: client.get(a),
                lambda: client.get("/vide/"),
                goal=goal,
            )
            for address, goal in zip(pages, (12.0, None), strict=True)
        ]
    return ratios, seconds


def _twins() -> float:
    ours = list(Neighbourhood.objects.filter(name__startswith="Banc").prefetch_related("perimeters").order_by("pk"))
    return (
        milliseconds(
            lambda: [build_all_twins(ours, code, seen_by=SYSTEM) for code in ("median_income", "poverty_rate")]
        )
        / 1000
    )


def _filled() -> Neighbourhood:
    """Invented figures of every year from 2012 to 2021, always the same."""
    home = Neighbourhood.objects.order_by("pk")[0].intercommunality
    ours = [
        Neighbourhood.objects.create(name=f"Banc {rank}", kind="QPV", intercommunality=home) for rank in range(OURS)
    ]
    Perimeter.objects.bulk_create(
        Perimeter(neighbourhood=one, vintage=2015, code=_code(rank)) for rank, one in enumerate(ours)
    )
    dataset = Dataset.objects.get(code="filosofi_qpv")
    edition = Edition.objects.create(dataset=dataset, file_name="banc.csv", sha256="0" * 64, rows=0, imported_by="banc")
    Observation.objects.bulk_create(_figures(dataset, edition), batch_size=5000)
    return ours[0]


def _figures(dataset: Dataset, edition: Edition) -> Iterator[Observation]:
    draw = random.Random(5)  # noqa: S311  # figures to time, not secrets
    indicators = {one.code: one for one in Indicator.objects.filter(code__in=_AROUND)}
    for rank in range(QPV):
        for name, (middle, spread) in _AROUND.items():
            start = draw.gauss(middle, spread)
            for year in range(2012, 2022):
                value = Decimal(str(round(start + draw.gauss(0, spread / 5), 3)))
                yield Observation(
                    dataset=dataset,
                    edition=edition,
                    indicator=indicators[name],
                    place_kind=PlaceKind.QPV,
                    place_code=_code(rank),
                    perimeter_vintage=2015,
                    year=year,
                    raw=str(value),
                    value=value,
                    unit=indicators[name].unit,
                )


def _code(rank: int) -> str:
    return f"QP{980 + rank // 1000:03d}{rank % 1000:03d}"
