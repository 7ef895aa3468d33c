"""What is known of a drawn outline, and where one would draw it."""

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from regain.core.french import number
from regain.domain.territory.models import Neighbourhood, Outline
from regain.domain.territory.queries import outlines_in_force

_BETHUNE = (2.2, 50.3, 2.9, 50.7)
"""Where a map starts when no outline at all is known."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The outline in force as lines of text (longitude, latitude), its edition (0 for none), the box to show."""

    points: str
    edition: int
    box: tuple[float, float, float, float]
    answer: str


def build_drawn(neighbourhood: Neighbourhood) -> Drawn:
    """What one starts from. Costs three queries at most."""
    own = outlines_in_force("neighbourhood").filter(neighbourhood=neighbourhood).first()
    communes = outlines_in_force("commune")
    near = [own] if own else list(communes.filter(commune__neighbourhoods=neighbourhood))
    near = near or list(communes.filter(commune__intercommunality=neighbourhood.intercommunality_id))
    boxes = [(one.west, one.south, one.east, one.north) for one in near]
    box = (
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        if boxes
        else _BETHUNE
    )
    if own is None:
        return Drawn("", 0, box, "Aucun contour n’est encore dessiné.")
    return Drawn(_points(own), own.edition, box, f"Le contour actuel couvre {number(own.area_ha, 1)}\u00a0ha.")


def _points(outline: Outline) -> str:
    geometry: BaseGeometry = shapely.from_wkb(bytes(outline.geometry))
    rings = [polygon.exterior for polygon in shapely.get_parts(geometry)]
    pieces = [[f"{x:.5f} {y:.5f}".replace(".", ",") for x, y in list(ring.coords)[:-1]] for ring in rings]
    return "\n\n".join("\n".join(piece) for piece in pieces)
