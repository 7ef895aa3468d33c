"""Every invented agreement, in every format: the facts are read right, and the four formats give one draft."""

from dataclasses import replace
from functools import cache

import pytest

from regain.exchange.draft import Draft, Source
from regain.exchange.reading.agreement_file import read_agreement_file
from tests.agreements.layout import FORMATS, Layout, make_file
from tests.agreements.layout.from_text import layout_from_text
from tests.agreements.model import Agreement, agreements
from tests.agreements.scoring import score

RECALL = 0.98
PRECISION = 0.98
"""The least share of facts read right, and of facts read that are in the paper, for any agreement in any format."""


@cache
def _read(layout: Layout, form: str) -> Draft:
    _, reading = read_agreement_file(make_file(layout, form), name=f"convention.{form}")
    return reading.draft


def _what_it_says(draft: Draft) -> Draft:
    """The draft without what depends on the file: source, places, coverage, findings, and the sentences of figures."""
    neighbourhoods = tuple(
        replace(each, portrait=replace(each.portrait, figures=tuple(replace(f, raw="") for f in each.portrait.figures)))
        for each in draft.neighbourhoods
    )
    return replace(
        draft, source=Source("", "", ""), neighbourhoods=neighbourhoods, places={}, coverage=0.0, findings=()
    )


def _slug(agreement: Agreement) -> str:
    return agreement.slug


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("agreement", agreements(), ids=_slug)
def test_facts_of_an_agreement_are_read_right(agreement, form):
    result = score(_read(agreement.layout, form), agreement.truth, agreement.findings)

    assert result.recall >= RECALL, result.misses
    assert result.precision >= PRECISION, result.extras


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "txt"])
@pytest.mark.parametrize("agreement", agreements(), ids=_slug)
def test_one_agreement_gives_one_draft_whatever_the_format(agreement, form):
    assert _what_it_says(_read(agreement.layout, form)) == _what_it_says(_read(agreement.layout, "txt"))


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "txt"])
def test_the_real_agreement_gives_one_draft_whatever_the_format(shared, form):
    real = (shared / "conventions" / "barlin-2024.txt").read_bytes()
    _, as_text = read_agreement_file(real, name="convention.txt")

    laid_out = _read(layout_from_text(real.decode("utf-8")), form)

    assert _what_it_says(laid_out) == _what_it_says(as_text.draft)
