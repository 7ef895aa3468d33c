"""The figures of a portrait in words: a label, the value, the agglomeration's, the change."""

from regain.core.french import MINUS, NO_BREAK, number
from regain.exchange.draft import Figure
from regain.exchange.writing.agreement.words import bare, clean
from regain.exchange.writing.blocks import Bar

_LABELS = {
    "population": "Population",
    "surface_ha": "Surface",
    "poverty_rate": "Taux de pauvreté",
    "under_25_share": "Part des moins de 25 ans",
    "social_position_index": "Indice de position sociale (IPS)",
    "employment_rate": "Taux d’emploi des 15-64 ans",
    "neet_rate": "Part des 16-25 ans non scolarisés et sans emploi",
    "social_housing_share": "Part des logements sociaux",
}
_UNITS = {"inhabitants": f"{NO_BREAK}habitants", "ha": f"{NO_BREAK}hectares", "%": f"{NO_BREAK}%", "index": ""}
_CHANGES = {**_UNITS, "%": f"{NO_BREAK}points"}
_WITHHELD = {"suppressed": "non diffusé", "missing": "non renseigné"}
_DECIMALS = 6
_OTHER = "other:"


def said(figure: Figure) -> str:
    """`Taux de pauvreté : 33 % (18,8 % dans l’agglomération ; +2 points depuis 2015)`."""
    beside = [
        one for one in (_comparison(figure), change_words(figure.change, figure.change_since, figure.unit)) if one
    ]
    aside = f" ({f'{NO_BREAK}; '.join(beside)})" if beside else ""
    return f"{label_of(figure)}{NO_BREAK}: {_value(figure)}{aside}"


def bar_of(figure: Figure) -> Bar | None:
    """The figure as a row of the chart; None without both values, or for a headcount, which no gauge compares."""
    if figure.value is None or figure.comparison is None or figure.unit not in {"%", "index"}:
        return None
    unit = _UNITS[figure.unit]
    return Bar(label_of(figure), figure.value, figure.comparison, unit, clean(said(figure)))


def label_of(figure: Figure) -> str:
    """The indicator's name; that of an indicator we do not know is the one that the paper gave it."""
    if known := _LABELS.get(figure.indicator):
        return known
    slug = figure.indicator.removeprefix(_OTHER)
    told = figure.raw.partition(":")[0].strip()
    if bare(told).replace(" ", "-") == slug:
        return told
    return slug.replace("-", " ").capitalize()


def _value(figure: Figure) -> str:
    if figure.value is None:
        return _WITHHELD.get(figure.flag, _WITHHELD["missing"])
    about = "environ " if figure.flag == "approximate" else ""
    return f"{about}{number(figure.value, _DECIMALS)}{_UNITS.get(figure.unit, '')}"


def _comparison(figure: Figure) -> str:
    if figure.comparison is None:
        return ""
    return f"{number(figure.comparison, _DECIMALS)}{_UNITS.get(figure.unit, '')} dans l’agglomération"


def change_words(change: float | None, year: int | None, unit: str) -> str:
    """`+2 points depuis 2015`; empty without a change."""
    if change is None:
        return ""
    sign = MINUS if change < 0 else "+"
    since = f" depuis {year}" if year else ""
    return f"{sign}{number(abs(change), _DECIMALS)}{_CHANGES.get(unit, '')}{since}"
