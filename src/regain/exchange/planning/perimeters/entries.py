"""What was read of an outline, as the domain takes it."""

import shapely

from regain.domain.territory.rules import OutlineEntry
from regain.exchange.reading.geo import Outline


def outline_entry(outline: Outline, *, source: str = "") -> OutlineEntry:
    """The outline with its WKB and its box."""
    west, south, east, north = outline.geometry.bounds
    return OutlineEntry(
        geometry=shapely.to_wkb(outline.geometry),
        bounds=(west, south, east, north),
        area_ha=outline.area_ha,
        published=outline.published,
        repaired=outline.repaired,
        source=source,
    )
