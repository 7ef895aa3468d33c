"""Typst, kept warm: the template compiled with a paper's data."""

import json
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from regain.core.errors import BusinessError
from regain.exchange.writing.blocks import Paper
from regain.exchange.writing.characters import legible, places_of, respelled
from regain.exchange.writing.pdf.describing import described
from regain.exchange.writing.pdf.fonts import font_paths
from regain.exchange.writing.pdf.substituting import STRICTNESS, substituted

TEMPLATE = Path(__file__).with_name("paper.typ")
STANDARDS: tuple[Literal["ua-1"], Literal["a-3a"]] = ("ua-1", "a-3a")
_LONGEST = 80
_UNBROKEN = re.compile(r"\S{1000}")
"""A word that long has no place to break, and PDF/A refuses it past 32 767 letters."""
_BLANKS = str.maketrans("\t\r", "  ")
"""No font draws them."""
_one_at_a_time = Lock()


class PaperNotWritten(BusinessError):
    """Raised by write_pdf."""


def write_pdf(paper: Paper) -> bytes:
    """The paper as PDF: tagged, PDF/UA-1 and PDF/A-3a, its attachments inside.

    A character that no font of ours draws is replaced, and told at the end. Raises PaperNotWritten for what cannot be
    set even so.
    """
    paper = respelled(paper, _settable)
    for strictness in range(STRICTNESS):
        try:
            return _set(substituted(paper, strictness))
        except typst.TypstError as refusal:
            last = refusal
    raise PaperNotWritten(_said(paper, str(last))) from last


def _settable(words: str) -> str:
    return _UNBROKEN.sub("\\g<0>\u200b", legible(words).translate(_BLANKS))


def _set(paper: Paper) -> bytes:
    inputs = {"paper": json.dumps(described(paper), ensure_ascii=False)}
    with _one_at_a_time:
        pdf = _compiler().compile(format="pdf", sys_inputs=inputs, pdf_standards=list(STANDARDS))
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave no PDF")
    return pdf


def _said(paper: Paper, error: str) -> str:
    """Where the words stand that Typst quotes, as far as they are found."""
    quoted = error.rsplit('`"', maxsplit=1)[-1].split('"`', maxsplit=1)[0] if '`"' in error else ""
    place, words = next(((place, words) for place, words in places_of(paper) if quoted and quoted in words), ("", ""))
    where = (
        f" à cause d’un passage sous «\u00a0{place}\u00a0», qui commence par «\u00a0{words[:_LONGEST]}\u00a0»"
        if place
        else ""
    )
    return f"Le PDF n’a pas pu être composé{where}\u00a0: corrigez ce texte, ou demandez le document en DOCX ou en ODT."


@cache
def _compiler() -> typst.Compiler:
    """One compiler for the process: it has read the template and the fonts."""
    return typst.Compiler(TEMPLATE, font_paths=list(font_paths()), ignore_system_fonts=True)
