"""One abstract layout, and the four files made from it: text, DOCX, ODT, PDF."""

from functools import cache
from types import MappingProxyType

from tests.agreements.layout.docx import make_docx
from tests.agreements.layout.model import Layout
from tests.agreements.layout.odt import make_odt
from tests.agreements.layout.pdf import make_pdf
from tests.agreements.layout.txt import make_txt

MAKERS = MappingProxyType({"txt": make_txt, "docx": make_docx, "odt": make_odt, "pdf": make_pdf})
FORMATS = tuple(MAKERS)


@cache
def make_file(layout: Layout, form: str) -> bytes:
    """The layout as a file of one of `FORMATS`, made once per process."""
    return MAKERS[form](layout)


__all__ = ["FORMATS", "Layout", "make_file"]
