"""A paper as a file: the formats it may be asked for in."""

from collections.abc import Callable
from importlib import import_module

from regain.exchange.writing.blocks import Paper

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
"""The ending of a file's name: its media type."""


def write_file(paper: Paper, ending: str) -> bytes:
    """The paper in the format of that ending (pdf, docx, odt). Raises KeyError for another."""
    if ending not in MEDIA_TYPES:
        raise KeyError(ending)
    # Each writer weighs; a command that writes one format loads that one.
    writer: Callable[[Paper], bytes] = getattr(import_module(f"regain.exchange.writing.{ending}"), f"write_{ending}")
    return writer(paper)
