"""The figures of a neighbourhood in French: the same sentences on the page and in documents. Pure."""

from decimal import Decimal

from regain.core import french
from regain.domain.indicators.enums import UNITS, Flag
from regain.domain.indicators.rules.figures import Definition, Figure
from regain.domain.indicators.rules.gaps import Change, Gap, GapChange, Side, Turn
from regain.domain.indicators.rules.quoted import Difference, Differs, Quote
from regain.domain.indicators.rules.units import unit_label
from regain.reports.figures.model import IndicatorFigures, QuoteShown, Rank

NO_COMPARISON = "Aucun chiffre publié ne permet de le comparer\u00a0: ni la commune, ni l’agglomération, ni les quartiers du département ou de France n’en ont un pour la même année dans les fichiers importés."
NOT_COMPARED = "Aucun chiffre publié ne permet encore de le comparer."
RANK_ALONE = "Ni la commune, ni l’agglomération n’ont de chiffre publié pour la même année dans les fichiers importés\u00a0: il ne se compare qu’aux autres quartiers."
HEAD_COUNT = "C’est un nombre, pas un taux\u00a0: il ne se compare pas à celui d’un lieu plus grand."
_SIDES = {
    Side.BETTER: "favorable au quartier",
    Side.WORSE: "défavorable au quartier",
    Side.LEVEL: "trop petit pour vouloir dire quelque chose",
    Side.UNTOLD: "",
}
_TURNS = {Turn.NARROWED: "s’est réduit", Turn.WIDENED: "s’est creusé", Turn.STEADY: "n’a pas bougé"}
NO_FIGURE = "Aucun chiffre officiel n’est importé pour ce quartier."


def suffix(definition: Definition) -> str:
    """What follows a number of the indicator: ` %`, ` €`, nothing for an index."""
    words = unit_label(definition.unit)
    return f"{french.NO_BREAK}{words}" if words else ""


def number(value: Decimal, definition: Definition) -> str:
    """A value with its unit: `15 990 €`."""
    return french.number(value, definition.decimals) + suffix(definition)


def value_words(figure: Figure | None, definition: Definition) -> str:
    """The value, `environ 2 000 habitants`, or why there is no number."""
    if figure is None:
        return "inconnu"
    if figure.value is None:
        return "non diffusé" if figure.flag == Flag.SUPPRESSED else "absent des fichiers"
    return ("environ " if figure.flag == Flag.APPROXIMATE else "") + number(figure.value, definition)


def apart(value: Decimal, definition: Definition) -> str:
    """How far two values lie apart, without a sign: points for rates."""
    if definition.unit == "%":
        points = french.agreed(float(round(abs(value), 1)), "point")
        return f"{french.number(abs(value), 1)}{french.NO_BREAK}{points}"
    return number(abs(value), definition)


def gap_sentence(one: Gap, name: str, definition: Definition) -> str:
    """The gap of a year: `En 2021 : 3 880 € de moins que la commune de Barlin (19 870 €), défavorable au quartier.`."""
    if one.apart is None:
        return f"En {one.subject.year}, l’écart avec {name} ne se calcule pas. {' '.join(one.verdict.sentences)}"
    if not one.apart:
        return f"En {one.subject.year}\u00a0: la même valeur que {name}."
    than = "de plus que" if one.apart > 0 else "de moins que"
    side = f", {_SIDES[one.side]}" if _SIDES[one.side] else ""
    beside = value_words(one.reference, definition)
    return f"En {one.subject.year}\u00a0: {apart(one.apart, definition)} {than} {name} ({beside}){side}."


def change_sentence(one: Change, definition: Definition) -> str:
    """An evolution: `De 2013 à 2018 : de 2 396 à 2 022 habitants, soit 374 habitants de moins.`."""
    if one.by is None:
        return ""
    start, end = (value_words(figure, definition) for figure in (one.first, one.last))
    way = "de plus" if one.by > 0 else "de moins"
    side = {Side.BETTER: " (évolution favorable)", Side.WORSE: " (évolution défavorable)"}.get(one.side, "")
    if definition.unit == "euros":
        side = " (euros courants\u00a0: la hausse des prix n’est pas retirée)"
    if not one.by:
        return f"{end[:1].upper()}{end[1:]} de {one.first.year} à {one.last.year}\u00a0: stable."
    told = f"soit {apart(one.by, definition)} {way}{side}"
    return f"De {one.first.year} à {one.last.year}\u00a0: de {start} à {end}, {told}."


