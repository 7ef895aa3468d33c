"""GeoJSON (RFC 7946, and the older `crs` member)."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from regain.exchange.reading.geo.layers import BROKEN, EMPTY, MAX_FEATURES, MAX_POINTS, TOO_MANY, WGS84, Feature, Layer
from regain.exchange.reading.refusals import UnreadableFile

_EPSG = re.compile(r"EPSG:+(?:[0-9.]*:)?([0-9]{4,6})$", re.IGNORECASE)
_LISTS_A_FEATURE = 4
_DEEPEST = 8
_NOT_GEOJSON = (
    "Ce fichier est du JSON, mais pas du GeoJSON\u00a0: déposez une collection de contours (FeatureCollection)."
)


def read_geojson(content: bytes) -> Layer:
    """The features of a GeoJSON text, or its one feature or geometry. Raises UnreadableFile."""
    if (
        content.count(b"[") > MAX_POINTS + MAX_FEATURES * _LISTS_A_FEATURE
    ):  # each point is a list: count before building
        raise UnreadableFile(TOO_MANY)
    data = _parsed(content)
    features = _features(data)
    if not features:
        raise UnreadableFile(EMPTY)
    if len(features) > MAX_FEATURES:
        raise UnreadableFile(TOO_MANY)
    read = tuple(_feature(number, one) for number, one in enumerate(features, 1))
    if shapely.get_num_coordinates([one.geometry for one in read]).sum() > MAX_POINTS:
        raise UnreadableFile(TOO_MANY)
    return Layer(read, _crs(data))


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        where = f" (ligne {error.lineno}, colonne {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFile(f"Ce fichier n’est pas du GeoJSON lisible{where}. {BROKEN}") from error
    except (RecursionError, ValueError) as error:
        raise UnreadableFile(BROKEN) from error
    if not isinstance(data, dict):
        raise UnreadableFile(_NOT_GEOJSON)
    return data


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _features(data: dict[str, Any]) -> list[Any]:
    kind = data.get("type")
    if kind == "FeatureCollection" and isinstance(data.get("features"), list):
        return list(data["features"])
    if kind == "Feature":
        return [data]
    if "coordinates" in data or "geometries" in data:
        return [{"properties": {}, "geometry": data}]
    if kind == "Topology":
        raise UnreadableFile("Ce fichier est du TopoJSON\u00a0: enregistrez-le en GeoJSON, puis réessayez.")
    raise UnreadableFile(_NOT_GEOJSON)


def _feature(number: int, one: Any) -> Feature:
    known = one if isinstance(one, dict) else {}
    columns = known.get("properties")
    return Feature(number, columns if isinstance(columns, dict) else {}, geometry_of(known.get("geometry")))


def geometry_of(data: Any) -> BaseGeometry | None:
    """The surfaces of a GeoJSON geometry, as one; None when it has none, or is not well formed."""
    try:
        polygons = [_polygon(rings) for rings in _rings_of(data)]
        return shapely.multipolygons(polygons) if polygons else None
    except (KeyError, TypeError, ValueError, IndexError, shapely.errors.GEOSException):
        return None


def _rings_of(data: Any, depth: int = 0) -> Iterator[Any]:
    """The rings of each polygon, those of collections included: a collection may hold others."""
    kind = data["type"] if isinstance(data, dict) else ""
    if kind == "GeometryCollection" and depth < _DEEPEST:
        for one in data["geometries"]:
            yield from _rings_of(one, depth + 1)
    elif kind in {"Polygon", "MultiPolygon"}:
        polygons = [data["coordinates"]] if kind == "Polygon" else data["coordinates"]
        yield from (rings for rings in polygons if rings)


def _polygon(rings: Any) -> BaseGeometry:
    shell, *holes = [shapely.linearrings(_points(ring)) for ring in rings]
    polygon: BaseGeometry = shapely.polygons(shell, holes or None)
    return polygon


def _points(ring: Any) -> np.ndarray:
    points = np.array([point[:2] for point in ring], dtype=float)
    if points.ndim != 2 or not np.isfinite(points).all():  # noqa: PLR2004  # pairs
        raise ValueError("not a ring")
    return points


def _crs(data: dict[str, Any]) -> int | None:
    """The declared system: a name such as `urn:ogc:def:crs:EPSG::2154`, or CRS84."""
    member = data.get("crs")
    properties = member.get("properties") if isinstance(member, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    match = _EPSG.search(name.strip())
    return int(match.group(1)) if match else WGS84 if name.strip().upper().endswith("CRS84") else None
