"""Addresses and points told their neighbourhoods: one by one on a screen, or a whole list that comes back."""

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.db.models import QuerySet

from regain.core.calling.places import TooManyCalls
from regain.core.french import counted, number
from regain.core.masking import Told, masked
from regain.core.member import Member
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import files_given_by
from regain.domain.documents.usecases import store_file
from regain.domain.territory.enums import Vintage
from regain.domain.territory.queries import addresses_are_known
from regain.exchange.applying.geocoding import GeocoderSilent, ask_geocoder, has_geocoder
from regain.exchange.reading.place_lists import PlaceList, PlaceRow, read_places
from regain.exchange.writing.xlsx import Sheet, SheetColumn, Value, write_csv, write_workbook
from regain.reports.locating import NOT_A_CERTIFICATE, AddressFound, Finder, Located

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_VALUE = "Valeur (sources\u00a0: Base Adresse Nationale et ANCT, Licence Ouverte 2.0)"
_ADDED = (
    *(SheetColumn("Adresse retenue", 40), SheetColumn("Ressemblance (sur 100)", 14, "number")),
    *(SheetColumn("Périmètre 2024", 34), SheetColumn("Périmètre 2015", 34), SheetColumn("Quartier communautaire", 30)),
    *(SheetColumn("À savoir", 44), SheetColumn(_VALUE, 34)),
)
_COUNTED = (
    SheetColumn("Quartier prioritaire (2024) ou communautaire", 48),
    SheetColumn("Lignes de la liste", 20, "number"),
)
_RESULTS = r"-(situee\.(csv|xlsx)|par-quartier\.xlsx)$"
_ELSEWHERE, _UNSURE, _NOWHERE = "Hors quartier", "Adresse à vérifier", "Sans adresse trouvée"
_NO_OUTLINES = "Contours de 2024 non importés"
_LAST = (_ELSEWHERE, _UNSURE, _NOWHERE, _NO_OUTLINES)


@dataclass(frozen=True, slots=True)
class PlacesAsked:
    """What was found for what somebody asked: the point if one was given, else addresses; and a sentence."""

    point: Located | None
    addresses: tuple[AddressFound, ...]
    said: str


@dataclass(frozen=True, slots=True)
class LocatedList:
    """A list as it comes back."""

    content: bytes
    name: str
    media_type: str
    summary: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """What stands beside a line, whether it is in a QPV of 2024, and where it is counted."""

    is_inside: bool
    counted_in: str
    cells: tuple[Value, ...]


def places_asked(text: str, point: tuple[float, float] | None) -> PlacesAsked:
    """Where a point, or an address, is. What is typed is not kept."""
    finder = Finder()
    if point is not None:
        return PlacesAsked(finder.at([point])[0], (), "")
    found = tuple(finder.addresses(text))
    if found and found[0].is_sure:
        return PlacesAsked(None, found[:1], "Voici l’adresse.")
    if found:
        return PlacesAsked(None, found, "Est-ce l’une de ces adresses\u00a0?")
    if has_geocoder():
        return _remote(text, finder)
    known = addresses_are_known()
    said = "Cette adresse n’est pas dans la base." if known else "Aucune adresse n’est encore chargée."
    return PlacesAsked(None, (), said)


def located_list(content: bytes, *, name: str, ending: str) -> LocatedList:
    """The list with a neighbourhood beside each line, on both geographies. Raises UnreadableFile. Keeps nothing."""
    read = read_places(content)
    answers = _answers(read)
    rows = tuple((*row.cells, *answer.cells) for row, answer in zip(read.rows, answers, strict=True))
    sheet = Sheet("Liste située", (*_columns(read), *_ADDED), rows)
    if ending == "csv":
        media_type = "text/csv; charset=utf-8"
        return LocatedList(write_csv(sheet), f"{_stem(name)}-situee.csv", media_type, _summary(answers))
    title = f"Liste située, {NOT_A_CERTIFICATE}"
    return LocatedList(write_workbook([sheet], title=title), f"{_stem(name)}-situee.xlsx", XLSX, _summary(answers))


def counted_list(content: bytes, *, name: str) -> LocatedList:
    """How many lines of the list each neighbourhood has, without the list: what may be passed on.

    On the perimeters of 2024 only: a count on each geography would tell, by subtraction, who lives between the two.
    Numbers below REGAIN_MASK_BELOW are not told (core/masking.py). Raises UnreadableFile. Keeps nothing.
    """
    answers = _answers(read_places(content))
    per_place = Counter(answer.counted_in for answer in answers)
    places = [*sorted(per_place.keys() - set(_LAST)), *(place for place in _LAST if place in per_place)]
    told = masked([per_place[place] for place in places], len(answers), below=settings.MASK_BELOW)
    rows = [(place, _told(value)) for place, value in zip(places, told.values, strict=True)]
    sheet = Sheet("Par quartier", _COUNTED, (*rows, ("Ensemble", _told(told.total))), has_total=True)
    book = write_workbook([sheet, _notice()], title=f"Décompte par quartier, {NOT_A_CERTIFICATE}")
    return LocatedList(book, f"{_stem(name)}-par-quartier.xlsx", XLSX, _summary(answers))


