"""A map: a picture drawn by the server, which Leaflet replaces where there is JavaScript, and the same as a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapEntry:
    """What the map shows: its mark on the picture, its name, where it leads, what to say of it."""

    key: str
    mark: str
    name: str
    href: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The picture (`svg`, from regain.core.geography.draw_map), what it shows, its sources.

    `source`: who published the outlines, for the corner of the map one can move. `outlines` and `land`: addresses of the GeoJSON for the map one can move; blank for a picture alone. `tiles`:
    whether the IGN background is offered.
    """

    title: str
    svg: str
    entries: tuple[MapEntry, ...]
    caption: str
    source: str = ""
    outlines: str = ""
    land: str = ""
    tiles: bool = False
    alone: bool = False
    """Whether the list is left out, for a picture whose page says the same."""
