"""Kinds of neighbourhood, vintages of perimeter, and the shapes of the codes of places (regular expressions)."""

from django.db.models import IntegerChoices, TextChoices


class NeighbourhoodKind(TextChoices):
    """Recognised by the State by decree (QPV), or by the agglomeration on its own terms (QIC)."""

    QPV = "QPV", "Quartier prioritaire"
    QIC = "QIC", "Quartier d’intérêt communautaire"


class Vintage(IntegerChoices):
    """The two national geographies of priority neighbourhoods (decrees 2014-1750 and 2023-1314)."""

    OF_2015 = 2015, "2015"
    OF_2024 = 2024, "2024"


IN_CODES = "([0-9]{3}|02[AB])"
"""A département in the national codes of neighbourhoods and contracts: 062, 971, and 02A or 02B in Corsica."""

INSEE_CODE = "([0-9]{2}|2[AB])[0-9]{3}"
"""A commune: 62083, 2A004."""

NATIONAL_CODES = {
    Vintage.OF_2015: f"QP{IN_CODES}[0-9]{{3}}",
    Vintage.OF_2024: f"QN{IN_CODES}[0-9]{{2}}[NMIC]",
}
"""A neighbourhood, by vintage: QP062007, QP02A001; QN06207M, QN02A01M."""


class OutlineSubject(TextChoices):
    """What a file of outlines is about."""

    PERIMETERS = "perimeters", "Périmètres de quartiers"
    COMMUNES = "communes", "Communes"


class CorrespondenceState(TextChoices):
    """Whether somebody decided that two perimeters are one neighbourhood."""

    TO_CONFIRM = "to_confirm", "À confirmer"
    CONFIRMED = "confirmed", "Confirmée"
    REFUSED = "refused", "Écartée"


class CorrespondenceReason(TextChoices):
    """Why Regain guesses that two perimeters are one neighbourhood, or who says so."""

    SAME_NAME = "same_name", "même nom"
    SAME_COMMUNE = "same_commune", "une commune en commun"
    OVERLAP = "overlap", "les contours se recouvrent"
    LISTED = "listed", "rapprochés par la liste fournie (non officielle)"
    CHOSEN = "chosen", "choisie à la main"
