"""The few shapes that charts are made of, as SVG text."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

BRICK, GROUND, INK, SOFT, LINE, PAPER, BAND = (
    *("#a03b22", "#4d5870", "#1f2430", "#565c6c", "#c9c1b2", "#ffffff", "#e9e4da"),
)
FONT = "Source Sans 3, sans-serif"
SIZE = 14
WIDE, NARROW = 720, 340
"""The widths, in pixels of the view box, at which a picture is drawn: for a desk and paper, for a phone."""
SHAPES = ("circle", "square", "diamond", "triangle", "cross")
_NARROW_SIGNS, _WIDE_SIGNS = " .,:;'’iljtfrI|()\u00a0\u202f", "mwMW%—ŒœÆæ"


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a picture is told as, and its size."""

    title: str
    description: str
    width: int
    height: int

    def wrap(self, parts: Sequence[str]) -> str:
        """The whole SVG."""
        key = sha256(f"{self.title}{self.description}{self.width}".encode()).hexdigest()[:8]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" width="{self.width}" '
            f'height="{self.height}" role="img" aria-labelledby="pic-{key}-t" aria-describedby="pic-{key}-d">'
            f'<title id="pic-{key}-t">{escape(self.title)}</title>'
            f'<desc id="pic-{key}-d">{escape(self.description)}</desc>'
            f'<rect width="{self.width}" height="{self.height}" fill="{PAPER}"/>{"".join(parts)}</svg>'
        )


def text_width(words: str, size: float = SIZE) -> float:
    """How wide a text is set, in pixels: near enough to place what stands beside it."""
    signs = sum(0.3 if sign in _NARROW_SIGNS else 0.85 if sign in _WIDE_SIGNS else 0.56 for sign in words)
    return signs * size


def text(  # noqa: PLR0913  # the attributes that SVG itself has
    words: str, x: float, y: float, *, anchor: str = "start", size: float = SIZE, fill: str = INK, bold: bool = False
) -> str:
    """Words on their base line, with a halo so that no stroke crosses them."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="{FONT}" font-size="{size:g}" '
        f'font-weight="{600 if bold else 400}" fill="{fill}" stroke="{PAPER}" stroke-width="4" '
        f'stroke-linejoin="round" paint-order="stroke">{escape(words)}</text>'
    )


def line(  # noqa: PLR0913  # the attributes that SVG itself has
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = INK, width: float = 1, dash: str = ""
) -> str:
    """A straight stroke."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{width:g}"{dashed}/>'


def path(points: Sequence[tuple[float, float]], *, stroke: str, width: float, dash: str = "") -> str:
    """An open line through points."""
    way = " ".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="M{way}" fill="none" stroke="{stroke}" stroke-width="{width:g}" stroke-linejoin="round"{dashed}/>'


def box(  # noqa: PLR0913  # the attributes that SVG itself has
    x: float, y: float, width: float, height: float, *, fill: str = BAND, stroke: str = "none", dash: str = ""
) -> str:
    """A rectangle."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{fill}" '
        f'stroke="{stroke}"{dashed}/>'
    )


def shape(  # noqa: PLR0913  # the attributes that SVG itself has
    name: str, x: float, y: float, *, radius: float = 5, fill: str = PAPER, stroke: str = INK, width: float = 2
) -> str:
    """A mark: circle, square, diamond, triangle or cross. A misspelt name is an error: ValueError."""
    look = f'fill="{fill}" stroke="{stroke}" stroke-width="{width:g}"'
    if name == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {look}/>'
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
        "triangle": ((0, -1.25), (1.15, 0.85), (-1.15, 0.85)),
    }
    if name in corners:
        points = " ".join(f"{x + dx * radius:.1f},{y + dy * radius:.1f}" for dx, dy in corners[name])
        return f'<polygon points="{points}" stroke-linejoin="round" {look}/>'
    if name != "cross":
        raise ValueError(f"shape: “{name}” is none of {', '.join(SHAPES)}")
    arm = radius * 0.9
    return line(x - arm, y - arm, x + arm, y + arm, stroke=stroke, width=width) + line(
        x - arm, y + arm, x + arm, y - arm, stroke=stroke, width=width
    )


def wrapped(words: str, width: float, *, size: float = SIZE) -> list[str]:
    """The words in lines no wider than `width`. A word is never cut, nor torn from a no-break space."""
    lines: list[str] = []
    for word in words.split(" "):
        grown = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(grown, size) <= width:
            lines[-1] = grown
        else:
            lines.append(word)
    return lines
