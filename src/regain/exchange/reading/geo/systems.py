"""To WGS84, from whatever system the file is in."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely.geometry.base import BaseGeometry

from regain.core.departments import away_in_words, km_outside
from regain.exchange.reading.geo.layers import WGS84, Layer
from regain.exchange.reading.refusals import UnreadableFile

LAMBERT_93 = 2154
_GEOGRAPHIC = {4326, 4171, 4258, 4979}
"""WGS84, RGF93, ETRS89: degrees that differ by less than a metre."""
_LEGAL = {
    *(LAMBERT_93, 3857, *range(3942, 3951)),  # mainland
    *(27572, 9794, *range(9842, 9851), *range(32630, 32633), *range(25830, 25833)),  # former, new, and of all Europe
    *(5490, 4559, 32620, 2972, 32622, 2975, 32740, 4471, 32738, 4467, 32621),  # overseas
}
_NAMES = {
    4326: "WGS84",
    LAMBERT_93: "Lambert-93",
    3857: "Web Mercator",
    27572: "Lambert II étendu",
    9794: "Lambert-93",
    **{3900 + zone: f"conique conforme, zone {zone}" for zone in range(42, 51)},
}
_EARTH = (-180.0, -90.0, 180.0, 90.0)
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
_FAR = (
    "L’entité {0}, lue en {1}, tombe {2}\u00a0: ce n’est sans doute pas le système de coordonnées de ce fichier. "
    "Enregistrez-le en WGS84 ou en Lambert-93, puis réessayez."
)


class Placed(NamedTuple):
    """Geometries in longitude and latitude, and the system they were read in.

    `is_guessed`: the file does not say it, or says another. `away`: what is too far from its département, by rank, in
    words.
    """

    geometries: list[BaseGeometry]
    system: int
    is_guessed: bool
    away: dict[int, str]


def to_wgs84(layer: Layer, departments: Sequence[str]) -> Placed:
    """The geometries of a layer that all has some, from the declared system or, without one, from where they fall.

    `departments`: the code of each feature's own, blank where it is not known. Raises UnreadableFile when they are in a
    system that cannot be told, outside France, or all far from their département.
    """
    geometries = [shapely.force_2d(one.geometry) for one in layer.features if one.geometry is not None]
    systems = _systems(layer.crs, geometries, is_located=any(departments))
    first: Placed | None = None
    refusal = UnreadableFile(_UNKNOWN)
    for rank, system in enumerate(systems):
        flat = geometries if system == WGS84 else _transformed(geometries, system)
        try:
            _refuse_abroad(layer, flat)
        except UnreadableFile as abroad:
            is_told = rank == 0 and (len(systems) == 1 or _in_france(_corners(flat)).any())
            refusal = abroad if is_told else refusal
            continue
        placed = Placed(flat, system, system not in {WGS84, layer.crs}, _away(flat, departments))
        if len(placed.away) * 2 <= len(flat):
            return placed
        first = first or placed
    if first is None:
        raise refusal
    rank, words = next(iter(first.away.items()))
    raise UnreadableFile(_FAR.format(layer.features[rank].number, system_name(first.system), words))


def system_name(epsg: int) -> str:
    """What a system of coordinates is called: `Lambert-93 (EPSG:2154)`."""
    return f"{_NAMES.get(epsg) or CRS.from_epsg(epsg).name} (EPSG:{epsg})"


def _away(placed: Sequence[BaseGeometry], departments: Sequence[str]) -> dict[int, str]:
    centres = shapely.centroid(np.array(list(placed), dtype=object))
    far = {
        rank: km_outside(code, centre.x, centre.y)
        for rank, (centre, code) in enumerate(zip(centres, departments, strict=True))
        if code and not centre.is_empty
    }
    return {rank: away_in_words(departments[rank], km) for rank, km in far.items() if km}


def _refuse_abroad(layer: Layer, placed: Sequence[BaseGeometry]) -> None:
    """Degrees fit the Earth even when they are swapped: then a French outline lies in the Indian Ocean."""
    corners = _corners(placed)
    if _in_france(corners).all():
        return
    if _in_france(corners[:, [1, 0, 3, 2]]).all():
        raise UnreadableFile(_SWAPPED)
    first = layer.features[int(np.argmin(_in_france(corners)))]
    raise UnreadableFile(_ABROAD.format(f"L’entité {first.number}"))


def _corners(placed: Sequence[BaseGeometry]) -> np.ndarray:
    found: np.ndarray = shapely.bounds(np.array(list(placed), dtype=object))
    return found


def _in_france(corners: np.ndarray) -> np.ndarray:
    """For each box, whether it lies in a part of France; an empty geometry, whose box is unknown, is let through."""
    west, south, east, north = corners.T
    inside = [(west >= w) & (south >= s) & (east <= e) & (north <= n) for w, s, e, n in _FRANCE]
    found: np.ndarray = np.any(inside, axis=0) | np.isnan(west)
    return found


def _systems(declared: int | None, geometries: Sequence[BaseGeometry], *, is_located: bool) -> tuple[int, ...]:
    """The systems that the coordinates may be in, the likeliest first.

    They have the last word: a file in Lambert-93 that says nothing, or says WGS84, is seen for what it is. Where the
    départements are not known, any system may fall somewhere in France: only Lambert-93 is then guessed.
    """
    if _fit(geometries, _EARTH):
        return (WGS84,)
    if declared in _LEGAL:
        return (int(declared or 0),)
    if declared is None or declared in _GEOGRAPHIC:
        return (LAMBERT_93, *(sorted(_LEGAL - {LAMBERT_93}) if is_located else ()))
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
