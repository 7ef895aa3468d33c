"""The layout as a PDF, printed by Typst from `paper.typ`, untagged as most scanned or printed papers are."""

import json
from pathlib import Path
from typing import Any

import typst

from tests.agreements.layout.model import Grid, Layout, Line, PageBreak

PAPER = Path(__file__).with_name("paper.typ")


def make_pdf(layout: Layout) -> bytes:
    """A PDF of as many pages as it takes; the words travel as data, never as markup."""
    described = {
        "headings": layout.headings,
        "header": layout.header,
        "footer": layout.footer,
        "paper": layout.paper,
        "hyphenate": layout.hyphenate,
        "repeat": layout.repeat,
        "blocks": [_block(block) for block in layout.blocks if not isinstance(block, Line) or block.words],
    }
    inputs = {"layout": json.dumps(described)}
    pdf = typst.compile(PAPER, format="pdf", sys_inputs=inputs, ignore_system_fonts=True, pdf_tags=False)
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


def _block(block: Line | Grid | PageBreak) -> dict[str, Any]:
    if isinstance(block, PageBreak):
        return {"kind": "break"}
    if isinstance(block, Grid):
        return {"kind": "grid", "columns": len(block.rows[0]), "rows": _rows(block)}
    return _line(block)


def _rows(grid: Grid) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = [[] for _ in grid.rows]
    for y, x, box in grid.boxes:
        lines = [_line(line) for line in box.lines]
        rows[y].append({"x": x, "y": y, "columns": box.columns, "rows": box.rows, "lines": lines})
    return rows


def _line(line: Line) -> dict[str, Any]:
    pieces = [{"words": _printable(piece.words), "bold": piece.bold} for piece in line.shown]
    return {"kind": line.kind, "level": line.level, "rank": line.rank, "pieces": pieces}


def _printable(words: str) -> str:
    """Typst's fonts have no glyph for Word's private bullet, which prints as a bullet."""
    return words.replace("\uf0b7", "•")
