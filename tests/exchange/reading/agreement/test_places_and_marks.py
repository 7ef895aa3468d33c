"""Where each value was read, and the letters that rules claimed."""

from regain.exchange.draft import Mark, Where
from regain.exchange.reading.agreement.marks import Coverage, marks_of
from regain.exchange.reading.agreement.passages import Passage, joined
from regain.exchange.reading.blocks import Text
from tests.exchange.reading.agreement.papers import COVER, passage, read, read_below_cover


def test_a_part_of_a_passage_knows_where_it_stood():
    whole = joined([Passage.of(0, Text("Bien vivre", 3)), Passage(), Passage.of(1, Text("en ville", 4, page=2))])

    assert whole.words == "Bien vivre en ville"
    part = whole.part(5, 14)
    assert (part.words, [(piece.rank, piece.start, piece.end) for piece in part.pieces]) == (
        "vivre en",
        [(0, 5, 10), (1, 0, 2)],
    )
    assert part.where == Where(3, None, "vivre en")
    assert whole.part(13).where == Where(4, 2, "ville")
    assert Passage().where is None


def test_a_separator_that_the_document_does_not_have_is_in_no_piece():
    whole = joined([Passage.of(0, Text("Statut", 1)), Passage.of(1, Text("QPV", 1))], " : ")

    assert whole.words == "Statut : QPV"
    assert [(piece.rank, piece.at) for piece in whole.pieces] == [(0, 0), (1, 9)]


def test_marks_that_would_cross_are_cut():
    one = passage("abcdefghij")

    marks = marks_of([one.part(0, 6)], {"/a": one.part(4, 8), "/b": one.part(1, 3)})

    assert marks == [Mark(0, 0, 6, ""), Mark(0, 1, 3, "/b"), Mark(0, 4, 6, "/a"), Mark(0, 6, 8, "/a")]


def test_coverage_is_a_share_of_letters():
    one = passage("ab cd")
    coverage = Coverage(["ab cd"])
    coverage.claim([one.part(0, 2)])

    assert (coverage.share, [run.words for run in coverage.left_in(one)]) == (0.5, ["cd"])
    assert Coverage([]).share == 1.0


def test_the_quote_is_as_read_and_the_value_as_repaired():
    draft = read_below_cover(
        "Objectifs\nENJEU 1 : BIEN VIVRE\nObjectif stratégique : environne- mental\nObjectif intercommunal : Agir"
    ).draft
    (row,) = draft.neighbourhoods[0].objectives

    assert (row.stake.title, draft.places["/neighbourhoods/0/objectives/0/stake/title"].quote) == (
        "Bien vivre",
        "BIEN VIVRE",
    )
    assert (row.strategic, draft.places["/neighbourhoods/0/objectives/0/strategic"].quote) == (
        "environnemental",
        "environne- mental",
    )


def test_a_sentence_that_tells_the_kind_is_not_all_said_to_be_read():
    """What else it says, a population here, has no field: it is kept as it is and its letters do not count as placed."""
    reading = read(
        f"{COVER}Projet de quartier : Les Ormes\nUn quartier prioritaire où vivent 1 240 habitants depuis le dernier recensement.\n"
        "Les irritants\n- Du bruit\nLes opportunités\n- Un parc\n"
    )

    assert reading.draft.places["/neighbourhoods/0/kind"].quote == "quartier prioritaire"
    assert reading.draft.coverage < 1
