"""French text: numbers, dates, plurals, the small words that join names. Pure functions, no Django.

Typography: a narrow no-break space (U+202F) between thousands, a no-break space (U+00A0) before %, a true minus (U+2212).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
ELIDED_BEFORE = tuple("aàâæeéèêëiîïoôœuùûüyh")
"""Letters before which *de* becomes *d’*: every vowel, and the h of place names (Hersin, Houdain)."""
PLURAL_FROM = 2
_QUARTER = ("Quartier ", "Secteur ")
_LINKS = frozenset({"De", "Du", "Des", "Et", "Ou", "Sur", "Sous", "En", "Au", "Aux", "À", "Lès", "Lez"})
_ARTICLES, _BEFORE_ARTICLES = (
    frozenset({"La", "Le", "Les"}),
    frozenset({"de", "et", "ou", "sur", "sous", "à", "lès", "lez"}),
)
_ELIDED = re.compile(r"([DL]’)(.+)")
_BEFORE_A_MARK = re.compile(r"(?<!\s)\s++(?=[:;!?%](?![\w/:])|»)")
_OPENED = re.compile(r"«\s+")


def number(value: float | Decimal, decimals: int = 2) -> str:
    """`1 234,5`: at most `decimals` decimals, rounded half up, without useless zeros. Refuses NaN and infinities."""
    exact = Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"{value} is not a number one can write")
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):,f}".partition(".")
    fraction = fraction.rstrip("0")
    written = whole.replace(",", NARROW) + (f",{fraction}" if fraction else "")
    return MINUS + written if rounded < 0 else written


def percent(value: float | Decimal, decimals: int = 1) -> str:
    """`33 %`: the value is already in percent."""
    return f"{number(value, decimals)}{NO_BREAK}%"


def shares_in_words(shares: Mapping[str, float | None], *, least: float) -> list[str]:
    """`Barlin (97 %)` for each share (0 to 1) from the least one on, `Barlin (part inconnue)` for None."""
    return [
        f"{name} ({'part inconnue' if share is None else percent(share * 100, 0)})"
        for name, share in shares.items()
        if share is None or share >= least
    ]


def long_date(day: date) -> str:
    """`9 juillet 2024`, `1er janvier 2030`."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def rank(place: int) -> str:
    """`1er`, `2e`: a rank in a list."""
    return "1er" if place == 1 else f"{place}e"


def shortened(text: str, longest: int = 80) -> str:
    """The text on one line, cut between two words and followed by `…` when it is longer than that."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest + 1].rsplit(' ', 1)[0][:longest]}…"


def days(first: date, last: date | None) -> str:
    """`du 1er janvier 2024 au 31 décembre 2030`; without a last day, `depuis le 1er janvier 2024`."""
    return f"du {long_date(first)} au {long_date(last)}" if last else f"depuis le {long_date(first)}"


def tensed(day: date, today: date, *, past: str, present: str, future: str) -> str:
    """The words for what was, is or will be on that day."""
    return past if day < today else present if day == today else future


def duration(days: int) -> str:
    """A number of days as one says it: `30 jours`, `un an`, `6 ans` when it is a number of whole years of 365 days."""
    years, rest = divmod(days, 365)
    if rest or not years:
        return counted(days, "jour") if days != 1 else "un jour"
    return "un an" if years == 1 else f"{years} ans"


def agreed(how_many: float, singular: str, plural: str = "") -> str:
    """The noun in the number French gives it: singular below two (0 quartier, 1,5 point), plural from two on."""
    return singular if abs(how_many) < PLURAL_FROM else plural or f"{singular}s"


def counted(how_many: int, singular: str, plural: str = "") -> str:
    """`0 quartier`, `1 quartier`, `1 200 quartiers`."""
    return f"{number(how_many)} {agreed(how_many, singular, plural)}"


def enumeration(items: Sequence[object], *, last: str = "et") -> str:
    """`Barlin, Béthune et Bruay`; an empty text for nothing."""
    *others, final = [str(item) for item in items] or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def quoted(text: str) -> str:
    """`« text »`, which no line break can tear from its marks."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»"


def typeset(text: str) -> str:
    """The text with the spaces that French typography does not break: inside « », before : ; ! ? and %."""
    return _OPENED.sub(f"«{NO_BREAK}", _BEFORE_A_MARK.sub(NO_BREAK, text))


def place(page: int | None, line: int | None) -> str:
    """`page 4, ligne 112`; empty when the paper has neither."""
    parts = (f"page {page}" if page else "", f"ligne {line}" if line else "")
    return ", ".join(part for part in parts if part)


def of(name: str) -> str:
    """`de Barlin`, `d’Annezin`, `du Haut` (for « Le Haut »), `des Alouettes` (for « Les Alouettes »), `du quartier Nord`.

    The neighbourhood that is called like this software is `du Regain`, as people there say.
    """
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    if name.startswith(_QUARTER):
        return f"du {name[0].lower()}{name[1:]}"
    if name == "Regain":
        return f"du {name}"
    return f"d’{name}" if name.lower().startswith(ELIDED_BEFORE) else f"de {name}"


def quarter(name: str) -> str:
    """`Quartier Regain`; a name that says it already is left as it is: `Quartier du Moulin`, `Secteur Nord`."""
    return name if name.startswith(_QUARTER) else f"Quartier {name}"


def place_name(published: str) -> str:
    """The name of a place as one writes it: `Le Haut d’Houdain` for `Le Haut D'Houdain`, `Cités 6 et 30`, `Cité de la Gare`.

    National files give a capital to every word: the small ones lose it, but for the first. Another name is left alone.
    """
    words = published.replace("'", "’").split(" ")
    if not all(word[:1] == word[:1].upper() for word in words):
        return " ".join(words)
    written = words[:1]
    for word in words[1:]:
        is_small = word in _LINKS or (word in _ARTICLES and written[-1] in _BEFORE_ARTICLES)
        elided = _ELIDED.fullmatch(word)
        written.append(word.lower() if is_small else elided[1].lower() + elided[2] if elided else word)
    return " ".join(written)
