"""An agreement written as PDF and read again, its attachment taken away, says the same."""

import json
from datetime import date

import pytest

from regain.exchange.draft import draft_from_data
from regain.exchange.reading.opening import read_document
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.pdf import write_pdf
from tests.exchange.writing.drafts import SLUGS, draft_of, read_draft, told
from tests.exchange.writing.pdf_structure import opened, without_attachments


def written_and_read(draft):
    bare = without_attachments(write_pdf(compose_agreement(draft)))
    with opened(bare) as pdf:
        assert not pdf.attachments
    return read_draft(bare, "convention.pdf")


@pytest.mark.parametrize("slug", SLUGS)
def test_an_agreement_written_as_pdf_and_read_again_says_the_same(slug):
    draft = draft_of(slug)

    assert told(written_and_read(draft)) == told(draft)


def test_the_real_agreement_written_as_pdf_and_read_again_says_the_same(shared):
    draft = read_draft((shared / "conventions" / "barlin-2024.txt").read_bytes(), "convention.txt")

    assert told(written_and_read(draft)) == told(draft)


def test_a_consolidated_text_says_its_standing_and_its_day_and_reads_the_same():
    draft = draft_of("demonstration")

    pdf = write_pdf(compose_agreement(draft, as_of=date(2026, 3, 1), standing="Texte consolidé, avenant n° 1 compris"))

    words = [text.words for text in read_document(pdf, name="convention.pdf").texts]
    assert {"Texte consolidé, avenant n° 1 compris", "État au 1er mars 2026"} <= set(words)
    assert told(read_draft(pdf, "convention.pdf")) == told(draft)


def test_the_draft_travels_inside_the_pdf():
    draft = draft_of("demonstration")

    with opened(write_pdf(compose_agreement(draft))) as pdf:
        attached = pdf.attachments["convention.json"]
        data = attached.get_file().read_bytes()

    assert draft_from_data(json.loads(data)) == draft
