"""To WGS84, from whatever system the file is in."""

from collections.abc import Sequence

import numpy as np
import shapely
from pyproj import Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely.geometry.base import BaseGeometry

from regain.exchange.reading.geo.layers import WGS84, Layer
from regain.exchange.reading.refusals import UnreadableFile

LAMBERT_93 = 2154
_GEOGRAPHIC = {4326, 4171, 4258, 4979}
"""WGS84, RGF93, ETRS89: degrees that differ by less than a metre."""
_LEGAL = {
    *(LAMBERT_93, 3857, *range(3942, 3951)),  # mainland
    *(5490, 4559, 32620, 2972, 32622, 2975, 32740, 4471, 32738, 4467, 32621),  # overseas
}
_LAMBERT_BOX = (-400_000.0, 5_900_000.0, 1_400_000.0, 7_300_000.0)
_UNKNOWN = (
    "Les coordonnées de ce fichier ne sont ni en WGS84 ni en Lambert-93\u00a0: "
    "enregistrez-le dans l’un de ces deux systèmes, puis réessayez."
)


def to_wgs84(layer: Layer, geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """The geometries in longitude and latitude, from the declared system or, without one, from what they look like.

    Raises UnreadableFile when they are in a system that cannot be told, or fall outside the Earth.
    """
    system = _system(layer.crs, geometries)
    flat = [shapely.force_2d(geometry) for geometry in geometries]
    if system != WGS84:
        flat = _transformed(flat, system)
    if not _fit(flat, (-180.0, -90.0, 180.0, 90.0)):
        raise UnreadableFile(_UNKNOWN)
    return flat


def _system(declared: int | None, geometries: Sequence[BaseGeometry]) -> int:
    """Coordinates have the last word: a file in Lambert-93 that says nothing, or says WGS84, is seen for what it is."""
    if _fit(geometries, (-180.0, -90.0, 180.0, 90.0)):
        return WGS84
    if declared in _LEGAL:
        return int(declared or 0)
    if (declared is None or declared in _GEOGRAPHIC) and _fit(geometries, _LAMBERT_BOX):
        return LAMBERT_93
    raise UnreadableFile(_UNKNOWN)


def _fit(geometries: Sequence[BaseGeometry], box: tuple[float, float, float, float]) -> bool:
    bounds = shapely.total_bounds(np.array(list(geometries), dtype=object))
    west, south, east, north = box
    return bool(west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north)


def _transformed(geometries: list[BaseGeometry], system: int) -> list[BaseGeometry]:
    try:
        transformer = Transformer.from_crs(system, WGS84, always_xy=True)
    except (CRSError, ProjError) as error:
        raise UnreadableFile(_UNKNOWN) from error

    def moved(points: np.ndarray) -> np.ndarray:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return [shapely.transform(geometry, moved) for geometry in geometries]
