"""The tags of a part of a template, in order, each with its place: `{{ … }}`, `{% … %}`, `{# … #}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from regain.exchange.writing.templates.names import BOX, CELL, CONTENT, PARAGRAPH, ROW, STRUCTURED, TABLE, WORDS

# A tag stops at the next opening brace, so that looking for it never costs more than reading the paragraph.
TAG = re.compile(r"\{\{(?:(?!\{[{%#]|\}\}).)*\}\}|\{%(?:(?!\{[{%#]|%\}).)*%\}|\{#(?:(?!\{[{%#]|#\}).)*#\}", re.DOTALL)
STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_INSIDE = re.compile(r"\{[{%]-?(?P<scale>(?:p|tr|tc|r)\b(?=\s)|)(?P<body>.*?)-?[}%]\}", re.DOTALL)
_TYPED_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " "})
_AROUND = 40


class Spot(NamedTuple):
    """A paragraph and its place, in French."""

    place: str
    paragraph: etree._Element


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag. `scale`: `p` or `tr` when it rules the whole paragraph or row; `run` holds its first character."""

    raw: str
    scale: str
    body: str
    place: str
    words: str
    paragraph: etree._Element
    run: etree._Element | None
    is_alone: bool

    @property
    def is_comment(self) -> bool:
        """Whether nobody will read it."""
        return self.raw.startswith("{#")

    @property
    def is_printed(self) -> bool:
        """Whether it stands for words."""
        return self.raw.startswith("{{")

    @property
    def keyword(self) -> str:
        """`for`, `if`, `elif`, `else`, `endif`, `endfor`... of a `{% … %}`."""
        return (self.body.split() or [""])[0]


def spots_of(root: etree._Element, part: str) -> Iterator[Spot]:
    """Every paragraph of a part, in reading order. `part` opens the place: « corps », « en-tête »..."""
    yield from _spots(root, part, "")


def _spots(container: etree._Element, part: str, inside: str) -> Iterator[Spot]:
    paragraphs = tables = 0
    for child in _children(container):
        if child.tag == PARAGRAPH:
            paragraphs += 1
            place = f"{part}, {inside}paragraphe {paragraphs}"
            yield Spot(place, child)
            for box in child.iter(BOX):
                if paragraph_around(box) is child:
                    yield from _spots(box, f"{place}, zone de texte", "")
        elif child.tag == TABLE:
            tables += 1
            for rank, row in enumerate(_within(child, ROW), 1):
                for column, cell in enumerate(_within(row, CELL), 1):
                    where = f"{inside}tableau {tables}, ligne {rank}, colonne {column}, "
                    yield from _spots(cell, part, where)


def _children(container: etree._Element) -> Iterator[etree._Element]:
    """What stands in a container, through structured blocks and marks that hold paragraphs."""
    for child in container:
        if child.tag in {PARAGRAPH, TABLE}:
            yield child
        elif child.tag == STRUCTURED:
            for content in child.iterchildren(CONTENT):
                yield from _children(content)
        elif isinstance(child.tag, str):
            yield from _children(child)


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {STRUCTURED, CONTENT}:
            yield from _within(child, tag)


def paragraph_around(element: etree._Element) -> etree._Element | None:
    """The nearest paragraph an element stands in."""
    return next(element.iterancestors(PARAGRAPH), None)


def words_of(paragraph: etree._Element) -> list[etree._Element]:
    """The `w:t` of this very paragraph, not those of a text box that hangs in it."""
    return [one for one in paragraph.iter(WORDS) if paragraph_around(one) is paragraph]


def tags_of(spot: Spot) -> list[Tag]:
    """The tags of a paragraph, in order."""
    pieces = words_of(spot.paragraph)
    text = "".join(piece.text or "" for piece in pieces)
    rest = TAG.sub("", text).strip()
    owners = [piece.getparent() for piece in pieces for _ in piece.text or ""]
    found = list(TAG.finditer(text))
    return [
        _tag(match, spot, text, run=owners[match.start()], is_alone=not rest and len(found) == 1) for match in found
    ]


def _tag(match: re.Match[str], spot: Spot, text: str, *, run: etree._Element | None, is_alone: bool) -> Tag:
    raw = match.group()
    inside = _INSIDE.fullmatch(raw)
    return Tag(
        raw=raw,
        scale=inside["scale"] if inside else "",
        body=inside["body"].translate(_TYPED_QUOTES).strip() if inside else "",
        place=spot.place,
        words=around(text, match.start(), match.end()),
        paragraph=spot.paragraph,
        run=run,
        is_alone=is_alone,
    )


def around(text: str, start: int, end: int) -> str:
    """The words from `start` to `end` with a little of what surrounds them."""
    before, after = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    return f"{'…' if before else ''}{text[before:after].strip()}{'…' if after < len(text) else ''}"
