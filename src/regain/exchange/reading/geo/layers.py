"""What every format gives: features with their columns, and the reference system of their coordinates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
    """The features of a file. `crs`: the EPSG code that the file declares, None when it says nothing."""

    features: tuple[Feature, ...]
    crs: int | None = None


@dataclass(frozen=True, slots=True)
class GeoFinding:
    """Something to know about a feature: its rank in the file (0 for the whole file), its code if known, a sentence."""

    number: int
    code: str
    message: str

    def __str__(self) -> str:
        where = f"Entité {self.number}" if self.number else "Fichier"
        return f"{where}, {self.code}\u00a0: {self.message}" if self.code else f"{where}\u00a0: {self.message}"
