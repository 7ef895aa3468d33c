"""An outline typed point by point: longitude then latitude, a line each; a blank line starts another piece."""

import re

from shapely import MultiPolygon, Polygon

from regain.core.french import quoted
from regain.exchange.reading.geo.layers import Feature, Layer
from regain.exchange.reading.refusals import UnreadableFile

_NUMBER = r"([-+]?[0-9]{1,3}(?:[.,][0-9]{1,15})?)"
_LINE = re.compile(rf"{_NUMBER}(?:\s*+;|\s*+,\s|\s)\s*+{_NUMBER}")
_LEAST = 3
_MAX_POINTS = 5_000


def read_points(text: str) -> Layer:
    """The surface of these points. Raises UnreadableFile with the line of the first fault."""
    pieces: list[list[tuple[float, float]]] = [[]]
    lines = text.splitlines()
    if len(lines) > _MAX_POINTS:
        raise UnreadableFile(f"Un contour dessiné a {_MAX_POINTS} points au plus\u00a0: déposez plutôt un fichier.")
    for number, line in enumerate(lines, 1):
        if line.strip():
            pieces[-1].append(_point(number, line.strip()))
        elif pieces[-1]:
            pieces.append([])
    kept = [piece for piece in pieces if piece]
    if not kept:
        raise UnreadableFile("Donnez au moins trois points, ou déposez un fichier.")
    short = next((piece for piece in kept if len(set(piece)) < _LEAST), None)
    if short:
        raise UnreadableFile(
            f"Un morceau n’a que {len(set(short))} points différents\u00a0: il en faut trois au moins."
        )
    return Layer((Feature(1, {}, MultiPolygon([Polygon(piece) for piece in kept])),))


def _point(number: int, line: str) -> tuple[float, float]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise UnreadableFile(
            f"Ligne {number}\u00a0: {quoted(line[:40])} n’est pas un point\u00a0; écrivez longitude puis latitude, "
            "comme 2,6123 50,4561."
        )
    x, y = (float(word.replace(",", ".")) for word in match.groups())
    if not (-180 <= x <= 180 and -90 <= y <= 90):  # noqa: PLR2004  # degrees
        raise UnreadableFile(
            f"Ligne {number}\u00a0: {quoted(line[:40])} n’est pas en degrés (longitude puis latitude)."
        )
    return x, y
