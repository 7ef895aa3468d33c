"""The checker of PDF/A and PDF/UA finds the faults that it is there to find."""

import io

import pikepdf
import pytest

from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.pdf import write_pdf
from tests.exchange.writing.drafts import draft_of
from tests.exchange.writing.pdf_conformity import faults_of
from tests.exchange.writing.pdf_structure import opened, tags_of


@pytest.fixture(scope="module")
def sound():
    return write_pdf(compose_agreement(draft_of("saint-aubert")))


def spoilt(content, spoil):
    with opened(content) as pdf:
        spoil(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def element(pdf, role):
    return next(tag.element for tag in tags_of(pdf) if tag.role == role)


def without(path):
    def spoil(pdf):
        *owners, last = path
        node = pdf.Root
        for name in owners:
            node = node[name]
        del node[last]

    return spoil


def a_figure_without_words(pdf):
    del element(pdf, "Figure")["/Alt"]


def a_header_of_nothing(pdf):
    for one in element(pdf, "TH").A if isinstance(element(pdf, "TH").A, pikepdf.Array) else [element(pdf, "TH").A]:
        if "/Scope" in one:
            del one["/Scope"]


def a_heading_too_low(pdf):
    element(pdf, "H2").S = pikepdf.Name.H4


def a_font_elsewhere(pdf):
    descriptor = next(
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    )
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def a_line_outside_of_the_structure(pdf):
    pdf.pages[0].contents_add(b"0 0 m 9 9 l S")


def an_unrelated_attachment(pdf):
    del pdf.Root.AF[0]["/AFRelationship"]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (without(("/Lang",)), "the document has no language"),
        (without(("/Outlines",)), "there are no bookmarks"),
        (without(("/MarkInfo", "/Marked")), "the file is not marked as tagged"),
        (without(("/ViewerPreferences", "/DisplayDocTitle")), "the title is not shown in the window"),
        (without(("/OutputIntents",)), "there is not one output intent with its profile"),
        (a_figure_without_words, "a Figure has no alternative"),
        (a_header_of_nothing, "a header does not say what it heads"),
        (a_heading_too_low, "a heading of level 4 follows one of level 1"),
        (a_font_elsewhere, "is not embedded"),
        (a_line_outside_of_the_structure, "something is drawn outside of the structure (S)"),
        (an_unrelated_attachment, "convention.json has no relation to the document"),
    ],
)
def test_a_fault_is_found(sound, spoil, fault):
    assert faults_of(sound) == []

    assert any(fault in found for found in faults_of(spoilt(sound, spoil)))
