"""A geocoder on the network, when the operator gave its address: asked only for what is typed, never for a list."""

import json
import math
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from regain.core.calling.addresses import OPERATOR, AddressRefused
from regain.core.calling.calls import Caller, CallFailed, Limits
from regain.core.calling.kept import Kept
from regain.core.calling.places import OUT, CallsAtOnce
from regain.core.errors import BusinessError

CALLS = Caller(Limits(seconds=3, size=200_000, redirections=2), CallsAtOnce(1, within=OUT), rest=10)
"""One thread of a process at most waits for the geocoder, and a silence is believed for ten seconds."""
_OK, _MOST = 200, 20
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


ANSWERS: Kept[list[RemoteAddress]] = Kept(fresh=600, good=600, most=200)
"""In memory for ten minutes, since one looks at the same address twice; never on a disk."""


def has_geocoder() -> bool:
    """Whether the operator gave the address of one (REGAIN_GEOCODER_URL)."""
    return str(settings.GEOCODER_URL).startswith(("http://", "https://"))


def ask_geocoder(text: str, *, limit: int = 5) -> list[RemoteAddress]:
    """The addresses it knows, in its order (GeoJSON, as the Géoplateforme answers). Raises GeocoderSilent."""
    address = f"{settings.GEOCODER_URL}?{urlencode({'q': text[:200], 'limit': limit})}"
    return ANSWERS.get(address, lambda: _asked(address)[:limit])


def _asked(address: str) -> list[RemoteAddress]:
    try:
        answer = CALLS.ask("GET", address, reach=OPERATOR)
        data = json.loads(answer.body)
    except (AddressRefused, CallFailed, ValueError, RecursionError) as error:
        raise GeocoderSilent(_SILENT) from error
    features = data.get("features") if isinstance(data, dict) and answer.status == _OK else None
    if not isinstance(features, list):
        raise GeocoderSilent(_SILENT)
    return [found for found in map(_address, features[:_MOST]) if found]


def _address(feature: Any) -> RemoteAddress | None:
    try:
        longitude, latitude = (float(degrees) for degrees in feature["geometry"]["coordinates"][:2])
        label, score = str(feature["properties"]["label"])[:200], float(feature["properties"].get("score", 0))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError):
        return None
    is_sound = abs(longitude) <= 180 and abs(latitude) <= 90 and math.isfinite(score)  # noqa: PLR2004  # degrees
    return RemoteAddress(label, min(max(score, 0), 1) * 100, longitude, latitude) if is_sound else None
