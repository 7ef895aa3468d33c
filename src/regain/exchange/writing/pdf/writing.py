"""Typst, kept warm: the template compiled with a paper's data."""

import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from regain.exchange.writing.blocks import Paper
from regain.exchange.writing.pdf.describing import described
from regain.exchange.writing.pdf.fonts import font_paths

TEMPLATE = Path(__file__).with_name("paper.typ")
STANDARDS: tuple[Literal["ua-1"], Literal["a-3a"]] = ("ua-1", "a-3a")
_one_at_a_time = Lock()


def write_pdf(paper: Paper) -> bytes:
    """The paper as PDF: tagged, PDF/UA-1 and PDF/A-3a, its attachments inside."""
    inputs = {"paper": json.dumps(described(paper), ensure_ascii=False)}
    with _one_at_a_time:
        pdf = _compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=list(STANDARDS))
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


@cache
def _compiler() -> typst.Compiler:
    """One compiler for the process: it has read the template and the fonts."""
    return typst.Compiler(TEMPLATE, font_paths=list(font_paths()), ignore_system_fonts=True)
