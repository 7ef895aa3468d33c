"""Slimmed parts to mammoth's model of the document."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import mammoth
from lxml import etree
from mammoth import documents

from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import DAMAGED, TOO_LONG

# Some thousand pages; each element costs mammoth about a kilobyte.
MAX_ELEMENTS = 150_000


def understand(document: etree._Element, notes: Mapping[str, etree._Element]) -> Any:
    """Return the `Document` of mammoth: changes accepted, fields followed, vertical merges counted.

    Its HTML is not asked for: what we need of it is in the model, and it takes as long again to write.
    Raise `UnreadableFile` when mammoth stumbles over malformed markup.
    """
    understood: list[Any] = []

    def keep(model: Any) -> Any:
        understood.append(model)
        return documents.document([])

    if sum(1 for _ in document.iter()) > MAX_ELEMENTS:
        raise UnreadableFile(TOO_LONG)
    package = _package({"document": document, **notes})
    try:
        mammoth.convert_to_html(
            package, transform_document=keep, include_embedded_style_map=False, include_default_style_map=False
        )
    except Exception as error:  # mammoth names no errors of its own: any may come out of malformed markup
        raise UnreadableFile(DAMAGED) from error
    return understood[0]


def _package(parts: Mapping[str, etree._Element]) -> io.BytesIO:
    """A DOCX of these parts alone, so that nothing else of the file is ever opened."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as package:
        for name, root in parts.items():
            package.writestr(f"word/{name}.xml", etree.tostring(root, encoding="UTF-8"))
    return written
