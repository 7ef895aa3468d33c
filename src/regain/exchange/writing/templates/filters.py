"""The few words that may follow a field after a bar: `{{ commune|majuscules }}`."""

from collections.abc import Callable, Sequence

from regain.core.french import enumeration, of


def capital(text: object) -> str:
    """The text with a capital first letter."""
    words = str(text)
    return words[:1].upper() + words[1:]


def upper(text: object) -> str:
    """The text in capitals."""
    return str(text).upper()


def lower(text: object) -> str:
    """The text in small letters."""
    return str(text).lower()


def of_name(text: object) -> str:
    """« Barlin » as « de Barlin », « Annezin » as « d’Annezin »."""
    return of(str(text))


def listed(items: Sequence[object]) -> str:
    """« a, b et c »."""
    return enumeration(items)


def how_many(items: Sequence[object]) -> str:
    """How many items."""
    return str(len(items))


FILTERS: dict[str, tuple[Callable[..., str], bool, str]] = {
    "majuscules": (upper, False, "Le texte en majuscules."),
    "minuscules": (lower, False, "Le texte en minuscules."),
    "capitale": (capital, False, "Le texte, avec une majuscule au début."),
    "de": (of_name, False, "Le nom précédé de « de », « d’ », « du » ou « des »."),
    "liste": (listed, True, "Une liste de textes en une phrase : « a, b et c »."),
    "nombre": (how_many, True, "Combien la liste a d’éléments."),
}
"""Name to: the function, whether it takes a list (a text otherwise), what it says."""

ENGLISH = {
    "upper": "majuscules",
    "lower": "minuscules",
    "capitalize": "capitale",
    "join": "liste",
    "length": "nombre",
    "count": "nombre",
}
"""What those who know Jinja2 would write, to what is meant here."""
