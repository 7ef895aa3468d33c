"""The national address base: a CSV file by département, often compressed, read line after line."""

import csv
import gzip
import math
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from regain.core.labels import fold
from regain.exchange.confining import confined
from regain.exchange.reading.refusals import UnreadableFile

_NEEDED = ("numero", "nom voie", "code insee", "lon", "lat")
_INSEE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")
_LONGEST_LINE = 10_000
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class AddressRead:
    """A line of the file."""

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
class AddressesRead:
    """The addresses of the communes asked for, and the numbers of their lines that cannot be read."""

    rows: list[AddressRead]
    left: list[int]


@confined(UnreadableFile)
def read_addresses(path: Path, communes: Collection[str]) -> AddressesRead:
    """The addresses of these communes (INSEE codes). Raises UnreadableFile: absent, another file, cut short."""
    left: list[int] = []
    try:
        with _opened(path) as text:
            return AddressesRead(list(_rows(text, set(communes), left)), left)
    except FileNotFoundError as error:
        raise UnreadableFile(f"Le fichier {path} n’existe pas.") from error
    except (UnicodeDecodeError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile(
            f"Le fichier {path.name} est incomplet ou abîmé\u00a0: téléchargez-le à nouveau."
        ) from error
    except OSError as error:
        raise UnreadableFile(f"Le fichier {path} ne peut pas être ouvert.") from error


def _opened(path: Path) -> IO[str]:
    with path.open("rb") as file:
        is_compressed = file.read(2) == _GZIP
    if is_compressed:
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _rows(text: IO[str], communes: set[str], left: list[int]) -> Iterator[AddressRead]:
    reader = csv.reader(_lines(text), delimiter=";")
    try:
        header = [fold(cell).replace("_", " ") for cell in next(reader, [])]
        missing = [name for name in _NEEDED if name not in header]
        if missing:
            raise UnreadableFile(
                f"Ce n’est pas un fichier de la Base Adresse Nationale\u00a0: la colonne "
                f"{missing[0].replace(' ', '_')} manque (séparateur «\u00a0;\u00a0»)."
            )
        places = {name: at for at, name in enumerate(header)}
        for cells in reader:
            if len(cells) > places["code insee"] and cells[places["code insee"]] in communes:
                address = _address(cells, places)
                if address is None:
                    left.append(reader.line_num)
                else:
                    yield address
    except csv.Error as error:
        raise UnreadableFile(f"Ligne {reader.line_num}\u00a0: ce n’est pas du CSV.") from error


def _lines(text: IO[str]) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        yield line


def _address(cells: list[str], places: dict[str, int]) -> AddressRead | None:
    def cell(name: str) -> str:
        at = places.get(name)
        return cells[at].strip() if at is not None and at < len(cells) else ""

    try:
        number, longitude, latitude = int(cell("numero")), float(cell("lon")), float(cell("lat"))
    except ValueError:
        return None
    is_placed = math.isfinite(longitude) and math.isfinite(latitude) and abs(longitude) <= 180 and abs(latitude) <= 90  # noqa: PLR2004
    if not is_placed or not cell("nom voie") or not 0 <= number < 100_000 or not _INSEE.fullmatch(cell("code insee")):  # noqa: PLR2004
        return None
    suffix = cell("rep").lower()[:10]
    key = cell("id") or f"{cell('code insee')}_{fold(cell('nom voie'))}_{number}_{suffix}"
    return AddressRead(
        key=key[:40],
        number=number,
        suffix=suffix,
        street=cell("nom voie")[:200],
        postcode=cell("code postal")[:5],
        insee_code=cell("code insee"),
        commune=cell("nom commune")[:100],
        longitude=longitude,
        latitude=latitude,
    )
