"""The map of a neighbourhood for a paper: its outlines on its communes, each perimeter named."""

from collections.abc import Iterator

import shapely

from regain.core.french import enumeration
from regain.core.geography import MapShape, draw_map
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.queries import geometries_of_communes, geometries_of_perimeters, outlines_in_force
from regain.exchange.writing.blocks import Block, Heading, Paragraph, Picture

_WIDTH, _HEIGHT = 720, 460


def map_of(neighbourhood: Neighbourhood) -> Iterator[Block]:
    """The map, its words and its source; nothing while no outline is known."""
    perimeters = list(neighbourhood.perimeters.order_by("-vintage", "pk"))
    known = geometries_of_perimeters(one.code for one in perimeters)
    drawn = [one for one in perimeters if one.code in known]
    outlines = [MapShape(f"{one.code} ({one.vintage})", shapely.from_wkb(known[one.code])) for one in drawn]
    own = outlines_in_force("neighbourhood").filter(neighbourhood=neighbourhood).first()
    if own:
        outlines.append(MapShape(neighbourhood.name, shapely.from_wkb(bytes(own.geometry))))
    if not outlines:
        return
    communes = list(neighbourhood.communes.order_by("name", "pk"))
    behind = geometries_of_communes(one.insee_code for one in communes)
    background = [
        MapShape(one.name, shapely.from_wkb(behind[one.insee_code]), one.name)
        for one in communes
        if one.insee_code in behind
    ]
    title = f"Carte du quartier {neighbourhood.name}"
    on = enumeration([one.name for one in communes])
    said = f"Le quartier {neighbourhood.name}, sur {on}\u00a0: {enumeration([one.name for one in outlines])}."
    svg = draw_map(
        outlines,
        highlighted=[outlines[0].name],
        width=_WIDTH,
        height=_HEIGHT,
        title=title,
        description=said,
        background=background,
    )
    yield Heading(1, "Où est-ce\u00a0?")
    yield Picture(svg, title, said, _WIDTH, _HEIGHT)
    yield Paragraph(said)
    sources = dict.fromkeys(one.source for one in drawn if one.source) or {"ANCT, quartiers prioritaires": None}
    yield Paragraph(f"Source\u00a0: {enumeration(list(sources))}. Licence Ouverte 2.0.", "note")
