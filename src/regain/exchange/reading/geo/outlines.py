"""From the features of a file to outlines one may trust: codes told, geometry repaired, area measured."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from regain.core.french import number, quoted
from regain.core.geography import areas_in_hectares, repaired
from regain.exchange.confining import confined
from regain.exchange.reading.geo import columns as known
from regain.exchange.reading.geo.layers import Feature, GeoFinding, Layer
from regain.exchange.reading.geo.opening import read_layer
from regain.exchange.reading.geo.points import read_points
from regain.exchange.reading.geo.systems import Placed, system_name, to_wgs84
from regain.exchange.reading.refusals import UnreadableFile

_PERIMETER_CODE = re.compile(r"Q(?:P(?:[0-9]{3}|02[AB])[0-9]{3}|N(?:[0-9]{3}|02[AB])[0-9]{2}[NMIC])")
_IF_COMMUNES = (
    " Si ce sont des communes, choisissez «\u00a0Les contours des communes\u00a0» (--communes, en ligne de commande)."
)
_INSEE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")
_LONGEST_NAME = 200
_POINTS_OF_A_PERIMETER, _POINTS_OF_A_COMMUNE = 20_000, 50_000
"""The heaviest perimeter of 2024 has 2 588 points, a commune in full detail some tens of thousands."""
_LEAST_ROUND, _FEW_POINTS = 0.0005, 200
"""The area beside that of a disc of the same length of line: the real outlines of so many points have over 0.03."""
_NO_SURFACE = "Ce contour n’entoure aucune surface\u00a0: écartez ses points."


@dataclass(frozen=True, slots=True)
class Outline:
    """A valid surface in WGS84 degrees. `published`: SHA-256 of it before any repair; `repaired`: what was wrong."""

    geometry: MultiPolygon
    area_ha: float
    published: str
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class OutlineRead:
    """A perimeter as its file gives it: rank of the feature, national code, name, INSEE codes, names of communes."""

    number: int
    code: str
    name: str
    insee_codes: tuple[str, ...]
    commune_names: tuple[str, ...]
    outline: Outline


@dataclass(frozen=True, slots=True)
class CommuneOutlineRead:
    """A commune as its file gives it."""

    number: int
    insee_code: str
    name: str
    outline: Outline


R = TypeVar("R", OutlineRead, CommuneOutlineRead)


@confined(UnreadableFile)
def read_perimeters(content: bytes) -> tuple[list[OutlineRead], list[GeoFinding]]:
    """The perimeters of a file, each code once, and what to know of them. Raises UnreadableFile."""
    layer = read_layer(content)
    names = _names(layer, known.PERIMETER, "code du quartier (code_qp)")

    def built(feature: Feature, outline: Outline) -> OutlineRead | str:
        code = _perimeter_code(feature, names)
        if not _PERIMETER_CODE.fullmatch(code):
            return f"{quoted(code)} n’est pas un code de quartier (QP062007 ou QN06207M)"
        return OutlineRead(
            number=feature.number,
            code=code,
            name=known.text(feature.columns.get(names.get(known.NAME, "")))[:_LONGEST_NAME],
            insee_codes=_insee_codes(feature.columns.get(names.get(known.COMMUNES, ""))),
            commune_names=known.listed(feature.columns.get(names.get(known.COMMUNE_NAMES, ""))),
            outline=outline,
        )

    def department(feature: Feature) -> str:
        code = _perimeter_code(feature, names)
        return code[2:5].removeprefix("0") if _PERIMETER_CODE.fullmatch(code) else ""

    return _read(layer, built, key=lambda read: read.code, most=_POINTS_OF_A_PERIMETER, department=department)


@confined(UnreadableFile)
def read_commune_outlines(content: bytes) -> tuple[list[CommuneOutlineRead], list[GeoFinding]]:
    """The communes of a file, each once, and what to know of them. Raises UnreadableFile."""
    layer = read_layer(content)
    names = _names(layer, known.COMMUNE, "code INSEE de la commune (code_insee)")

    def built(feature: Feature, outline: Outline) -> CommuneOutlineRead | str:
        code = known.text(feature.columns.get(names[known.CODE])).upper()
        if not _INSEE.fullmatch(code):
            return f"{quoted(code)} n’est pas un code INSEE (62083)"
        name = known.text(feature.columns.get(names.get(known.NAME, "")))[:100]
        return CommuneOutlineRead(feature.number, code, name, outline)

    def department(feature: Feature) -> str:
        code = known.text(feature.columns.get(names[known.CODE])).upper()
        return (code[:3] if code.startswith(("97", "98")) else code[:2]) if _INSEE.fullmatch(code) else ""

    return _read(layer, built, key=lambda read: read.insee_code, most=_POINTS_OF_A_COMMUNE, department=department)


@confined(UnreadableFile)
def read_shape(content: bytes, *, department: str = "") -> Outline:
    """One surface: all those of the file together. `department`: the code of the one it lies in. Raises UnreadableFile."""
    return _whole(read_layer(content), department)


@confined(UnreadableFile)
def read_drawn(text: str) -> Outline:
    """The surface of points typed line by line. Raises UnreadableFile."""
    return _whole(read_points(text))


def _perimeter_code(feature: Feature, names: dict[str, str]) -> str:
    return re.sub(r"[\s.-]", "", known.text(feature.columns.get(names[known.CODE]))).upper()


def _whole(layer: Layer, department: str = "") -> Outline:
    surfaces = [feature.geometry for feature in layer.features if feature.geometry is not None]
    if not surfaces:
        raise UnreadableFile("Ce fichier ne contient aucune surface\u00a0: dessinez un polygone.")
    try:
        union = shapely.union_all([shapely.make_valid(one) for one in surfaces]) if len(surfaces) > 1 else surfaces[0]
    except shapely.errors.GEOSException as error:
        raise UnreadableFile(_NO_SURFACE) from error
    found, _ = _outlines(replace(layer, features=(Feature(1, {}, union),)), lambda _feature: department)
    if not found:
        raise UnreadableFile(_NO_SURFACE)
    outline = found[0][1]
    if heavy := _too_heavy(outline.geometry, _POINTS_OF_A_PERIMETER):
        raise UnreadableFile(f"Refusé, {heavy}\u00a0: simplifiez le contour.")
    return outline


def _too_heavy(geometry: MultiPolygon, most: int) -> str:
    """Why this outline could not be drawn and compared at each page, in French without a capital; blank when it can."""
    points = int(shapely.get_num_coordinates(geometry))
    if points > most:
        return f"le contour a {number(points, 0)} points, {number(most, 0)} au plus"
    is_cut_up = 4 * math.pi * geometry.area < _LEAST_ROUND * geometry.length**2
    return "le contour est trop découpé" if points > _FEW_POINTS and is_cut_up else ""


def _names(layer: Layer, names: dict[str, tuple[str, ...]], wanted: str) -> dict[str, str]:
    found = known.column_names(layer.features[0].columns, names)
    if known.CODE not in found:
        columns = layer.features[0].columns
        seen = ", ".join(map(str, list(columns)[:12])) or "aucune"
        hint = _IF_COMMUNES if known.CODE in known.column_names(columns, known.COMMUNE) else ""
        raise UnreadableFile(f"Ce fichier n’a pas de colonne pour le {wanted}\u00a0; ses colonnes\u00a0: {seen}.{hint}")
    return found


def _read(
    layer: Layer,
    built: Callable[[Feature, Outline], R | str],
    *,
    key: Callable[[R], str],
    most: int,
    department: Callable[[Feature], str],
) -> tuple[list[R], list[GeoFinding]]:
    outlines, findings = _outlines(layer, department)
    kept: dict[str, R] = {}
    for feature, outline in outlines:
        read = built(feature, outline)
        if isinstance(read, str):
            findings.append(GeoFinding(feature.number, "", f"{read}\u00a0: laissée de côté."))
        elif heavy := _too_heavy(outline.geometry, most):
            findings.append(GeoFinding(feature.number, key(read), f"{heavy}\u00a0: laissée de côté, simplifiez-la."))
        elif key(read) in kept:
            first = kept[key(read)].number
            findings.append(
                GeoFinding(feature.number, key(read), f"déjà donnée par l’entité {first}\u00a0: laissée de côté.")
            )
        else:
            kept[key(read)] = read
            if outline.repaired:
                findings.append(GeoFinding(feature.number, key(read), f"géométrie réparée ({outline.repaired})."))
    if not kept:
        raise UnreadableFile(f"Aucun contour de ce fichier n’a pu être lu. {findings[0]}")
    return list(kept.values()), sorted(findings, key=lambda finding: finding.number)


def _outlines(
    layer: Layer, department: Callable[[Feature], str]
) -> tuple[list[tuple[Feature, Outline]], list[GeoFinding]]:
    """The features that are surfaces, repaired and measured; a finding for each of the others, and for a guess."""
    drawn = [feature for feature in layer.features if feature.geometry is not None]
    findings = [
        GeoFinding(one.number, "", "pas de surface\u00a0: laissée de côté.")
        for one in layer.features
        if one.geometry is None
    ]
    if not drawn:
        raise UnreadableFile("Ce fichier ne contient aucune surface\u00a0: il faut des polygones.")
    placed = to_wgs84(replace(layer, features=tuple(drawn)), [department(feature) for feature in drawn])
    findings += [GeoFinding(0, "", remark) for remark in layer.remarks] + _of_system(placed, drawn, layer.crs)
    mended = [
        (feature, raw, repaired(raw))
        for rank, (feature, raw) in enumerate(zip(drawn, placed.geometries, strict=True))
        if rank not in placed.away
    ]
    findings += [
        GeoFinding(one.number, "", "surface vide\u00a0: laissée de côté.") for one, _, sound in mended if sound is None
    ]
    sound = [(feature, raw, whole) for feature, raw, whole in mended if whole is not None]
    areas = areas_in_hectares([whole.geometry for _, _, whole in sound])
    return [
        (feature, Outline(whole.geometry, round(area, 2), _digest(raw), whole.reason))
        for (feature, raw, whole), area in zip(sound, areas, strict=True)
    ], findings


def _of_system(placed: Placed, drawn: list[Feature], declared: int | None) -> list[GeoFinding]:
    """Which system was guessed, and what falls far from where it should."""
    told = (
        f"est dit en {system_name(declared)}, ce qui ne se peut pas"
        if declared
        else "ne dit pas son système de coordonnées"
    )
    guessed = f"ce fichier {told}\u00a0: lu en {system_name(placed.system)}, d’après l’endroit où il tombe."
    return [
        *([GeoFinding(0, "", guessed)] if placed.is_guessed else []),
        *(
            GeoFinding(drawn[rank].number, "", f"tombe {words}\u00a0: laissée de côté.")
            for rank, words in placed.away.items()
        ),
    ]


def _digest(raw: BaseGeometry) -> str:
    return sha256(shapely.to_wkb(raw, byte_order=1)).hexdigest()


def _insee_codes(value: object) -> tuple[str, ...]:
    return tuple(code for code in known.listed(value) if _INSEE.fullmatch(code))
