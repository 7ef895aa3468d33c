"""The parts of the zip, each read within limits and checked against what the manifest says of it."""

import hashlib
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from regain.core.zips import BROKEN_ZIP
from regain.exchange.reading.refusals import UnreadableFile

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_TOTAL_BYTES = 8 * 1024 * 1024 * 1024
MAX_ENTRIES = 50_000
MAX_RATIO = 200
# Below this size a high ratio harms nobody.
RATIO_MATTERS_FROM = 5 * 1024 * 1024
CHUNK = 1024 * 1024

AGAIN = "Demandez une nouvelle archive à l’installation d’origine (./regain export_contract)."
NOT_AN_ARCHIVE = (
    "Ce fichier n’est pas une archive de contrat\u00a0: donnez un fichier écrit par ./regain export_contract."
)
DAMAGED = f"Cette archive est incomplète ou abîmée. {AGAIN}"
ALTERED = f"La signature de cette archive n’est pas la bonne\u00a0: elle a été modifiée depuis son écriture. {AGAIN}"
BOMB = f"Cette archive se déploie de façon démesurée\u00a0: elle n’a pas été ouverte. {AGAIN}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the archive, as the manifest describes it. `rows`: how many, for a table."""

    name: str
    size: int
    sha256: str
    rows: int = 0


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The zip. Raises UnreadableFile for another kind of file, a damaged one, or a bomb."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN_ZIP as error:
        file.seek(0)
        raise UnreadableFile(DAMAGED if file.read(2) == b"PK" else NOT_AN_ARCHIVE) from error
    members = archive.infolist()
    if len(members) > MAX_ENTRIES or sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise UnreadableFile(BOMB)
    return archive


def checked(archive: zipfile.ZipFile, entry: Entry) -> bytes:
    """The bytes of a part. Raises UnreadableFile when they are not those that the manifest describes."""
    content = drained(archive, entry.name, limit=entry.size)
    if len(content) != entry.size or hashlib.sha256(content).hexdigest() != entry.sha256:
        raise UnreadableFile(f"{DAMAGED} ({entry.name})")
    return content


def drained(archive: zipfile.ZipFile, name: str, *, limit: int) -> bytes:
    """The bytes of a part, whatever the zip declares. Raises UnreadableFile beyond the limit, or when damaged."""
    content = bytearray()
    try:
        member = archive.getinfo(name)
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK):
                content += chunk
                is_swollen = len(content) > RATIO_MATTERS_FROM and len(content) > MAX_RATIO * member.compress_size
                if is_swollen or len(content) > limit:
                    raise UnreadableFile(BOMB)
    except BROKEN_ZIP as error:
        raise UnreadableFile(f"{DAMAGED} ({name})") from error
    return bytes(content)
