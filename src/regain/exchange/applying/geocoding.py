"""A geocoder on the network, when the operator gave its address: asked only for what is typed, never for a list."""

import http.client
import json
import math
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from regain.core.errors import BusinessError

_SECONDS = 5
_MOST = 200_000
"""Bytes of an answer that are read."""
_SILENT = "Le service d’adresses ne répond pas\u00a0: réessayez plus tard, ou donnez les coordonnées du point."


class GeocoderSilent(BusinessError):
    """The geocoder does not answer, or not as one."""


@dataclass(frozen=True, slots=True)
class RemoteAddress:
    """An address as the geocoder gives it; `score` from 0 to 100."""

    label: str
    score: float
    longitude: float
    latitude: float


def has_geocoder() -> bool:
    """Whether the operator gave the address of one (REGAIN_GEOCODER_URL)."""
    return str(settings.GEOCODER_URL).startswith(("http://", "https://"))


def ask_geocoder(text: str, *, limit: int = 5) -> list[RemoteAddress]:
    """The addresses it knows, in its order (GeoJSON, as the Géoplateforme answers). Raises GeocoderSilent."""
    address = f"{settings.GEOCODER_URL}?{urllib.parse.urlencode({'q': text[:200], 'limit': limit})}"
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310  # the operator's own address
            data = json.loads(answer.read(_MOST))
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError, RecursionError) as error:
        raise GeocoderSilent(_SILENT) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise GeocoderSilent(_SILENT)
    return [found for found in map(_address, features[:limit]) if found]


def _address(feature: Any) -> RemoteAddress | None:
    try:
        longitude, latitude = (float(degrees) for degrees in feature["geometry"]["coordinates"][:2])
        label, score = str(feature["properties"]["label"])[:200], float(feature["properties"].get("score", 0))
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    is_sound = all(map(math.isfinite, (longitude, latitude, score)))
    return RemoteAddress(label, min(max(score, 0), 1) * 100, longitude, latitude) if is_sound else None
