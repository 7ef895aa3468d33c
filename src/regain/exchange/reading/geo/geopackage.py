"""GeoPackage: an SQLite file whose geometries are WKB under a header of their own (OGC 12-128, clause 2.1.3)."""

import sqlite3
import struct
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from regain.core.french import enumeration
from regain.exchange.reading.geo.layers import (
    BROKEN,
    EMPTY,
    MAX_FEATURES,
    MAX_POINTS,
    TOO_MANY,
    Feature,
    Layer,
    surfaces_of,
)
from regain.exchange.reading.refusals import UnreadableFile

SIGNATURE = b"SQLite format 3\x00"
_ENVELOPES = (0, 32, 48, 48, 64)
_SECONDS = 20
_STEPS = 100_000
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 32 * 1024 * 1024,  # bytes of a value or a row
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
_ORDINARY = 0
"""What `table_xinfo` calls a column that holds what it was given: 2 and 3 are computed at each reading."""


def read_geopackage(content: bytes) -> Layer:
    """The features of the one layer of polygons of a GeoPackage. Raises UnreadableFile."""
    try:
        with closing(_opened(content)) as database:
            return _layer(database)
    except (sqlite3.Error, MemoryError, OverflowError, UnicodeDecodeError) as error:
        raise UnreadableFile(BROKEN) from error


def _opened(content: bytes) -> sqlite3.Connection:
    """The database in memory: nothing is written on disk, nothing in it is executed, and it may not last."""
    # Bytes 18 and 19 say how the file is journaled; write-ahead (2) cannot be opened from memory, and we only read.
    still = bytearray(content)
    still[18:20] = b"\x01\x01"
    database = sqlite3.connect(":memory:")
    database.deserialize(bytes(still))
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    for what, most in _LIMITS.items():
        database.setlimit(what, most)
    deadline = time.monotonic() + _SECONDS
    database.set_progress_handler(lambda: int(time.monotonic() > deadline), _STEPS)
    database.row_factory = sqlite3.Row
    return database


def _layer(database: sqlite3.Connection) -> Layer:
    """A layer must be a true table: a view could hide anything, and official files have none."""
    known = {row["name"] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "gpkg_geometry_columns" not in known:
        raise UnreadableFile("Ce fichier SQLite n’est pas un GeoPackage\u00a0: déposez un fichier .gpkg de contours.")
    rows = database.execute(
        "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns "
        "WHERE upper(geometry_type_name) IN ('POLYGON', 'MULTIPOLYGON', 'GEOMETRY', 'GEOMETRYCOLLECTION') ORDER BY table_name"
    )
    layers = [row for row in rows if row["table_name"] in known]
    if not layers:
        raise UnreadableFile(EMPTY)
    if len(layers) > 1:
        names = enumeration([row["table_name"] for row in layers])
        raise UnreadableFile(f"Ce GeoPackage a plusieurs couches ({names})\u00a0: n’en laissez qu’une.")
    table, column, crs = layers[0]
    features = tuple(_features(database, str(table), str(column)))
    if not features:
        raise UnreadableFile(EMPTY)
    return Layer(features, _epsg(database, int(crs)))


def _features(database: sqlite3.Connection, table: str, column: str) -> Iterator[Feature]:
    names = [
        row["name"]
        for row in database.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,))
        if row["hidden"] == _ORDINARY
    ]
    if column not in names:
        raise UnreadableFile(EMPTY)
    if database.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0] > MAX_FEATURES:  # noqa: S608  # quoted, a true table
        raise UnreadableFile(TOO_MANY)
    points = 0
    wanted = ", ".join(map(_quoted, names))
    for number, row in enumerate(database.execute(f"SELECT {wanted} FROM {_quoted(table)}"), 1):  # noqa: S608  # the same
        geometry = _geometry(row[column])
        points += int(shapely.get_num_coordinates(geometry))
        if points > MAX_POINTS:
            raise UnreadableFile(TOO_MANY)
        yield Feature(number, {name: row[name] for name in names if name != column}, geometry)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _geometry(blob: Any) -> BaseGeometry | None:
    """The geometry under the header `GP`, version, flags, srs_id, envelope; None when there is none that reads."""
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP":  # noqa: PLR2004  # the length of the header
        return None
    envelope = blob[3] >> 1 & 7
    if envelope >= len(_ENVELOPES):
        return None
    try:
        geometry: BaseGeometry = shapely.from_wkb(blob[8 + _ENVELOPES[envelope] :])
    except (shapely.errors.GEOSException, struct.error, ValueError, TypeError):
        return None
    return surfaces_of(geometry)


def _epsg(database: sqlite3.Connection, srs: int) -> int | None:
    """The EPSG code of the file's own number for its reference system."""
    found = database.execute(
        "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?", (srs,)
    ).fetchone()
    is_epsg = found is not None and str(found[0]).upper() == "EPSG"
    return int(found[1]) if is_epsg else None
