"""Shapefile: the .shp, .dbf and .prj of one layer, in a zip."""

import io
import re
import struct
from typing import Any

import shapefile
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from regain.core.french import enumeration
from regain.exchange.reading.geo.geojson import geometry_of
from regain.exchange.reading.geo.layers import BROKEN, EMPTY, MAX_FEATURES, MAX_POINTS, TOO_MANY, Feature, Layer
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import Archive

_HEADER = 100
_MISSING = "Cette archive n’a pas de fichier {}\u00a0: mettez dans le même zip les fichiers .shp, .dbf et .prj."
UTF_8 = "utf-8"
_ONE_BYTE = {
    **dict.fromkeys(
        ("latin1", "iso-8859-1", "iso8859-1", "88591", "1252", "cp1252", "windows-1252", "ansi 1252"), "cp1252"
    ),
    **dict.fromkeys(("iso-8859-15", "iso8859-15", "885915"), "iso8859-15"),
    **dict.fromkeys(("850", "cp850", "ibm850", "oem 850"), "cp850"),
    **dict.fromkeys(("437", "cp437", "ibm437", "oem"), "cp437"),
    **dict.fromkeys(("10000", "macintosh", "macroman", "mac-roman"), "mac_roman"),
    "ansi": "cp1252",
}
"""The encodings of one byte a letter that a .cpg may name."""
_LANGUAGE_AT = 29
_LANGUAGES = {0x01: "cp437", 0x02: "cp850", 0x04: "mac_roman"}
"""Those that the .dbf itself may name, in its byte of that rank."""
_SHOWN = {UTF_8: "UTF-8", "cp1252": "Windows-1252"}
_ACCENT = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def read_zipped_shapefile(archive: Archive) -> Layer:
    """The features of the one shapefile of an archive. Raises UnreadableFile."""
    shapes = sorted(name for name in archive.names if name.lower().endswith(".shp") and "__MACOSX" not in name)
    if not shapes:
        raise UnreadableFile(_MISSING.format(".shp"))
    if len(shapes) > 1:
        raise UnreadableFile(
            f"Cette archive a plusieurs couches ({enumeration(shapes[:5])})\u00a0: n’en laissez qu’une."
        )
    stem = shapes[0][:-4]
    parts = {name[-4:].lower(): name for name in archive.names if name[:-4] == stem}
    if ".dbf" not in parts:
        raise UnreadableFile(_MISSING.format(".dbf"))
    read = {ending: archive.read(name) for ending, name in parts.items() if ending in {".shp", ".dbf", ".prj", ".cpg"}}
    _refuse_damaged(read[".shp"])
    try:
        encoding, said = _encoding(read)
        features = _features(read, encoding)
    except (shapefile.ShapefileException, struct.error, ValueError, IndexError, KeyError, TypeError) as error:
        raise UnreadableFile(BROKEN) from error
    except (UnicodeDecodeError, EOFError, OverflowError, MemoryError, AttributeError) as error:
        raise UnreadableFile(BROKEN) from error
    if not features:
        raise UnreadableFile(EMPTY)
    return Layer(features, _epsg(read.get(".prj", b"")), (said,) if said else ())


def _features(read: dict[str, bytes], encoding: str) -> tuple[Feature, ...]:
    reader = shapefile.Reader(
        shp=io.BytesIO(read[".shp"]), dbf=io.BytesIO(read[".dbf"]), encoding=encoding, encodingErrors="replace"
    )
    with reader:
        pairs = enumerate(zip(reader.iterRecords(), reader.iterShapes(), strict=True), 1)
        return tuple(Feature(number, record.as_dict(), _geometry(shape)) for number, (record, shape) in pairs)


def _geometry(shape: Any) -> BaseGeometry | None:
    if shape.shapeType == shapefile.NULL or not shape.points:
        return None
    geometry = geometry_of(shape.__geo_interface__)
    return None if geometry is None else shapely.force_2d(geometry)


def _refuse_damaged(content: bytes) -> None:
    """The header says the length of the file, in words of two bytes; a point takes sixteen bytes at least."""
    if len(content) < _HEADER or struct.unpack(">i", content[24:28])[0] * 2 != len(content):
        raise UnreadableFile(BROKEN)
    if len(content) > 16 * MAX_POINTS + 100 * MAX_FEATURES:
        raise UnreadableFile(TOO_MANY)


def _encoding(read: dict[str, bytes]) -> tuple[str, str]:
    """The encoding of the names, by their bytes, whatever the .cpg says; and a sentence when it says another.

    Accents of UTF-8 are pairs of bytes that no French text in Windows-1252 has.
    """
    names = _records(read[".dbf"])
    told = read.get(".cpg", b"").decode("ascii", "replace").strip().lower().replace("_", "-")
    spelt = len(_ACCENT.findall(names))
    stray = len(_HIGH.findall(_ACCENT.sub(b"", names)))
    found = UTF_8 if spelt >= stray else _ONE_BYTE.get(told) or _LANGUAGES.get(read[".dbf"][_LANGUAGE_AT], "cp1252")
    is_lie = bool(told and names and not names.isascii()) and _ONE_BYTE.get(told, UTF_8) != found
    name = _SHOWN.get(found, found)
    return found, f"le fichier .cpg se trompe\u00a0: les noms sont écrits en {name}, et lus ainsi." if is_lie else ""


def _records(content: bytes) -> bytes:
    """The values of a .dbf, without its header, which holds lengths and no text."""
    return content[struct.unpack("<H", content[8:10])[0] :]


def _epsg(prj: bytes) -> int | None:
    if not prj.strip():
        return None
    try:
        return CRS.from_wkt(prj.decode("utf-8", "replace")).to_epsg(min_confidence=20)
    except CRSError:
        return None
