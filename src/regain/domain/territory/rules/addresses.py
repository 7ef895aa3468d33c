"""Comparing addresses as people type them: "12 bis av. de la Rep., Barlin" and "12bis Avenue de la République"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from regain.core.labels import fold

_SHORT = {
    "r": "rue",
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "boul": "boulevard",
    "pl": "place",
    "ch": "chemin",
    "che": "chemin",
    "chem": "chemin",
    "imp": "impasse",
    "all": "allee",
    "rte": "route",
    "sq": "square",
    "res": "residence",
    "resid": "residence",
    "lot": "lotissement",
    "fg": "faubourg",
    "fbg": "faubourg",
    "qu": "quai",
    "crs": "cours",
    "pass": "passage",
    "rpt": "rond point",
    "st": "saint",
    "ste": "sainte",
    "gal": "general",
    "gen": "general",
    "mal": "marechal",
    "dr": "docteur",
    "pdt": "president",
    "pres": "president",
    "cdt": "commandant",
    "cne": "capitaine",
    "prof": "professeur",
}
_EMPTY = {"de", "du", "des", "la", "le", "les", "l", "d", "a", "au", "aux", "et", "en"}
_NUMBER = re.compile(
    r"^\s*(?:n[°o]\s*)?([0-9]{1,4})\s*(bis|ter|quater|quinquies|[a-h](?![a-z]))?\b[\s,]*", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b([0-9]{5})\b")
_WORDS = re.compile(r"[^a-z0-9]+")
SURE, POSSIBLE = 92.0, 72.0
"""From which resemblance (0 to 100) a street is taken for the one that was typed, and from which it is offered."""


@dataclass(frozen=True, slots=True)
class AddressEntry:
    """An address as the national base gives it."""

    key: str
    number: int
    suffix: str
    street: str
    postcode: str
    insee_code: str
    commune: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class AddressAsked:
    """What somebody typed, taken apart: number (None without one), suffix, words of the street and commune, postcode."""

    number: int | None
    suffix: str
    words: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Street:
    """A street of a commune, to be found."""

    street_key: str
    insee_code: str
    postcode: str
    commune_key: str


@dataclass(frozen=True, slots=True)
class StreetFound:
    """A street and how much it resembles what was typed, 0 to 100."""

    street: Street
    score: float


def words_of(text: str) -> str:
    """The words of an address without what typing changes: case, accents, abbreviations, small words."""
    words = [_SHORT.get(word, word) for word in _WORDS.split(fold(text)) if word]
    return " ".join(word for word in words if word not in _EMPTY)


def asked(text: str) -> AddressAsked:
    """What was typed, taken apart."""
    postcode = _POSTCODE.search(text)
    rest = _POSTCODE.sub(" ", text)
    number = _NUMBER.match(rest)
    return AddressAsked(
        number=int(number.group(1)) if number else None,
        suffix=(number.group(2) or "").lower() if number else "",
        words=words_of(rest[number.end() :] if number else rest),
        postcode=postcode.group(1) if postcode else "",
    )


class StreetIndex:
    """Streets to find by words, with typing errors: all of those given, held in memory."""

    def __init__(self, streets: Iterable[Street]) -> None:
        self._streets = list(streets)
        self._alone = [street.street_key for street in self._streets]
        self._placed = [f"{street.street_key} {street.commune_key}" for street in self._streets]

    def find(self, wanted: AddressAsked, *, limit: int = 5) -> list[StreetFound]:
        """The streets that look most like the one typed, those of its postcode first among equals."""
        if not wanted.words:
            return []
        best: dict[int, float] = {}
        for names in (self._alone, self._placed):
            found: Sequence[tuple[str, float, int]] = process.extract(
                wanted.words, names, scorer=fuzz.token_sort_ratio, score_cutoff=POSSIBLE, limit=limit * 4
            )
            for _, score, at in found:
                best[at] = max(score, best.get(at, 0.0))
        ranked = sorted(best.items(), key=lambda one: (not self._is_near(one[0], wanted), -one[1], one[0]))
        return [StreetFound(self._streets[at], round(score, 1)) for at, score in ranked[:limit]]

    def _is_near(self, at: int, wanted: AddressAsked) -> bool:
        return not wanted.postcode or self._streets[at].postcode == wanted.postcode
