"""Kinds of neighbourhood and vintages of perimeter."""

from django.db.models import IntegerChoices, TextChoices


class NeighbourhoodKind(TextChoices):
    """Recognised by the State by decree (QPV), or by the agglomeration on its own terms (QIC)."""

    QPV = "QPV", "Quartier prioritaire"
    QIC = "QIC", "Quartier d’intérêt communautaire"


class Vintage(IntegerChoices):
    """The two national geographies of priority neighbourhoods (decrees 2014-1750 and 2023-1314)."""

    OF_2015 = 2015, "2015"
    OF_2024 = 2024, "2024"
