"""What a PDF says of itself: its tags in reading order, its attachments, its metadata."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure: its role, its attributes, the words that stand for it, and its parent's role."""

    role: str
    alternative: str
    title: str
    attributes: dict[str, str]
    parent: str
    element: Any


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tags_of(pdf: pikepdf.Pdf) -> list[Tag]:
    """All the tags, in reading order."""
    return list(_tags(pdf.Root.StructTreeRoot.K, ""))


def _tags(node: Any, parent: str) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child, parent)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        role = str(node.S).removeprefix("/")
        yield Tag(role, str(node.get("/Alt", "")), str(node.get("/T", "")), _attributes(node), parent, node)
        yield from _tags(node.get("/K", pikepdf.Array()), role)


def _attributes(node: Any) -> dict[str, str]:
    told = node.get("/A", pikepdf.Array())
    owners = (
        [told] if isinstance(told, pikepdf.Dictionary) else [one for one in told if isinstance(one, pikepdf.Dictionary)]
    )
    return {str(name): str(value) for owner in owners for name, value in owner.items()}


def without_attachments(content: bytes) -> bytes:
    """The same PDF with nothing attached."""
    with opened(content) as pdf:
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        if "/AF" in pdf.Root:
            del pdf.Root["/AF"]
        written = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(written)
    return written.getvalue()
