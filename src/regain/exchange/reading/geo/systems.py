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
_EARTH = (-180.0, -90.0, 180.0, 90.0)
_LAMBERT_BOX = (-400_000.0, 5_900_000.0, 1_400_000.0, 7_300_000.0)
_FRANCE = (
    (-6.0, 41.0, 10.0, 52.0),  # mainland and Corsica
    *((-64.0, 14.0, -60.0, 19.0), (-55.0, 2.0, -51.0, 6.0), (-57.0, 46.0, -56.0, 48.0)),  # America
    *((44.0, -14.0, 46.0, -12.0), (55.0, -22.0, 56.0, -20.0)),  # Indian Ocean
    *((163.0, -23.0, 169.0, -19.0), (-179.0, -15.0, -176.0, -13.0), (-155.0, -28.0, -134.0, -7.0)),  # Pacific
)
"""Where outlines may be: west, south, east, north, in degrees."""
_SWAPPED = "Latitude et longitude sont inversées\u00a0: un contour donne la longitude d’abord (2,61), puis la latitude (50,45)."
_ABROAD = "{} tombe hors de France\u00a0: vérifiez ses coordonnées, ou le système déclaré par le fichier."
_UNKNOWN = (
    "Les coordonnées de ce fichier ne sont ni en WGS84 ni en Lambert-93\u00a0: "
    "enregistrez-le dans l’un de ces deux systèmes, puis réessayez."
)


def to_wgs84(layer: Layer) -> list[BaseGeometry]:
    """The geometries of a layer that all has some, in longitude and latitude, from the declared system or, without one, from what they look like.

    Raises UnreadableFile when they are in a system that cannot be told, or fall outside France.
    """
    geometries = [one.geometry for one in layer.features if one.geometry is not None]
    system = _system(layer.crs, geometries)
    flat = [shapely.force_2d(geometry) for geometry in geometries]
    if system != WGS84:
        flat = _transformed(flat, system)
    if not _fit(flat, _EARTH):
        raise UnreadableFile(_UNKNOWN)
    _refuse_abroad(layer, flat)
    return flat


def _refuse_abroad(layer: Layer, placed: Sequence[BaseGeometry]) -> None:
    """Degrees fit the Earth even when they are swapped: then a French outline lies in the Indian Ocean."""
    corners = shapely.bounds(np.array(list(placed), dtype=object))
    if _in_france(corners).all():
        return
    if _in_france(corners[:, [1, 0, 3, 2]]).all():
        raise UnreadableFile(_SWAPPED)
    first = layer.features[int(np.argmin(_in_france(corners)))]
    raise UnreadableFile(_ABROAD.format(f"L’entité {first.number}"))


def _in_france(corners: np.ndarray) -> np.ndarray:
    """For each box, whether it lies in a part of France; an empty geometry, whose box is unknown, is let through."""
    west, south, east, north = corners.T
    inside = [(west >= w) & (south >= s) & (east <= e) & (north <= n) for w, s, e, n in _FRANCE]
    found: np.ndarray = np.any(inside, axis=0) | np.isnan(west)
    return found


def _system(declared: int | None, geometries: Sequence[BaseGeometry]) -> int:
    """Coordinates have the last word: a file in Lambert-93 that says nothing, or says WGS84, is seen for what it is."""
    if _fit(geometries, _EARTH):
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
