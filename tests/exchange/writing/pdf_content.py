"""The pages of a PDF, checked: all that is drawn is in the structure or an artifact (Matterhorn 01, 09, 31)."""

from collections.abc import Iterator
from typing import Any

import pikepdf

_DRAW = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"})
_TEXT = frozenset({"Tj", "TJ", "'", '"'})


def faults_of(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The faults of the pages."""
    known = {page.obj.objgen: set[int]() for page in pdf.pages}
    for page, mcid in _marked(pdf.Root.StructTreeRoot.get("/K", []), None):
        known.setdefault(page, set()).add(mcid)
    for rank, page in enumerate(pdf.pages, start=1):
        if page.obj.get("/Tabs") != "/S" and "/Annots" in page.obj:
            yield f"page {rank}: one does not go through it in the order of the structure"
        if "/StructParents" not in page.obj:
            yield f"page {rank} is not in the structure"
        yield from (f"page {rank}: {fault}" for fault in _page(page, known[page.obj.objgen]))


def _page(page: pikepdf.Page, known: set[int]) -> Iterator[str]:
    marks: list[str] = []
    met: list[int] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            mcid = _mcid(instruction.operands)
            met += [mcid] if mcid is not None else []
            marks.append(_kind(str(instruction.operands[0]), mcid))
        elif operator == "EMC":
            marks.pop()
        elif operator in _DRAW:
            yield from _drawn(operator, marks)
    if len(met) != len(set(met)):
        yield "one number marks two pieces of content"
    if missing := set(met) - known:
        yield f"marked content is not in the structure: {sorted(missing)}"
    if missing := known - set(met):
        yield f"the structure speaks of content that is not drawn: {sorted(missing)}"


def _drawn(operator: str, marks: list[str]) -> Iterator[str]:
    if not {"artifact", "real"} & set(marks):
        yield f"{'words are' if operator in _TEXT else 'something is'} drawn outside of the structure ({operator})"
    if {"artifact", "real"} <= set(marks):
        yield "an artifact stands inside real content, or the other way round"


def _kind(name: str, mcid: int | None) -> str:
    return "artifact" if name == "/Artifact" else "real" if mcid is not None else "plain"


def _mcid(operands: Any) -> int | None:
    told = operands[1] if len(operands) > 1 else None
    return int(told.MCID) if isinstance(told, pikepdf.Dictionary) and "/MCID" in told else None


def _marked(node: Any, page: Any) -> Iterator[tuple[Any, int]]:
    """The page and number of each piece of content that the structure holds."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _marked(child, page)
    elif isinstance(node, pikepdf.Dictionary):
        here = node.Pg.objgen if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            yield here, int(node.MCID)
        else:
            yield from _marked(node.get("/K", pikepdf.Array()), here)
    elif isinstance(node, int):
        yield page, int(node)
