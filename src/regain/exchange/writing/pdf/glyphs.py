"""Which characters the fonts of a PDF can draw: Typst draws each, and what it lacks is drawn as one empty sign."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock
from unicodedata import category

import typst

from regain.exchange.writing.pdf.fonts import families, font_paths

_TEMPLATE = Path(__file__).with_name("glyphs.typ")
_STEP = 40
"""Points from one character to the next."""
_AT_ONCE = 2_000
_LACKING = "\uffff"
"""No font draws a character that Unicode promises never to use."""
_GLYPH = re.compile(r"(?P<group><g(?: [^<>]*)?/?>|</g>)|<use xlink:href=\"#(?P<glyph>\w+)\"")
_DOWN = re.compile(r"translate\([\d.]+ (?P<down>[\d.]+)\)")
_FORBIDDEN = {"Co", "Cs", "Cc"}
"""Private use (PDF/A forbids it), halves of characters, controls."""
_MARKS = {"\ufeff", "\ufffe", "\uffff"}
"""Marks of the order of bytes, which PDF/UA forbids."""
_KEPT = {"\t", "\n", "\r"}
_known: dict[str, bool] = {}
_one_at_a_time = Lock()


def unshown(characters: Iterable[str]) -> set[str]:
    """Those that cannot be drawn, or that the standards of our PDF forbid."""
    asked = set(characters) - _KEPT
    with _one_at_a_time:
        new = sorted(asked - _known.keys())
        for at in range(0, len(new), _AT_ONCE):
            some = new[at : at + _AT_ONCE]
            forbidden = {one for one in some if one in _MARKS or category(one) in _FORBIDDEN}
            drawn = [one for one in some if one not in forbidden]
            lacking = forbidden | _lacking(drawn)
            _known.update({one: one not in lacking for one in some})
    return {one for one in asked if not _known[one]}


def _lacking(characters: list[str]) -> set[str]:
    """Those drawn as what no font has."""
    inputs = {"asked": json.dumps({"fonts": families(), "step": _STEP, "signs": [_LACKING, *characters]})}
    drawing = _compiler().compile(format="svg", sys_inputs=inputs)
    drawn = _glyphs(drawing.decode() if isinstance(drawing, bytes) else "")
    empty = drawn[0]
    return {one for rank, one in enumerate(characters, 1) if drawn.get(rank, set()) & empty}


def _glyphs(svg: str) -> dict[int, set[str]]:
    """The glyphs drawn for each rank, by how far down they are."""
    found: dict[int, set[str]] = {}
    downs = [0.0]
    for piece in _GLYPH.finditer(svg):
        if piece["glyph"]:
            found.setdefault(int(downs[-1] // _STEP), set()).add(piece["glyph"])
        elif piece["group"] == "</g>":
            downs.pop()
        elif not piece["group"].endswith("/>"):
            moved = _DOWN.search(piece["group"])
            downs.append(downs[-1] + (float(moved["down"]) if moved else 0))
    return found


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(_TEMPLATE, font_paths=list(font_paths()), ignore_system_fonts=True)
