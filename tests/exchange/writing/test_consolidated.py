"""A consolidated text says which amendments it holds, and who signed what, and reads back as the text it is."""

from dataclasses import replace
from datetime import date

import pytest

from regain.exchange.draft import SignerRead
from regain.exchange.reading.agreement_file import read_agreement_file
from regain.exchange.writing.agreement import AmendedBy, compose_agreement
from regain.exchange.writing.blocks import Heading, PageBreak, Paragraph, Picture, SignatureRoom
from regain.exchange.writing.docx.tables import signatures
from regain.exchange.writing.files import write_file
from regain.exchange.writing.odt.tables import Tables
from regain.exchange.writing.pixels import without_words
from tests.exchange.writing.drafts import draft_of, read_draft, told

AMENDED = (
    AmendedBy(1, date(2026, 11, 30), "Béthune", ("Mission locale de l’Artois", "CAF du Pas-de-Calais")),
    AmendedBy(2, date(2027, 5, 3), "Barlin"),
)


def consolidated(slug: str = "demonstration"):
    signed = draft_of(slug)
    draft = replace(signed, signatories=(*signed.signatories, *AMENDED[0].joined))
    paper = compose_agreement(
        draft,
        as_of=date(2027, 6, 1),
        standing="Texte consolidé",
        territory="Communauté d’agglomération de Béthune-Bruay, Artois Lys Romane",
        amended=AMENDED,
    )
    return signed, draft, paper


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_each_frame_of_the_agreement_keeps_who_signs_and_their_function(ending):
    signed = draft_of("auchel")
    name = signed.signatories[0]
    draft = replace(signed, signers=(SignerRead(name, "le maire", "Jean Solal"),))

    paper = compose_agreement(draft)

    [room] = [block for block in paper.blocks if isinstance(block, SignatureRoom)]
    assert (room.below[0], set(room.below[1:])) == ("le maire, Jean Solal", {""})
    document, _ = read_agreement_file(write_file(paper, ending), name=f"a.{ending}")
    assert any("le maire, Jean Solal" in text.words for text in document.texts)


def test_the_cover_names_the_territory_and_each_amendment_with_its_day():
    _, _, paper = consolidated()

    assert paper.cover.above[-1] == "Communauté d’agglomération de Béthune-Bruay, Artois Lys Romane"
    assert [words.replace("\u00a0", " ") for words in paper.cover.below][-4:] == [
        "Texte consolidé",
        "Intègre l’avenant n° 1 du 30 novembre 2026",
        "Intègre l’avenant n° 2 du 3 mai 2027",
        "État au 1er juin 2027",
    ]


def test_who_joined_by_an_amendment_does_not_stand_under_the_first_day():
    signed, _, paper = consolidated()

    first, second = (block for block in paper.blocks if isinstance(block, SignatureRoom))

    assert len(first.names) == len(signed.signatories)
    assert second.place_and_day.replace("\u00a0", " ") == "Par l’avenant n° 1 du 30 novembre 2026, à Béthune"
    assert second.names == AMENDED[0].joined


MAP = Picture(
    '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="460" viewBox="0 0 720 460">'
    '<rect width="300" height="200" fill="#ccc"/><text x="20" y="40">Des mots de la carte</text></svg>',
    "Carte du quartier",
    "Le quartier, sur Auchel.",
    720,
    460,
)


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_the_map_stands_under_its_title_and_none_of_its_words_is_taken_for_text(ending):
    signed = draft_of("auchel")
    first = signed.neighbourhoods[0].name
    paper = compose_agreement(signed, maps={first: without_words(MAP, "Source : ANCT, périmètres QPV 2024")})

    drawn = next(rank for rank, block in enumerate(paper.blocks) if isinstance(block, Picture))
    assert isinstance(paper.blocks[drawn - 1], Heading | Paragraph)
    assert told(read_draft(write_file(paper, ending), f"a.{ending}")) == told(signed)


def test_no_page_is_left_half_empty_between_two_parts():
    _, _, paper = consolidated()

    assert not any(isinstance(block, PageBreak) for block in paper.blocks)


@pytest.mark.parametrize(("slug", "ending"), [("demonstration", "docx"), ("auchel", "odt"), ("auchel", "pdf")])
def test_it_reads_back_as_the_consolidated_text(slug, ending):
    _, draft, paper = consolidated(slug)

    again = read_draft(write_file(paper, ending), f"consolide.{ending}")

    assert told(again) == told(replace(draft, signatories=again.signatories))
    assert set(again.signatories) == set(draft.signatories)


@pytest.mark.parametrize(("is_told_at_a_day", "is_dated"), [(True, True), (True, False), (False, True)])
def test_a_text_signed_elsewhere_has_names_and_no_frame_to_sign(is_told_at_a_day, is_dated):
    """Without the day of its signature, or before it, there is room to sign."""
    signed = draft_of("demonstration")
    draft = signed if is_dated else replace(signed, signed_on=None)

    paper = compose_agreement(draft, as_of=date(2027, 6, 1) if is_told_at_a_day else None)

    [room] = [block for block in paper.blocks if isinstance(block, SignatureRoom)]
    assert (room.is_signed, len(room.names)) == (is_told_at_a_day and is_dated, len(signed.signatories))


@pytest.mark.parametrize(("ending", "frame"), [("docx", b'w:val="single"'), ("odt", b'"Box"')])
def test_names_without_frames_are_drawn_without_borders(ending, frame):
    room = SignatureRoom("Signée à Barlin, le 9 juillet 2024", ("Ville de Barlin", "CAF"), is_signed=True)

    def drawn(one: SignatureRoom) -> bytes:
        return signatures(one).encode() if ending == "docx" else Tables().signatures(one).encode()

    assert frame not in drawn(room)
    assert frame in drawn(replace(room, is_signed=False))
