"""Templates as somebody types them in Word."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from docx import Document


def template(*paragraphs: str, rows: Sequence[Sequence[str]] = (), header: str = "") -> bytes:
    """A DOCX document: the paragraphs, then a table, and a header."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def saved(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes], *, replace: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The same archive with more parts, and words of its own parts replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name).replace(*replace) if replace[0] else old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return written.getvalue()


def text_of(content: bytes) -> list[str]:
    """The paragraphs, then the cells row by row, of the body."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]
