"""The map of a neighbourhood for a paper: its outlines among the communes, each perimeter named."""

from collections.abc import Iterator

from regain.core.french import enumeration
from regain.core.geography import MapShape, draw_map
from regain.domain.territory.models import Neighbourhood
from regain.exchange.writing.blocks import Block, Heading, Paragraph, Picture
from regain.reports.maps import MappedOutline, build_neighbourhood_map

_WIDTH, _HEIGHT = 720, 460


def map_of(neighbourhood: Neighbourhood) -> Iterator[Block]:
    """The map, its words and its source; nothing while no outline is known."""
    drawn = picture_of(neighbourhood)
    if drawn is None:
        return
    picture, source = drawn
    yield Heading(1, "Où est-ce\u00a0?")
    yield picture
    yield Paragraph(picture.alternative)
    yield Paragraph(source, "note")


def picture_of(neighbourhood: Neighbourhood) -> tuple[Picture, str] | None:
    """The map and where its outlines come from; None while no outline is known."""
    found = build_neighbourhood_map(neighbourhood)
    if not found.drawn:
        return None
    [one] = found.drawn
    shapes = [MapShape(_name(one.name, outline), outline.geometry) for outline in one.outlines]
    title = f"Carte du quartier {one.name}"
    said = f"Le quartier {one.name}, sur {enumeration(one.communes)}\u00a0: {enumeration([shape.name for shape in shapes])}."
    svg = draw_map(
        list(reversed(shapes)),  # the outline in force is drawn over the others
        highlighted=[shapes[0].name],
        width=_WIDTH,
        height=_HEIGHT,
        title=title,
        description=said,
        background=[MapShape(commune.name, commune.geometry, commune.name) for commune in found.communes],
    )
    sources = "\u00a0; ".join(dict.fromkeys(outline.source for outline in one.outlines))
    return Picture(svg, title, said, _WIDTH, _HEIGHT), f"Source\u00a0: {sources}."


def _name(neighbourhood: str, outline: MappedOutline) -> str:
    return f"{outline.code} ({outline.vintage})" if outline.code else neighbourhood
