"""Places one observes, what a value is worth, and what a column of an unknown file holds."""

from django.db.models import TextChoices


class PlaceKind(TextChoices):
    """What kind of place a figure speaks of. The last three are aggregates that a producer published."""

    QPV = "qpv", "Quartier prioritaire"
    COMMUNE = "commune", "Commune"
    INTERCOMMUNALITY = "intercommunality", "Agglomération"
    DEPARTMENT = "department", "Département"
    REGION = "region", "Région"
    FRANCE = "france", "France"
    SCHOOL = "school", "Établissement scolaire"
    DEPARTMENT_QPV = "department_qpv", "Quartiers prioritaires du département"
    REGION_QPV = "region_qpv", "Quartiers prioritaires de la région"
    FRANCE_QPV = "france_qpv", "Quartiers prioritaires de France"


FRANCE_CODE, METROPOLITAN_CODE = "FR", "FRM"
"""Codes of the places of kind `france` and `france_qpv`: the whole country, or metropolitan France alone."""

WITH_A_VINTAGE = (PlaceKind.QPV, PlaceKind.DEPARTMENT_QPV, PlaceKind.REGION_QPV, PlaceKind.FRANCE_QPV)
"""Places drawn by the decrees of 2014 or 2023: their figures say of which geography they speak."""


class Flag(TextChoices):
    """What a value is worth. A value kept secret, or never published, has no number."""

    OK = "ok", "Publiée"
    APPROXIMATE = "approximate", "Approchée"
    SUPPRESSED = "suppressed", "Couverte par le secret statistique"
    MISSING = "missing", "Non publiée"


WITHOUT_VALUE = (Flag.SUPPRESSED, Flag.MISSING)


class Direction(TextChoices):
    """Which way a target wants a value to go."""

    UP = "up", "À la hausse"
    DOWN = "down", "À la baisse"


class Course(TextChoices):
    """How a target is to be reached: a step each year, or nothing expected before its year."""

    STRAIGHT = "straight", "Régulièrement, année après année"
    AT_TERM = "at_term", "Seulement à l’échéance"


UNITS = {
    "%": "%",
    "inhabitants": "habitants",
    "ha": "ha",
    "index": "",
    "ratio": "",
    "euros": "€",
    "euros_per_m2": "€/m²",
    "dwellings": "logements",
    "persons_per_dwelling": "personnes par logement",
    "pupils": "élèves",
    "schools": "écoles",
    "facilities": "équipements",
    "practitioners": "médecins",
}
"""The units of the catalogue, and how they are written after a number. An own indicator writes its unit as it is."""
