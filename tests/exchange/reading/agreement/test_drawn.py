"""Text boxes drawn beside a list, a sentence or a table."""

from dataclasses import replace

from regain.exchange.reading.agreement import Reading, read_agreement
from regain.exchange.reading.blocks import Document, Text
from tests.exchange.reading.agreement.papers import COVER, PROJECT, SOURCE, codes, paper

AFTER = "# Organisation et pilotage local\nLe COPIL se réunit 2 fois par an."


def _read(words: str) -> Reading:
    """The reading of a paper in which "§1 " opens the lines of the first text box."""
    blocks = [_boxed(block) for block in paper(f"{COVER}{PROJECT}{words}").blocks]
    return read_agreement(Document("text/plain", tuple(blocks)), source=SOURCE)


def _boxed(block):
    if not isinstance(block, Text) or not block.words.startswith("§"):
        return block
    box, words = block.words[1], block.words[3:]
    return replace(block, words=words.removeprefix("- "), item=words.startswith("- "), box=int(box))


def test_a_box_with_its_title_does_not_cut_a_list_without_bullets():
    quarter = _read(
        f"# Les irritants\n§1 Les atouts du quartier\n§1 - Un parc\n§2 Les enjeux prioritaires\n§2 - L’emploi\nDu bruit\nDes caves\n{AFTER}"
    ).draft.neighbourhoods[0]

    assert (quarter.irritants, quarter.opportunities) == (("Du bruit", "Des caves"), ("Un parc",))
    assert quarter.priorities == ("L’emploi",)


def test_a_referent_in_a_box_is_no_statement_and_cuts_nothing():
    draft = _read(f"# Les irritants\n- Du bruit\n§1 Référente élue : Mme Roy\n- Des caves\n{AFTER}").draft

    assert draft.neighbourhoods[0].irritants == ("Du bruit", "Des caves")
    assert draft.governance.elected_referent == "Mme Roy"


def test_a_title_alone_in_its_box_heads_the_text_below():
    quarter = _read(f"§1 Les irritants\n- Du bruit\n§2 Les opportunités\n- Un parc\n{AFTER}").draft.neighbourhoods[0]

    assert (quarter.irritants, quarter.opportunities) == (("Du bruit",), ("Un parc",))


def test_a_box_without_title_amid_a_list_is_told_and_joins_no_line():
    reading = _read(f"# Les irritants\n- Du bruit la nuit\n§1 et des photos page 12\n- Des caves\n{AFTER}")

    assert "Du bruit la nuit" in reading.draft.neighbourhoods[0].irritants
    assert "text_box_in_a_list" in codes(reading)
    assert reading.draft.coverage < 1


def test_a_box_that_opens_a_neighbourhood_stays_where_it_is():
    draft = _read(
        "# Les irritants\n- Du bruit\n§1 Projet de quartier « Les Saules »\n§1 Statut : QIC\nCommune : Vaubourg\n# Les irritants\n- Des caves"
    ).draft

    assert [(one.name, one.irritants) for one in draft.neighbourhoods] == [
        ("Les Ormes", ("Du bruit",)),
        ("Les Saules", ("Des caves",)),
    ]
    assert draft.neighbourhoods[1].communes == ("Vaubourg",)
