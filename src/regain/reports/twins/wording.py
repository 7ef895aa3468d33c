"""What twins say, in French: on the page and in documents. Pure."""

from decimal import Decimal

from regain.core import french
from regain.core.pictures import Strip, StripRow
from regain.domain.indicators.rules.figures import Definition
from regain.reports.figures.wording import number, suffix
from regain.reports.twins.building import Twins
from regain.reports.twins.interval import Expected
from regain.reports.twins.standing import TWINS, Doubt, Place, Standing

NO_CAUSE = "Ce n’est pas une preuve\u00a0: être mieux ou moins bien que ses jumeaux ne dit pas pourquoi, ni que le contrat y est pour quelque chose."
FEATURES = {
    "median_income": "revenu médian",
    "poverty_rate": "taux de pauvreté",
    "gini": "indice de Gini",
    "s80s20_ratio": "rapport interquintile",
    "population": "population",
}
WORDS = {
    Place.BETTER: "mieux que ses jumeaux",
    Place.WORSE: "moins bien que ses jumeaux",
    Place.HIGHER: "plus haut que ses jumeaux",
    Place.LOWER: "plus bas que ses jumeaux",
    Place.ALIKE: "au niveau de ses jumeaux",
    Place.UNTOLD: "comparaison non concluante",
}
_STANDS = {
    Place.BETTER: "fait mieux que",
    Place.WORSE: "fait moins bien que",
    Place.HIGHER: "est plus haut que",
    Place.LOWER: "est plus bas que",
    Place.ALIKE: "est à peu près au même niveau que",
}
_DOUBTS = {
    Doubt.UNKNOWN_PLACE: "Aucun des chiffres qui servent à chercher des jumeaux n’est importé pour ce quartier.",
    Doubt.UNKNOWN_START: "La valeur du quartier au départ n’est pas diffusée\u00a0: on ne sait pas d’où il partait.",
    Doubt.UNKNOWN_LATEST: "La valeur du quartier au dernier millésime n’est pas diffusée\u00a0: on ne sait pas où il en est.",
    Doubt.TOO_LITTLE_KNOWN: "On en sait trop peu au départ pour dire à qui ce quartier ressemblait.",
    Doubt.TOO_FEW_TWINS: f"Moins de {TWINS} quartiers ont des chiffres aux deux dates.",
    Doubt.NOBODY_ALIKE: "Au départ, sa valeur est hors de celles de ses vingt plus proches\u00a0: aucun ne partait d’aussi loin, la comparaison serait injuste.",
    Doubt.DEPENDS_ON_COUNT: "Comparaison non concluante\u00a0: la réponse change selon qu’on retient 10, 20 ou 30 jumeaux.",
}


def answer(twins: Twins) -> str:
    """The one sentence that answers the page's question."""
    place = twins.standing
    if twins.is_new:
        return (
            "Aucun jumeau n’est montré\u00a0: ce quartier n’existait pas en 2015, et ses jumeaux se cherchent en 2015."
        )
    if not twins.has_old_code:
        return (
            "Aucun jumeau n’est montré\u00a0: personne n’a encore confirmé quel quartier de 2015 correspond à celui-ci."
        )
    if place is None or twins.vintages is None:
        return "Aucun jumeau n’est montré\u00a0: cet indicateur n’est pas connu à la fois au départ et depuis."
    if place.doubt:
        return _DOUBTS[place.doubt]
    definition, interval = twins.definition, place.interval
    value = f" ({said(place.latest, definition)})" if place.latest is not None else ""
    mean = f" ({said(interval.mean, definition)} en moyenne)" if interval else ""
    return (
        f"{definition.label}\u00a0: en {twins.vintages.latest}, {french.quoted(twins.name)}{value} {_STANDS[place.place]} les "
        f"{len(place.twins)} quartiers connus de Regain qui lui ressemblaient le plus en {twins.vintages.start}{mean}."
        f"{_not_official(twins)}"
    )


def values_sentence(twins: Twins) -> str:
    """The neighbourhood's values, its twins', and how many of them stand below it."""
    place, vintages, definition = twins.standing, twins.vintages, twins.definition
    if place is None or vintages is None or place.interval is None:
        return ""
    own = [
        f"{said(value, definition)} en {year}"
        for value, year in ((place.start, vintages.start), (place.latest, vintages.latest))
        if value is not None
    ]
    return f"{french.enumeration(own)}. {interval_sentence(place.interval, definition)} {_below(place)}"


