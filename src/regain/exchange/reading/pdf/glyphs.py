"""The words of a page, from the glyphs that pdfium places."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from regain.exchange.reading.pdf.layout import Word
from regain.exchange.reading.pdf.marks import is_soft_hyphen
from regain.exchange.reading.pdf.turning import Turn

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_BOLD_WEIGHT = 700
_MAX_TILT = 0.1
_LINE_ENDS = frozenset("\r\n")
_HYPHEN, _SOFT_HYPHEN = "\x02", "\u00ad"
_NO_CHARACTER = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_SURROGATES, _LAST_CHARACTER = range(0xD800, 0xE000), 0x10FFFF
# Shares of the size of the glyphs: beyond them a word ends.
_GAP, _THIN, _BACK, _STEP = 0.3, 0.1, 0.5, 0.5
_SMALL, _RAISED = 0.85, 0.15
_MEASURED = frozenset({"m", "km", "hm", "dam", "dm", "cm", "mm", "10"})


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool
    tilt: float
    unseen: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its place; a blank is white space, a `hyphen` ends a line. `lift`: how high a figure hangs."""

    character: str
    x0: float
    x1: float
    y: float
    look: _Look
    is_hyphen: bool = False
    lift: float = 0.0


def words_of(glyphs: list[Glyph]) -> Iterator[Word]:
    """Level words, in the order of the glyphs. Calls of notes are words of their own."""
    current: list[Glyph] = []
    call: list[Glyph] = []
    base: Glyph | None = None
    is_apart = False
    for glyph in glyphs:
        if glyph.character in _LINE_ENDS:  # pdfium adds them, between letters drawn one by one too: places part words
            is_apart = True
            continue
        if base and glyph.character.isdigit() and _is_call(base, current, glyph):
            call.append(glyph)
            base = replace(base, x1=glyph.x1)
            continue
        if call:
            yield replace(_word(call), is_call=True)
            call = []
        gap = _THIN if is_apart else _GAP
        is_apart = False
        if current and (glyph.character.isspace() or _ends_before(base or current[-1], glyph, gap)):
            yield _word(current)
            current = []
        if not glyph.character.isspace():
            current.append(glyph)
            base = glyph
    for rest in (call, current):
        if rest:
            yield replace(_word(rest), is_call=rest is call)


def _is_call(base: Glyph, word: list[Glyph], glyph: Glyph) -> bool:
    """Whether a figure is the call of a note: small and raised beside a word. "m2" is a unit."""
    size = base.look.size
    if not (-_BACK * size < glyph.x0 - base.x1 < size and _is_raised(glyph, base)):
        return False
    return "".join(one.character for one in word).strip("(").lower() not in _MEASURED


def _is_raised(figure: Glyph, base: Glyph) -> bool:
    """Whether a figure is set higher than the glyph beside it: small and raised, or drawn so by the font."""
    least = _RAISED * base.look.size
    if figure.y == base.y:
        return base.lift <= least < figure.lift
    return figure.look.size < _SMALL * base.look.size and least < base.y - figure.y < base.look.size


def is_level(glyph: Glyph) -> bool:
    """Whether the glyph is read from left to right."""
    return abs(glyph.look.tilt) < _MAX_TILT


def is_mostly_unseen(glyphs: list[Glyph]) -> bool:
    """Whether most of the glyphs are placed without being drawn, as words recognised in a picture are."""
    unseen = [glyph.look.unseen for glyph in glyphs if not glyph.character.isspace()]
    return 2 * sum(unseen) > len(unseen)


def usual_quarters(glyphs: list[Glyph]) -> int:
    """By how many quarter turns, to the left, most glyphs are tilted."""
    quarters = Counter(round(2 * glyph.look.tilt / math.pi) % 4 for glyph in glyphs if not glyph.character.isspace())
    return quarters.most_common(1)[0][0] if quarters else 0


