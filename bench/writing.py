"""Writing an agreement: PDF against bare typst, DOCX against python-docx's own cells, ODT against the DOCX."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import typst
from docx.document import Document as DocxDocument

from bench.timing import Ratio, compare, milliseconds
from regain.exchange.draft import Draft
from regain.exchange.reading.agreement_file import read_agreement_file
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.blocks import (
    Block,
    Bullets,
    GapBars,
    Grid,
    GridCell,
    Heading,
    Paper,
    Paragraph,
    SignatureRoom,
)
from regain.exchange.writing.docx import write_docx
from regain.exchange.writing.odt import write_odt
from regain.exchange.writing.pdf import write_pdf
from regain.exchange.writing.pdf.describing import described
from regain.exchange.writing.pdf.fonts import font_paths
from regain.exchange.writing.pdf.writing import STANDARDS

DEMONSTRATION = Path(__file__).resolve().parents[1] / "demonstration" / "barlin.docx"
COMMUNES = 19
FORMATS: tuple[Callable[[Paper], bytes], ...] = (write_pdf, write_docx, write_odt)


def demonstration() -> Draft:
    """What the demonstration agreement says."""
    _, reading = read_agreement_file(DEMONSTRATION.read_bytes(), name=DEMONSTRATION.name)
    return reading.draft


PLAIN = """#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title)
#set text(lang: "fr", font: paper.fonts, hyphenate: true)
#set page(header: paper.subject, footer: context [#paper.foot #counter(page).display()])
#let draw = (
  heading: it => heading(level: it.level, it.words),
  paragraph: it => par(it.words),
  bullets: it => list(..it.items),
  gaps: it => list(..it.rows.map(row => row.words)),
  grid: it => table(columns: it.widths.len(), ..it.cells.map(cell => table.cell(
    x: cell.x, y: cell.y, colspan: cell.columns, rowspan: cell.rows, cell.paragraphs.join(parbreak())))),
  signatures: it => list(..it.names),
  "break": _ => pagebreak(weak: true),
)
#for it in paper.attachments {
  pdf.attach(it.name, bytes(it.content), relationship: "data", mime-type: it.media_type, description: it.description)
}
#for words in paper.cover.above { par(words) }
#title(paper.cover.title)
#for words in paper.cover.below { par(words) }
#outline()
#for it in paper.blocks { (draw.at(it.kind))(it) }
"""
"""The same words in the plainest document that typst can make of them, held to the same standards."""


class Pages:
    """The same paper again and again, other words each time: typst would remember the lines and the cells it has set."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.titles = count()
        self.folder = TemporaryDirectory()
        plain = Path(self.folder.name) / "plain.typ"
        plain.write_text(PLAIN, encoding="utf-8")
        self.bare = typst.Compiler(plain, font_paths=list(font_paths()), ignore_system_fonts=True)

    def ours(self) -> bytes:
        """As Regain writes it."""
        return write_pdf(self._next())

    def by_bare_typst(self) -> object:
        """As typst sets it without anything of ours."""
        told = json.dumps(described(self._next()), ensure_ascii=False)
        return self.bare.compile(format="pdf", sys_inputs={"paper": told}, pdf_standards=list(STANDARDS))

    def _next(self) -> Paper:
        mark = f" ({next(self.titles)})"
        blocks = tuple(_marked(block, mark) for block in self.paper.blocks)
        return replace(self.paper, title=self.paper.title + mark, blocks=blocks)


def _marked(block: Block, mark: str) -> Block:
    """The block, all its words other than last time. A chart and the list it draws go on saying the same."""
    match block:
        case Paragraph() | Heading():
            return replace(block, words=block.words + mark)
        case Bullets():
            return replace(block, items=tuple(item + mark for item in block.items))
        case GapBars():
            return replace(block, bars=tuple(replace(bar, said=bar.said + mark) for bar in block.bars))
        case Grid():
            rows = tuple(tuple(cell and _marked_cell(cell, mark) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case SignatureRoom():
            return replace(block, names=tuple(name + mark for name in block.names))
    return block


def _marked_cell(cell: GridCell, mark: str) -> GridCell:
    return replace(cell, paragraphs=tuple(words + mark for words in cell.paragraphs))


def by_cells(paper: Paper) -> bytes:
    """The same words through python-docx's own calls, its tables cell by cell."""
    document = docx.Document()
    for block in paper.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.words, block.level)
        elif isinstance(block, Paragraph):
            document.add_paragraph(block.words)
        elif isinstance(block, Bullets):
            for item in block.items:
                document.add_paragraph(item, style="List Bullet")
        elif isinstance(block, Grid):
            _table_by_cells(document, block)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _table_by_cells(document: DocxDocument, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths))
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell:
                place = table.cell(at, column)
                if cell.rows > 1 or cell.columns > 1:
                    place = place.merge(table.cell(at + cell.rows - 1, column + cell.columns - 1))
                place.text = "\n".join(cell.paragraphs)


def run() -> list[Ratio]:
    """The ratios of writing."""
    paper = compose_agreement(demonstration())
    pages = Pages(paper)
    return [
        compare("écrire la convention en PDF / typst nu", pages.ours, pages.by_bare_typst, goal=1.5),
        compare(
            "écrire la convention en DOCX / python-docx", lambda: write_docx(paper), lambda: by_cells(paper), goal=1
        ),
        compare("écrire la convention en ODT / en DOCX", lambda: write_odt(paper), lambda: write_docx(paper), goal=0.2),
    ]


def nineteen_communes() -> float:
    """Seconds to write nineteen agreements in the three formats."""
    drafts = [replace(demonstration(), commune=f"Commune {at}") for at in range(1, COMMUNES + 1)]

    def write() -> None:
        for at, draft in enumerate(drafts, start=1):
            paper = compose_agreement(draft)
            sizes = [len(write_as(paper)) for write_as in FORMATS]
            print(f"\r{at}/{COMMUNES} conventions, {sum(sizes) // 1000} ko", end="", flush=True)
        print()

    return milliseconds(write) / 1000