def _below(place: Standing) -> str:
    """How many twins stand below; where none or all do and it is still among them, why that says nothing."""
    count = len(place.twins)
    if place.below not in {0, count}:
        verb = "a" if place.below == 1 else "ont"
        return f"{place.below} de ses {count} jumeaux {verb} une valeur plus basse que la sienne."
    told = (
        f"Aucun de ses {count} jumeaux n’a une valeur plus basse que la sienne"
        if not place.below
        else f"Ses {count} jumeaux ont tous une valeur plus basse que la sienne"
    )
    if place.place != Place.ALIKE:
        return f"{told}."
    return f"{told}, mais l’écart reste de ceux qu’on voit d’ordinaire entre des quartiers qui se ressemblent."


def interval_sentence(one: Expected, definition: Definition) -> str:
    """The twins' mean, and where a neighbourhood like them would be 95 times out of 100."""
    return (
        f"Chez ses {one.count} jumeaux\u00a0: {said(one.mean, definition)} en moyenne\u00a0; un quartier qui leur ressemble "
        f"serait, 95 fois sur 100, entre {said(one.low, definition)} et {said(one.high, definition)}."
    )


def sensitivity(place: Standing, definition: Definition) -> tuple[tuple[str, str, str, str], ...]:
    """With 10, 20 and 30 twins: how many, their mean, the interval, where the neighbourhood stands."""
    sides = {-1: "sous l’intervalle", 0: "dans l’intervalle", 1: "au-dessus de l’intervalle"}
    return tuple(
        (
            str(one.count),
            said(one.mean, definition),
            f"{said(one.low, definition)} à {said(one.high, definition)}",
            sides[one.places(place.latest)] if place.latest is not None else "inconnu",
        )
        for one in place.intervals
    )


def method_sentence(twins: Twins) -> str:
    """On what likeness was judged, among how many, and how many could not be kept."""
    place, vintages = twins.standing, twins.vintages
    if place is None or vintages is None:
        return ""
    labels = {twins.definition.code: f"{twins.definition.label[:1].lower()}{twins.definition.label[1:]}", **FEATURES}
    used = [f"{labels[name]} ({year})" for name, year in vintages.features if name in place.features]
    lost = (
        f" {french.counted(place.left_out, 'autre est écarté', 'autres sont écartés')}, faute de chiffre diffusé en "
        f"{vintages.latest}."
        if place.left_out
        else ""
    )
    return (
        f"Ressemblance jugée sur\u00a0: {french.enumeration(used)}, parmi {french.number(place.among)} quartiers prioritaires "
        f"connus de Regain (géographie de 2015).{lost}{_not_official(twins)}"
    )


def _not_official(twins: Twins) -> str:
    """What is said where the figures are nobody's official ones."""
    is_own = twins.vintages and twins.vintages.is_own
    return f" Ces chiffres ne sont pas officiels\u00a0: {twins.source}." if is_own else ""


def strip_chart(twins: Twins) -> Strip | None:
    """The neighbourhood among its twins, at the start and at the latest vintage."""
    place, vintages = twins.standing, twins.vintages
    if place is None or vintages is None or not place.twins:
        return None
    interval = place.interval
    rows = (
        StripRow(f"{vintages.start}, au départ", place.start, tuple(twin.start for twin in place.twins)),
        StripRow(
            f"{vintages.latest}, dernier millésime",
            place.latest,
            tuple(twin.latest for twin in place.twins),
            (interval.low, interval.mean, interval.high) if interval else None,
        ),
    )
    return Strip(
        title=f"{twins.definition.label}\u00a0: {twins.name} et ses {len(place.twins)} jumeaux",
        description=f"{answer(twins)} {values_sentence(twins)}",
        unit=suffix(twins.definition),
        subject=twins.name,
        others=f"ses {len(place.twins)} jumeaux",
        rows=rows,
        decimals=twins.definition.decimals,
        source=f"Source\u00a0: {twins.source}. Périmètre de 2015. Calcul\u00a0: Regain.",
    )


def said(value: float, definition: Definition) -> str:
    """A computed value as the indicator writes its own."""
    return number(Decimal(str(round(value, 6))), definition)
