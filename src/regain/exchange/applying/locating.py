"""Addresses and points told their neighbourhoods: one by one on a screen, or a whole list that comes back."""

from dataclasses import dataclass
from pathlib import PurePath

from regain.core.french import counted, number
from regain.core.member import Member
from regain.domain.documents.models import StoredFile
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
    """What stands beside a line, and whether it is in a QPV of 2024."""

    is_inside: bool
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
    said = "Cette adresse n’est pas dans la base." if known else "Aucune adresse n’est chargée dans cette instance."
    return PlacesAsked(None, (), said)


def located_list(content: bytes, *, name: str, ending: str) -> LocatedList:
    """The list with a neighbourhood beside each line, on both geographies. Raises UnreadableFile. Keeps nothing."""
    read = read_places(content)
    finder = Finder()
    answers = [_answer(row, finder) for row in read.rows]
    rows = tuple((*row.cells, *answer.cells) for row, answer in zip(read.rows, answers, strict=True))
    sheet = Sheet("Liste située", (*_columns(read), *_ADDED), rows)
    inside = sum(answer.is_inside for answer in answers)
    summary = f"{counted(len(rows), 'ligne')}, {number(inside)} dans un quartier prioritaire de 2024."
    stem = PurePath(name).stem[:80] or "liste"
    if ending == "csv":
        return LocatedList(write_csv(sheet), f"{stem}-situee.csv", "text/csv; charset=utf-8", summary)
    title = f"Liste située, {NOT_A_CERTIFICATE}"
    return LocatedList(write_workbook([sheet], title=title), f"{stem}-situee.xlsx", XLSX, summary)


def keep_list(found: LocatedList, *, by: Member) -> StoredFile:
    """Keep a result among the stored files, because somebody asked for it."""
    return store_file(found.content, name=found.name, media_type=found.media_type.partition(";")[0], by=by)


def _remote(text: str, finder: Finder) -> PlacesAsked:
    try:
        remote = ask_geocoder(text)
    except GeocoderSilent as silence:
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


def _answer(row: PlaceRow, finder: Finder) -> _Answer:
    if row.point is not None:
        return _answered(finder.at([row.point])[0], "d’après les coordonnées")
    found = finder.addresses(row.address, limit=2) if row.address else []
    if not found:
        return _answered(None, "adresse introuvable dans la base" if row.address else "ligne sans adresse")
    best = found[0]
    remark = best.remark or ("" if best.is_sure else f"une autre est possible\u00a0: {found[-1].label}")
    return _answered(best.located, remark, best.label, best.score)


def _answered(located: Located | None, remark: str, label: str | None = None, score: float | None = None) -> _Answer:
    perimeters = _perimeters(located) if located else (None, None, None)
    is_inside = located is not None and bool(located.hits[Vintage.OF_2024])
    return _Answer(is_inside, (label, score, *perimeters, remark or None, NOT_A_CERTIFICATE))


def _perimeters(located: Located) -> tuple[str | None, str | None, str | None]:
    told = {
        vintage: "contours non importés"
        if vintage in located.unknown
        else ", ".join(hit.label for hit in located.hits[vintage]) or None
        for vintage in Vintage
    }
    drawn = ", ".join(hit.label for hit in located.drawn) or None
    return told[Vintage.OF_2024], told[Vintage.OF_2015], drawn
