"""Drafts to write again: those of the invented agreements and of the demonstration."""

from functools import cache
from pathlib import Path

from regain.domain.contracts.rules.states import signed_text
from regain.exchange.draft import Draft, draft_as_data
from regain.exchange.reading.agreement_file import read_agreement_file
from tests.agreements.layout import make_file
from tests.agreements.model import agreements

DEMONSTRATION = Path(__file__).parents[3] / "demonstration" / "barlin.docx"
SLUGS = (*(agreement.slug for agreement in agreements()), "demonstration")


@cache
def draft_of(slug: str) -> Draft:
    """The draft of an invented agreement, or of the demonstration."""
    if slug == "demonstration":
        return read_draft(DEMONSTRATION.read_bytes(), "barlin.docx")
    (layout,) = [agreement.layout for agreement in agreements() if agreement.slug == slug]
    return read_draft(make_file(layout, "docx"), "convention.docx")


def read_draft(content: bytes, name: str) -> Draft:
    """What a file says."""
    _, reading = read_agreement_file(content, name=name)
    return reading.draft


def told(draft: Draft) -> dict[str, object]:
    """What is signed: the draft without how it was read."""
    return signed_text(draft_as_data(draft))