def whole_refused(one: IndicatorFigures) -> tuple[str, ...]:
    """Why the first and the last years may not be subtracted; nothing when they may."""
    return one.whole.verdict.sentences if one.whole and one.whole.verdict.is_refused else ()


def gap_change_sentence(one: GapChange, name: str, definition: Definition) -> str:
    """What became of a gap: `Entre 2015 et 2021, l’écart avec la commune de Barlin s’est réduit de 1,2 point.`."""
    by = f" de {apart(one.by, definition)}" if one.turn != Turn.STEADY else ""
    return f"Entre {one.first.subject.year} et {one.last.subject.year}, l’écart avec {name} {_TURNS[one.turn]}{by}."


def rank_sentence(rank: Rank) -> str:
    """How many stand below: `En 2021, 812 des 1 008 quartiers prioritaires connus de Regain…`."""
    where = (
        f"dont {french.quoted(rank.own_source)} donne ce chiffre" if rank.own_source else "dont ce chiffre est publié"
    )
    return (
        f"En {rank.year}, {french.number(rank.below)} des {french.number(rank.total)} quartiers prioritaires connus de Regain "
        f"{where} ont une valeur plus basse."
    )


def quote_words(quote: Quote) -> str:
    """As the agreement says it: `environ 2 000 habitants (+100 depuis 2015)`."""
    if quote.value is None:
        words = "non diffusé" if quote.flag == Flag.SUPPRESSED else "non renseigné"
    else:
        unit = UNITS.get(quote.unit, quote.unit)
        words = french.NO_BREAK.join(part for part in (french.number(quote.value, 1), unit) if part)
        words = f"environ {words}" if quote.flag == Flag.APPROXIMATE else words
    if quote.change is None:
        return words
    sign = "+" if quote.change > 0 else ""
    since = f" depuis {quote.change_since}" if quote.change_since else ""
    return f"{words} ({sign}{french.number(quote.change, 1)}{since})"


def quote_sentence(shown: QuoteShown) -> str:
    """What an agreement says: `La convention de Barlin dit : 33 % (agglomération : 18,8 %).`."""
    beside = f" (agglomération\u00a0: {quote_words(shown.comparison)})" if shown.comparison else ""
    return f"La convention {french.of(shown.commune)} dit\u00a0: {quote_words(shown.quote)}{beside}."


def difference_sentence(one: Difference, definition: Definition, commune: str) -> str:
    """Where an agreement and the official series do not say the same, both told, neither corrected."""
    who, perimeter = f"La convention {french.of(commune)}", f"périmètre de {one.official.spot.perimeter}"
    if one.how == Differs.OTHER_VALUE:
        official = value_words(one.official, definition)
        told = f"{official} en {one.official.year} ({perimeter})"
        return f"{who} dit {quote_words(one.quote)}\u00a0; la série officielle, {told}."
    series = one.series
    if series is None or series.by is None or one.quote.change is None:
        return ""
    way, other = ("hausse", "baisse") if one.quote.change > 0 else ("baisse", "hausse")
    since = f" depuis {one.quote.change_since}" if one.quote.change_since else ""
    values = [value_words(figure, definition) for figure in (series.first, series.last)]
    return (
        f"{who} parle d’une {way} de {apart(one.quote.change, definition)}{since}\u00a0; la série officielle, d’une {other}, de "
        f"{values[0]} en {series.first.year} à {values[1]} en {series.last.year} ({perimeter})."
    )


def headline(one: IndicatorFigures) -> str:
    """The latest value, with its year and perimeter: a number never stands alone."""
    latest = one.latest_known or one.latest
    if latest is None:
        return NO_FIGURE
    perimeter = f", périmètre de {latest.spot.perimeter}" if latest.spot.perimeter else ""
    source = f", {latest.source}" if one.has_mixed_sources else ""
    return f"{value_words(latest, one.definition)} en {latest.year}{perimeter}{source}"
