"""The indicators of a portrait, by the words that name them, and the territories a figure may speak of."""

import re
from enum import Enum, auto

_INDICATORS = (
    ("social_position_index", "index", r"\bi\.?p\.?s\b|indices? de position|position(?:nement)? social"),
    (
        "neet_rate",
        "%",
        r"\bneet\b|non scolarises|ni en emploi|ni en etudes?|sans emploi ni formation|16 ?(?:-|a) ?25 ans|15 ?(?:-|a) ?29 ans non",
    ),
    (
        "under_25_share",
        "%",
        r"^(?!.*(?:chom|demandeur|emploi)).*(?:(?:-|moins|\+?-) ?(?:de )?25 ans|\b0 ?(?:-|a) ?2[45] ans|jeunes? de moins de 25)",
    ),
    ("poverty_rate", "%", r"pauvrete"),
    ("employment_rate", "%", r"taux d'emploi|personnes en emploi|part des actifs occupes"),
    (
        "social_housing_share",
        "%",
        r"parc social|parc locatif social|logements? socia|logements? locatifs? socia|\bhlm\b",
    ),
    ("surface_ha", "ha", r"\bsurface|superficie"),
    (
        "population",
        "inhabitants",
        r"^(?!.*(?:\bpart\b|%|taux|proportion|revenu|ratio|densite)).*(?:population|nombre d'habitants|\bhabitants\b)",
    ),
)
_PATTERNS = tuple((code, unit, re.compile(pattern)) for code, unit, pattern in _INDICATORS)
UNITS = {code: unit for code, unit, _ in _INDICATORS}


def indicator_of(folded: str) -> str | None:
    """The code of the indicator that a label names, None when it names none we know."""
    return next((code for code, _, pattern in _PATTERNS if pattern.search(folded)), None)


class Territory(Enum):
    """What territory a figure speaks of."""

    QUARTER = auto()
    INTERCOMMUNALITY = auto()
    ELSEWHERE = auto()


_INTERCOMMUNALITY = re.compile(
    r"agglo|\bepci\b|intercommuna|communaute (?:de communes|urbaine)|\bcabbalr\b|metropole\b"
)
_ELSEWHERE = re.compile(
    r"\bcommune\b|\bcommunale?\b|\bvilles?\b(?<!de la ville)|departement|\bregion|\bfrance\b|national|hauts-de-france"
    r"|pas-de-calais|metropolitaine|\b(?:les|des) (?:autres )?(?:qpv|quartiers)|\bqpv\b de "
)
_QUARTER = re.compile(r"quartier|\bqpv\b|\bqic\b")


def territory_of(folded: str) -> Territory | None:
    """The territory that words name; None when they name none."""
    if _INTERCOMMUNALITY.search(folded):
        return Territory.INTERCOMMUNALITY
    if _ELSEWHERE.search(folded):
        return Territory.ELSEWHERE
    if _QUARTER.search(folded):
        return Territory.QUARTER
    return None