def _ends_before(last: Glyph, glyph: Glyph, widest: float) -> bool:
    if (glyph.x0, glyph.y) == (last.x0, last.y):  # a ligature: several characters for one drawing
        return False
    size = max(last.look.size, glyph.look.size)
    gap = glyph.x0 - last.x1
    if last.character.isdigit() and glyph.character.isalpha() and _is_raised(last, glyph):
        return True
    return last.is_hyphen or gap > widest * size or gap < -_BACK * size or abs(glyph.y - last.y) > _STEP * size


def _word(glyphs: list[Glyph]) -> Word:
    # A word is of the size of its largest glyph: "1er" is no smaller for its raised letters.
    largest = max(glyphs, key=lambda glyph: glyph.look.size)
    words = "".join(glyph.character for glyph in glyphs)
    bold = all(glyph.look.bold for glyph in glyphs)
    return Word(words, glyphs[0].x0, glyphs[-1].x1, largest.y, largest.look.size, bold)


def glyphs_of(textpage: Any, turn: Turn) -> tuple[list[Glyph], int]:
    """The glyphs of a page inside its visible box, and the number of those whose character is unknown."""
    reader = _Reader(textpage, turn)
    glyphs = [glyph for index in range(textpage.count_chars()) if (glyph := reader.glyph(index))]
    return glyphs, reader.unknown


class _Reader:
    """Asks pdfium for each glyph, and once for each text object what its glyphs look like."""

    def __init__(self, textpage: Any, turn: Turn) -> None:
        self._page = textpage.raw
        self._turn = turn
        self._looks: dict[int | None, _Look] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()
        self.unknown = 0

    def glyph(self, index: int) -> Glyph | None:
        code = pdfium.FPDFText_GetUnicode(self._page, index)
        if code in _NO_CHARACTER or code in _SURROGATES or code > _LAST_CHARACTER:
            self.unknown += 1
            return None
        character = chr(code)
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(self._page, index, self._box)
        x, y = self._turn.point(self._x.value, self._y.value)
        left, _ = self._turn.point(self._box.left, self._box.bottom)
        right, _ = self._turn.point(self._box.right, self._box.top)
        width, height = self._turn.size
        is_blank = character.isspace()
        look = self._look(index)
        is_shown = -1 <= x <= width + 1 and -1 <= y <= height + 1 and math.isfinite(left + right + look.size)
        if not is_blank and not is_shown:
            return None
        is_hyphen = character == _HYPHEN or pdfium.FPDFText_IsHyphen(self._page, index) == 1
        shown = "-" if character == _HYPHEN else character
        if is_hyphen and is_soft_hyphen(self._page, pdfium.FPDFText_GetTextObject(self._page, index)):
            shown = _SOFT_HYPHEN
        lift = self._lift(index, y) if character.isdigit() else 0.0
        return Glyph(shown, min(left, right), max(left, right), y, look, is_hyphen, lift)

    def _lift(self, index: int, y: float) -> float:
        """How far the ink of a glyph hangs above its base line: fonts have raised figures of full size."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top):
            return 0.0
        corners = ((left.value, bottom.value), (right.value, top.value))  # which one is the lower depends on the turn
        return max(0.0, y - max(self._turn.point(*corner)[1] for corner in corners))

    def _look(self, index: int) -> _Look:
        drawn = pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(drawn.contents) if drawn else None
        if key not in self._looks:
            self._looks[key] = self._new_look(drawn, index)
        return self._looks[key]

    def _new_look(self, drawn: Any, index: int) -> _Look:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._page, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = abs(pdfium.FPDFText_GetFontSize(self._page, index)) * scale
        tilt = math.atan2(matrix.b, matrix.a) - math.radians(self._turn.degrees)
        unseen = bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        return _Look(size or 1.0, bool(drawn) and _is_bold(drawn), math.remainder(tilt, math.tau), unseen)


def _is_bold(drawn: Any) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
        return True
    font = pdfium.FPDFTextObj_GetFont(drawn)
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    if _BOLD.search(name.value.decode("latin-1")):
        return True
    flags = pdfium.FPDFFont_GetFlags(font)
    return flags > 0 and bool(flags & _FORCED_BOLD) and pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
