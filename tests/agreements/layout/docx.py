"""The layout as a DOCX: python-docx, and raw XML for tracked changes and content controls."""

import io
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.agreements.layout.model import Change, Grid, Kind, Layout, Line, PageBreak, Piece

STYLES = {Kind.ITEM: "List Bullet", Kind.NUMBERED: "List Number"}


def make_docx(layout: Layout) -> bytes:
    """A DOCX as Word would keep it, changes still to be accepted."""
    docx = Document()
    _add_running(docx, layout)
    for block in layout.blocks:
        if isinstance(block, Grid):
            _add_table(docx, block)
        elif isinstance(block, PageBreak):
            docx.add_page_break()
        else:
            _write_line(docx.add_paragraph(), block, layout.headings)
    saved = io.BytesIO()
    docx.save(saved)
    return saved.getvalue()


def _write_line(paragraph: Paragraph, line: Line, headings: str = "styled") -> None:
    if line.kind is Kind.HEADING and headings == "styled":
        paragraph.style = f"Heading {line.level}"
    elif line.kind in STYLES:
        paragraph.style = STYLES[line.kind] + (f" {line.level}" if line.level > 1 else "")
    faked = line.kind is Kind.HEADING and headings == "bold"
    for piece in line.pieces:
        _add_piece(paragraph, piece, bold=faked or piece.bold)
    if len(line.pieces) == 1 and line.pieces[0].control:
        _wrap(paragraph._p, "w:sdt")


def _add_piece(paragraph: Paragraph, piece: Piece, *, bold: bool) -> None:
    run = paragraph.add_run(piece.words)
    run.bold = bold or None
    if piece.change is Change.INSERTED:
        _track(run, "w:ins")
    elif piece.change is Change.DELETED:
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")
        _track(run, "w:del")
    elif piece.control:
        _wrap(run._r, "w:sdt")


def _track(run: Run, tag: str) -> None:
    change = OxmlElement(tag)
    for name, value in (("id", "1"), ("author", "Relecture"), ("date", "2024-06-01T09:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    run._r.addprevious(change)
    change.append(run._r)


def _wrap(element: Any, tag: str) -> None:
    """Put an element inside a content control that takes its place."""
    control = parse_xml(f"<{tag} {nsdecls('w')}><w:sdtPr><w:tag w:val='champ'/></w:sdtPr><w:sdtContent/></{tag}>")
    element.addprevious(control)
    control[1].append(element)


def _add_table(docx: Docx, grid: Grid) -> None:
    table = docx.add_table(rows=len(grid.rows), cols=len(grid.rows[0]), style="Table Grid")
    for y, x, box in grid.boxes:
        cell = table.cell(y, x)
        if box.columns > 1 or box.rows > 1:
            cell = cell.merge(table.cell(y + box.rows - 1, x + box.columns - 1))
        for rank, line in enumerate(box.lines):
            _write_line(cell.paragraphs[0] if rank == 0 else cell.add_paragraph(), line)
    _let_rows_grow(table)
    docx.add_paragraph()


def _let_rows_grow(table: Table) -> None:
    """Word's usual layout: columns follow their contents."""
    table.autofit = True


def _add_running(docx: Docx, layout: Layout) -> None:
    section = docx.sections[0]
    for words, part in ((layout.header, section.header), (layout.footer, section.footer)):
        if words:
            _write_running(part.paragraphs[0], words)


def _write_running(paragraph: Paragraph, words: str) -> None:
    before, mark, after = words.partition("{page}")
    paragraph.add_run(before)
    if mark:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
    paragraph.add_run(after)
