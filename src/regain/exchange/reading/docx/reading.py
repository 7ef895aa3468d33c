"""A DOCX as blocks."""

from collections.abc import Iterator
from typing import Any

from mammoth import documents

from regain.exchange.reading import remarks
from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.exchange.reading.docx.chunks import insert_chunks
from regain.exchange.reading.docx.margins import lines_of_margin
from regain.exchange.reading.docx.numbering import Numbering
from regain.exchange.reading.docx.parts import read_parts
from regain.exchange.reading.docx.slimming import HEADING, IN_BOX, ITEM, slim
from regain.exchange.reading.docx.styles import Styles
from regain.exchange.reading.docx.understanding import understand
from regain.exchange.reading.runs import BREAK, Noticed, Run, texts_of_runs
from regain.exchange.reading.spans import table_of_rows


def read_docx(content: bytes, *, media_type: str) -> Document:
    """The document of a DOCX. Raise `UnreadableFile` for a damaged or hostile one."""
    parts = read_parts(content)
    styles, numbering = Styles(parts.styles), Numbering(parts.numbering)
    noticed = slim(parts.document, styles, numbering, parts.related)
    noticed |= insert_chunks(parts.document, parts.related)
    for notes in parts.notes.values():
        noticed |= slim(notes, styles, numbering)
    walk = _Walk(understand(parts.document, parts.notes))
    blocks = tuple(walk.blocks())
    if walk.has_notes:
        noticed.add(remarks.NOTES_MOVED)
    running = (line for margin in parts.margins for line in lines_of_margin(margin, styles))
    told = (*map(remarks.remark, sorted(noticed)), *walk.noticed.remarks(), *remarks.running_remarks(running))
    return Document(media_type, blocks, remarks=told)


class _Walk:
    """Goes through mammoth's model in reading order, counting paragraphs and rows."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._line = 0
        self._references: list[Any] = []
        self.has_notes = False
        self.noticed = Noticed()

    def blocks(self) -> Iterator[Text | Table]:
        """The blocks of the body, then those of the notes it refers to."""
        yield from self._blocks(self._model.children)
        references, self._references = self._references, []
        for reference in references:
            try:
                note = self._model.notes.resolve(reference)
            except KeyError:
                continue
            self.has_notes = True
            yield from self._blocks(note.body)

    def _blocks(self, elements: list[Any]) -> Iterator[Text | Table]:
        for element in elements:
            if isinstance(element, documents.Table):
                table = table_of_rows([self._row(row) for row in element.children if _has_cells(row)])
                if table.rows:
                    yield table
            elif isinstance(element, documents.Paragraph):
                yield from self._paragraph(element)

    def _paragraph(self, paragraph: Any) -> list[Text]:
        struck = len(self.noticed.struck)
        texts = self._texts(paragraph, self._line + 1)
        if texts or len(self.noticed.struck) > struck:
            self._line += 1
        return texts

    def _row(self, row: Any) -> list[Cell]:
        self._line += 1
        return [self._cell(cell, self._line) for cell in row.children if isinstance(cell, documents.TableCell)]

    def _cell(self, cell: Any, line: int) -> Cell:
        return Cell(tuple(self._cell_texts(cell.children, line)), cell.colspan, cell.rowspan)

    def _cell_texts(self, elements: list[Any], line: int) -> Iterator[Text]:
        """The texts of a cell; a table within it is read row by row."""
        for element in elements:
            if isinstance(element, documents.Paragraph):
                yield from self._texts(element, line)
            elif isinstance(element, documents.HasChildren):
                yield from self._cell_texts(element.children, line)

    def _texts(self, paragraph: Any, line: int) -> list[Text]:
        role, _, box = (paragraph.style_id or "").partition(IN_BOX)
        level = int(role[1:]) if role.startswith(HEADING) else None
        runs = self._runs(paragraph, Run(""))
        is_item = role == ITEM
        return list(texts_of_runs(runs, line=line, level=level, item=is_item, noticed=self.noticed, box=int(box or 0)))

    def _runs(self, element: Any, look: Run) -> Iterator[Run]:
        for child in element.children:
            if isinstance(child, documents.Text):
                yield look._replace(words=child.value)
            elif isinstance(child, documents.Break):
                yield look._replace(words=BREAK)
            elif isinstance(child, documents.Tab):
                yield look._replace(words="\t")
            elif isinstance(child, documents.Checkbox):
                yield look._replace(words="☒" if child.checked else "☐")
            elif isinstance(child, documents.NoteReference):
                self._references.append(child)
            elif isinstance(child, documents.HasChildren):
                yield from self._runs(child, _look(child) if isinstance(child, documents.Run) else look)


def _look(run: Any) -> Run:
    """The look that slimming left to a run."""
    return Run(
        "",
        bold=bool(run.is_bold),
        struck=bool(run.is_strikethrough),
        raised=run.vertical_alignment == "superscript",
        pale=run.highlight is not None,
    )


def _has_cells(row: Any) -> bool:
    return isinstance(row, documents.TableRow) and bool(row.children)
