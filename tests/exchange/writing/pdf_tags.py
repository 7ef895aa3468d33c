"""The structure tree of a PDF, checked: roles, headings, figures, tables, lists (Matterhorn 02, 09, 13 to 16)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.exchange.writing.pdf_structure import Tag, tags_of

_STANDARD = frozenset(
    {
        *(
            "Document",
            "Part",
            "Art",
            "Sect",
            "Div",
            "BlockQuote",
            "Caption",
            "TOC",
            "TOCI",
            "Index",
            "NonStruct",
            "Private",
        ),
        *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference"),
        *("BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu", "Figure", "Formula", "Form"),
    }
)
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI", "TOCI", "Note"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
_LONGEST_LEVEL = 6


def faults_of(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The faults of the tags."""
    if "/StructTreeRoot" not in pdf.Root:
        yield "there is no structure tree"
        return
    tags = tags_of(pdf)
    mapped = {str(key)[1:]: str(value)[1:] for key, value in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    yield from _roles(tags, mapped)
    yield from _headings(tags)
    for tag in tags:
        if tag.role in {"Figure", "Formula"} and not tag.alternative and "/ActualText" not in tag.element:
            yield f"a {tag.role} has no alternative"
        if tag.role == "Table":
            yield from _table(tag.element)
        if tag.role == "L" and "/ListNumbering" not in tag.attributes and _has(tag.element, "Lbl"):
            yield "a list with labels does not say how it is numbered"
    if "/ParentTree" not in pdf.Root.StructTreeRoot:
        yield "there is no parent tree"


def _roles(tags: list[Tag], mapped: dict[str, str]) -> Iterator[str]:
    if any(role in _STANDARD for role in mapped):
        yield "a standard role is mapped to another"
    for tag in tags:
        role, seen = tag.role, set[str]()
        while role not in _STANDARD and role in mapped and role not in seen:
            seen.add(role)
            role = mapped[role]
        if role not in _STANDARD:
            yield f"{tag.role} is no standard role, nor mapped to one"
        if tag.role in _PARENTS and tag.parent not in _PARENTS[tag.role]:
            yield f"{tag.role} stands in {tag.parent}"


def _headings(tags: list[Tag]) -> Iterator[str]:
    """14: the first is of level 1, and none goes down by two."""
    levels = [int(tag.role[1]) for tag in tags if len(tag.role) == 2 and tag.role[0] == "H" and tag.role[1].isdigit()]
    if not levels or levels[0] != 1:
        yield "the first heading is not of level 1"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"
    if any(tag.role == "H" for tag in tags):
        yield "headings without a level stand beside those that have one"


def _table(table: Any) -> Iterator[str]:
    """15: a table has headers that say what they head, and rows of one length once spans are counted."""
    rows = [list(_children(row, {"TH", "TD"})) for row in _rows(table)]
    headers = [cell for row in rows for cell in row if cell.S == "/TH"]
    if not headers:
        yield "a table has no header"
    if any(_attribute(cell, "/Scope") not in {"/Row", "/Column", "/Both"} for cell in headers):
        yield "a header does not say what it heads"
    if len(set(_widths(rows))) > 1:
        yield f"the rows of a table have {_widths(rows)} places"


def _widths(rows: list[list[Any]]) -> list[int]:
    """How many places each row has, those that a cell above covers included."""
    covered: dict[tuple[int, int], bool] = {}
    widths = []
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in covered:
                x += 1
            columns, down = int(_attribute(cell, "/ColSpan") or 1), int(_attribute(cell, "/RowSpan") or 1)
            covered |= {(y + dy, x + dx): True for dy in range(down) for dx in range(columns)}
        widths.append(max((place + 1 for rank, place in covered if rank == y), default=0))
    return widths


def _rows(table: Any) -> Iterator[Any]:
    for child in _children(table, {"TR", "THead", "TBody", "TFoot"}):
        if child.S == "/TR":
            yield child
        else:
            yield from _children(child, {"TR"})


def _children(element: Any, roles: set[str]) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S", ""))[1:] in roles:
            yield kid


def _has(element: Any, role: str) -> bool:
    return any(_children(item, {role}) for item in _children(element, {"LI"}))


def _attribute(element: Any, name: str) -> str:
    told = element.get("/A", pikepdf.Array())
    owners = told if isinstance(told, pikepdf.Array) else [told]
    return next((str(one[name]) for one in owners if isinstance(one, pikepdf.Dictionary) and name in one), "")
