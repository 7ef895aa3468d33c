"""Where in the text a value of the draft stands."""

from collections.abc import Mapping

from regain.exchange.draft import Where

_INNER = ("", "/intercommunal", "/name", "/text", "/value", "/raw", "/title")


def pointer_of(places: Mapping[str, Where], base: str) -> str:
    """The pointer of a value, or of the part of it that has a place; `base` itself when nothing has one."""
    return next((base + inner for inner in _INNER if base + inner in places), base)


def place_of(places: Mapping[str, Where], pointer: str) -> Where | None:
    """The place of a difference's pointer, None without one (a removal, or a value nobody read)."""
    if not pointer:
        return None
    return places.get(pointer) or places.get(f"/governance{pointer}")