def keep_list(found: LocatedList, *, by: Member) -> StoredFile:
    """Keep a result among the stored files, because somebody asked for it."""
    return store_file(found.content, name=found.name, media_type=found.media_type.partition(";")[0], by=by)


def kept_lists(member: Member) -> QuerySet[StoredFile]:
    """The results that the member had kept, newest first, until `./regain purge` takes them away."""
    return files_given_by(member).filter(name__regex=_RESULTS)


def _remote(text: str, finder: Finder) -> PlacesAsked:
    try:
        remote = ask_geocoder(text)
    except (GeocoderSilent, TooManyCalls) as silence:
        return PlacesAsked(None, (), str(silence))
    located = finder.at([(one.longitude, one.latitude) for one in remote])
    found = tuple(
        AddressFound(
            one.label, round(one.score, 1), is_sure=False, remark="d’après le service d’adresses", located=where
        )
        for one, where in zip(remote, located, strict=True)
    )
    said = (
        "Est-ce l’une de ces adresses\u00a0?"
        if found
        else "Cette adresse n’est connue ni ici, ni du service d’adresses."
    )
    return PlacesAsked(None, found, said)


def _columns(read: PlaceList) -> list[SheetColumn]:
    return [SheetColumn(heading or f"Colonne {rank}", 20) for rank, heading in enumerate(read.headings, 1)]


def _stem(name: str) -> str:
    return PurePath(name).stem[:80] or "liste"


def _summary(answers: list[_Answer]) -> str:
    inside = sum(answer.is_inside for answer in answers)
    return f"{counted(len(answers), 'ligne')}, {number(inside)} dans un quartier prioritaire de 2024."


def _told(value: Told) -> Value:
    return value if isinstance(value, int) else str(value)


def _notice() -> Sheet:
    """What must be known of the count, by who receives it."""
    below = settings.MASK_BELOW
    said = (
        f"Décompte {NOT_A_CERTIFICATE}.",
        "Une ligne de la liste compte pour un, dans le quartier où tombe son adresse ou son point.",
        "Une adresse que la base ne donne pas telle quelle est comptée à part, comme adresse à vérifier.",
        *([f"Un nombre de 1 à {below - 1} n’est pas dit, ni celui qui permettrait de le retrouver."] if below else []),
        "Sources\u00a0: Base Adresse Nationale et ANCT, Licence Ouverte 2.0.",
    )
    return Sheet("À savoir", (SheetColumn("À savoir", 90),), tuple((line,) for line in said), is_note=True)


def _answers(read: PlaceList) -> list[_Answer]:
    finder = Finder()
    return [_answer(row, finder) for row in read.rows]


def _answer(row: PlaceRow, finder: Finder) -> _Answer:
    if row.point is not None:
        located = finder.at([row.point])[0]
        return _answered(located, "d’après les coordonnées", counted_in=_place(located))
    found = finder.addresses(row.address, limit=2) if row.address else []
    if not found:
        said = "adresse introuvable dans la base" if row.address else "ligne sans adresse"
        return _answered(None, said, counted_in=_NOWHERE)
    best = found[0]
    remark = best.remark or ("" if best.is_sure else f"une autre est possible\u00a0: {found[-1].label}")
    counted_in = _place(best.located) if best.is_sure else _UNSURE
    return _answered(best.located, remark, best.label, best.score, counted_in=counted_in)


def _answered(
    located: Located | None,
    remark: str,
    label: str | None = None,
    score: float | None = None,
    *,
    counted_in: str,
) -> _Answer:
    perimeters = _perimeters(located) if located else (None, None, None)
    is_inside = located is not None and bool(located.hits[Vintage.OF_2024])
    return _Answer(is_inside, counted_in, (label, score, *perimeters, remark or None, NOT_A_CERTIFICATE))


def _place(located: Located) -> str:
    """The priority neighbourhood, else the one that the agglomeration drew, else why none can be told."""
    hits = located.hits[Vintage.OF_2024] or located.drawn
    if hits:
        return hits[0].label
    return _NO_OUTLINES if Vintage.OF_2024 in located.unknown else _ELSEWHERE


def _perimeters(located: Located) -> tuple[str | None, str | None, str | None]:
    told = {
        vintage: "contours non importés"
        if vintage in located.unknown
        else ", ".join(hit.label for hit in located.hits[vintage]) or None
        for vintage in Vintage
    }
    drawn = ", ".join(hit.label for hit in located.drawn) or None
    return told[Vintage.OF_2024], told[Vintage.OF_2015], drawn
