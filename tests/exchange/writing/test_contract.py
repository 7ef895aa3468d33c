"""The whole contract as a paper: who had signed what, then each text."""

from datetime import date
from itertools import pairwise

from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.blocks import Grid, Heading
from regain.exchange.writing.contract import CommuneText, compose_contract
from regain.exchange.writing.pdf import write_pdf
from tests.exchange.writing.drafts import draft_of

DAY = date(2026, 3, 1)


def paper():
    signed = CommuneText("Barlin", draft_of("demonstration"), "Convention signée le 9 juillet 2024.")
    return compose_contract(
        "Engagements Quartiers 2030",
        "CN06201M",
        as_of=DAY,
        told="Tel qu’il était le 1er mars 2026",
        communes=[CommuneText("Auchel"), signed],
    )


def test_it_says_who_had_signed_and_who_had_not():
    written = paper()
    table = next(block for block in written.blocks if isinstance(block, Grid))

    assert written.cover.below == ("1 convention enregistrée dans Regain, pour 2 communes",)
    assert [[cell.paragraphs[0] for cell in row] for row in table.rows[1:]] == [
        ["Auchel", "Aucune convention enregistrée dans Regain", "–", "–"],
        ["Barlin", "Convention signée le 9 juillet 2024.", "1", "18"],
    ]


def test_each_text_is_whole_one_level_down_and_no_level_is_skipped():
    blocks = paper().blocks
    text = compose_agreement(draft_of("demonstration"), as_of=DAY).blocks

    titles = [block for block in blocks if isinstance(block, Heading)]
    assert [(one.level - 1, one.words) for one in titles[2:]] == [
        (one.level, one.words) for one in text if isinstance(one, Heading)
    ]
    assert all(below.level - above.level <= 1 for above, below in pairwise(titles))
    assert len(blocks) == len(text) + 5


def test_typst_takes_it_as_accessible():
    assert write_pdf(paper()).startswith(b"%PDF-")
