"""Shapefile: the .shp, .dbf and .prj of one layer, in a zip."""

import io
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

_MISSING = "Cette archive n’a pas de fichier {}\u00a0: mettez dans le même zip les fichiers .shp, .dbf et .prj."
_ENCODINGS = {"utf-8", "utf8", "65001", "latin1", "iso-8859-1", "iso8859-1", "1252", "cp1252", "windows-1252", "ansi"}


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
    _refuse_too_many(read[".shp"])
    try:
        features = _features(read)
    except (shapefile.ShapefileException, struct.error, ValueError, IndexError, KeyError, TypeError) as error:
        raise UnreadableFile(BROKEN) from error
    except (UnicodeDecodeError, EOFError, OverflowError, MemoryError, AttributeError) as error:
        raise UnreadableFile(BROKEN) from error
    if not features:
        raise UnreadableFile(EMPTY)
    return Layer(features, _epsg(read.get(".prj", b"")))


def _features(read: dict[str, bytes]) -> tuple[Feature, ...]:
    reader = shapefile.Reader(
        shp=io.BytesIO(read[".shp"]), dbf=io.BytesIO(read[".dbf"]), encoding=_encoding(read), encodingErrors="replace"
    )
    with reader:
        pairs = enumerate(zip(reader.iterRecords(), reader.iterShapes(), strict=True), 1)
        return tuple(Feature(number, record.as_dict(), _geometry(shape)) for number, (record, shape) in pairs)


def _geometry(shape: Any) -> BaseGeometry | None:
    if shape.shapeType == shapefile.NULL or not shape.points:
        return None
    geometry = geometry_of(shape.__geo_interface__)
    return None if geometry is None else shapely.force_2d(geometry)


def _refuse_too_many(content: bytes) -> None:
    """A point takes sixteen bytes and a feature twelve at least: the size of the file tells the most it can hold."""
    if len(content) > 16 * MAX_POINTS + 100 * MAX_FEATURES:
        raise UnreadableFile(TOO_MANY)


def _encoding(read: dict[str, bytes]) -> str:
    """The encoding that the .cpg names; UTF-8 when all its text is, Windows-1252 otherwise."""
    told = read.get(".cpg", b"").decode("ascii", "replace").strip().lower()
    if told in _ENCODINGS:
        return "utf-8" if told in {"utf-8", "utf8", "65001"} else "cp1252"
    try:
        read[".dbf"].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _epsg(prj: bytes) -> int | None:
    if not prj.strip():
        return None
    try:
        return CRS.from_wkt(prj.decode("utf-8", "replace")).to_epsg(min_confidence=20)
    except CRSError:
        return None
