"""Invented charts that show every state a picture can have."""

from regain.core.pictures import (
    Dumbbell,
    DumbbellRow,
    Line,
    Mark,
    Point,
    Range,
    SeriesChart,
    Strip,
    StripRow,
    draw_dumbbell,
    draw_series,
    draw_strip,
)
from regain.web.ui.charts.picture import picture_of

_SOURCE = "Source\u00a0: chiffres inventés pour cette page. Périmètres de 2015 et de 2024."
_VALUES = ("35.9", "39.1", "39", "39.1", "37.7", "38.1", None, "34.4", "34.9", "35")
_PERCENT = "\u00a0%"
SERIES = SeriesChart(
    title="Taux de pauvreté, Le Regain",
    description="Une série coupée deux fois, une valeur non diffusée, un autre périmètre, des chiffres bruités.",
    unit=_PERCENT,
    lines=(
        Line(
            "Le Regain",
            (
                *(
                    Point(2012 + rank, None if value is None else float(value), "ok" if value else "suppressed")
                    for rank, value in enumerate(_VALUES)
                ),
                Point(2022, 36.0, noise=1.0),
                Point(2023, 36.4, noise=1.0),
            ),
        ),
        Line("Agglomération", tuple(Point(2012 + rank, 18 + rank / 5) for rank in range(12))),
    ),
    marks=(Mark(2016, "2016"), Mark(2019, "2019"), Mark(2022, "périmètre 2024", is_perimeter=True)),
    ranges=tuple(Range(2012 + rank, 38.0 + rank / 4, 46.0 + rank / 4) for rank in range(10)),
    range_label="la moitié des QPV de France",
    source=_SOURCE,
)
GAPS = Dumbbell(
    title="Revenu médian\u00a0: écart entre Le Regain et Barlin",
    description="Deux millésimes, dont un sans comparaison.",
    unit="\u00a0€",
    subject="Le Regain",
    reference="Commune de Barlin",
    rows=(
        DumbbellRow("2017", 14100, 17200),
        DumbbellRow("2020", 15470, None, "pas de comparaison", is_cut=True),
        DumbbellRow("2021", 15990, 19870, is_cut=True),
    ),
    source=_SOURCE,
)
TWINS = Strip(
    title="Taux de pauvreté\u00a0: Le Regain et ses jumeaux",
    description="Au départ et au dernier millésime, avec l’intervalle où l’on attend un quartier semblable.",
    unit=_PERCENT,
    subject="Le Regain",
    others="ses 8 jumeaux",
    rows=(
        StripRow("2015, au départ", 39.1, (38.2, 38.6, 38.9, 39.0, 39.1, 39.3, 39.9, 40.4)),
        StripRow("2021, dernier millésime", 35.0, (37.0, 40.0, 41.5, 43.0, 44.0, 44.5, 46.0, 49.0), (34.5, 43.1, 51.7)),
    ),
    source=_SOURCE,
)
PICTURES = (
    picture_of(SERIES.title, SERIES, draw_series, headings=("Année", "Le Regain"), rows=(("2021", "35\u00a0%"),)),
    picture_of(GAPS.title, GAPS, draw_dumbbell, headings=("Année", "Écart"), rows=(("2021", "3\u202f880\u00a0€"),)),
    picture_of(TWINS.title, TWINS, draw_strip, headings=("Quartier", "2021"), rows=(("Le Regain", "35\u00a0%"),)),
)
