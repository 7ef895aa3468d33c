"""A paper as plain data, which the template draws."""

from collections.abc import Iterator, Sequence
from typing import Any

from regain.exchange.writing.blocks import (
    Block,
    Bullets,
    GapBars,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    SignatureRoom,
)
from regain.exchange.writing.characters import legible
from regain.exchange.writing.gauges import belongs_to, rows_of
from regain.exchange.writing.keeping import (
    frame_height,
    is_kept_whole,
    is_kept_with_next,
    is_short,
    kept_frames,
    kept_rows,
    rows_of_frames,
)
from regain.exchange.writing.pdf.fonts import families

Described = dict[str, Any]
_LONGEST = 4_000
"""Letters of a string that is no part of the page: a title, a bookmark, what a picture shows. PDF/A refuses 32 768."""


def described(paper: Paper) -> Described:
    """Everything the template needs."""
    cover = paper.cover
    return {
        "title": _short(paper.title),
        "author": _short(paper.author),
        "subject": _short(paper.subject),
        "foot": paper.foot,
        "fonts": families(),
        "has_contents": paper.has_contents,
        "cover": {"above": cover.above, "title": cover.title, "subtitle": cover.subtitle, "below": cover.below},
        "blocks": list(_blocks(paper.blocks)),
        "attachments": [
            {
                "name": legible(one.name),
                "media_type": one.media_type,
                "content": _content(one.content),
                "description": legible(_short(one.description)),
            }
            for one in paper.attachments
        ],
    }


def _short(words: str) -> str:
    """Words that are no part of the page, as short as PDF/A wants a string to be."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _content(content: bytes) -> str | list[int]:
    """Text as it is, which travels faster; other bytes one by one."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return list(content)


def _blocks(blocks: Sequence[Block]) -> Iterator[Described]:
    """The blocks; a list and the chart that draws it are one."""
    for rank, block in enumerate(blocks):
        following = blocks[rank + 1] if rank + 1 < len(blocks) else None
        above = blocks[rank - 1] if rank else None
        if isinstance(block, GapBars):
            listed = above if isinstance(above, Bullets) and belongs_to(above, block) else None
            yield _gaps(listed, block)
        elif isinstance(block, Heading) and len(block.words) > _LONGEST:
            # A title is a bookmark too.
            yield _block(Heading(block.level, _short(block.words)))
            yield {"kind": "paragraph", "words": f"…{block.words[_LONGEST - 1 :]}", "look": "body", "sticky": False}
        elif isinstance(block, Paragraph):
            told = {"kind": "paragraph", "words": block.words, "look": block.kind}
            yield {**told, "sticky": is_kept_with_next(blocks, rank)}
        elif not (isinstance(block, Bullets) and isinstance(following, GapBars) and belongs_to(block, following)):
            yield _block(block)


def _gaps(listed: Bullets | None, chart: GapBars) -> Described:
    return {"kind": "gaps", "rows": list(rows_of(listed, chart)), "here": chart.here, "there": chart.there}


def _block(block: Block) -> Described:
    told: Described
    match block:
        case Heading(level, words):
            told = {"kind": "heading", "level": level, "words": words}
        case Bullets(items):
            told = {"kind": "bullets", "items": items}
        case Grid():
            told = _grid(block)
        case SignatureRoom():
            told = _signatures(block)
        case GapBars():
            told = _gaps(None, block)
        case Picture():
            told = {"kind": "picture", "svg": block.svg, "alt": _short(block.alternative), "width": block.width}
        case PageBreak():
            told = {"kind": "break"}
    return told


def _signatures(room: SignatureRoom) -> Described:
    """The rows of frames by groups: those of a group stay on one page."""
    groups: list[list[tuple[tuple[str, str], ...]]] = [[]]
    for row, is_kept in zip(rows_of_frames(room), kept_frames(room), strict=True):
        groups[-1].append(row)
        if not is_kept:
            groups.append([])
    return {
        "kind": "signatures",
        "place_and_day": room.place_and_day,
        "height": frame_height(room),
        "framed": not room.is_signed,
        "groups": groups[:-1],
    }


def _grid(grid: Grid) -> Described:
    kept = kept_rows(grid)
    cells = [
        {
            "x": x,
            "y": y,
            "columns": cell.columns,
            "rows": cell.rows,
            "header": cell.is_header,
            "bulleted": cell.bulleted,
            "whole": is_kept_whole(kept, cell, y),
            "paragraphs": cell.paragraphs,
        }
        for y, row in enumerate(grid.rows)
        for x, cell in enumerate(row)
        if cell is not None
    ]
    shape = {"widths": grid.widths, "header_rows": grid.header_rows, "short": is_short(grid)}
    return {"kind": "grid", **shape, "cells": cells}
