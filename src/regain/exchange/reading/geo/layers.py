"""What every format gives: features with their columns, and the reference system of their coordinates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

MAX_FEATURES = 100_000
MAX_POINTS = 5_000_000
WGS84 = 4326

EMPTY = "Ce fichier ne contient aucun contour."
BROKEN = "Ce fichier est incomplet ou abîmé\u00a0: téléchargez-le à nouveau, puis réessayez."
TOO_MANY = "Ce fichier a beaucoup trop de contours ou de points\u00a0: déposez les seuls périmètres."
ACCEPTED = "Déposez un fichier GeoJSON (.geojson, .geojson.gz), GeoPackage (.gpkg) ou Shapefile (.zip)."


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: its rank in the file from 1, its columns, its geometry; None when it has none that can be read."""

    number: int
    columns: Mapping[str, Any]
    geometry: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Layer:
    """The features of a file. `crs`: the EPSG code that the file declares, None when it says nothing.

    `remarks`: what to know of the file, in French sentences without a capital.
    """

    features: tuple[Feature, ...]
    crs: int | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GeoFinding:
    """Something to know about a feature: its rank in the file (0 for the whole file), its code if known, a sentence."""

    number: int
    code: str
    message: str

    def __str__(self) -> str:
        where = f"Entité {self.number}" if self.number else "Fichier"
        return f"{where}, {self.code}\u00a0: {self.message}" if self.code else f"{where}\u00a0: {self.message}"


def surfaces_of(geometry: BaseGeometry) -> BaseGeometry | None:
    """The surfaces of a geometry, those of collections included, as one; None when it has none."""
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    parts = shapely.get_parts(geometry)
    while any(part.geom_type.startswith(("Multi", "Geometry")) for part in parts):
        parts = shapely.get_parts(parts)
    polygons = [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.multipolygons(polygons) if polygons else None
