"""Shapes as GeoJSON text, light enough for a page."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_DECIMALS = 5
"""Of a degree: about a metre."""


def feature_collection(features: Iterable[tuple[Mapping[str, Any], BaseGeometry]], *, tolerance: float = 0.0) -> str:
    """The GeoJSON of these properties and geometries. `tolerance`: how far, in degrees, simplifying may move a line."""
    parts = [_feature(properties, geometry, tolerance) for properties, geometry in features]
    return f'{{"type":"FeatureCollection","features":[{",".join(parts)}]}}'


def _feature(properties: Mapping[str, Any], geometry: BaseGeometry, tolerance: float) -> str:
    lighter = shapely.simplify(geometry, tolerance, preserve_topology=True) if tolerance else geometry
    rounded = shapely.transform(lighter, lambda points: np.round(points, _DECIMALS))
    told = json.dumps(properties, ensure_ascii=False)
    return f'{{"type":"Feature","properties":{told},"geometry":{shapely.to_geojson(rounded)}}}'
