"""The paper of an amendment alone: what it says, article by article."""

from datetime import date

import pypdfium2
import pytest

from regain.exchange.writing.amendment import AmendmentFacts, Change, Earlier, compose_amendment
from regain.exchange.writing.blocks import Bullets, Heading, Paper, Paragraph, SignatureRoom
from regain.exchange.writing.files import write_file
from regain.exchange.writing.keeping import kept_frames

LONG = "Une phrase qui compte assez de mots pour ne pas tenir dans une seule ligne de l’article. " * 3
CHANGES = (
    Change("change", "référent élu", ("Pilotage",), "l’adjointe", "le maire"),
    Change("add", "irritant", ("Quartier Regain",), "", "Du bruit"),
    Change("remove", "opportunité", ("Quartier Regain",), "Une médiathèque", ""),
    Change("move", "enjeu prioritaire", ("Quartier Regain",), "", "Le calme", "du 1er au 2e rang, après « Le vert »"),
    Change("add", "objectif opérationnel", ("Quartier Regain", "Parler de santé"), "", "Former"),
    Change("change", "communes du quartier", ("Quartier Regain",), "Barlin", "Barlin et Houchin"),
    Change("change", "texte", ("Texte signé", "Préambule"), "Un.\n\nDeux.", LONG.strip()),
    Change("add", "engagement", ("Engagements",), "", LONG.strip()),
)


def paper(**values) -> Paper:
    given = {
        "number": 2,
        "title": "Revoir le pilotage",
        "commune": "Barlin",
        "contract": "Engagements Quartiers 2030",
        "original_signed_on": date(2024, 7, 9),
        "earlier": (Earlier(1, date(2026, 1, 15)),),
        "changes": CHANGES,
        "signed_on": None,
        "signed_at": "",
        "signatories": ("Commune de Barlin", "État"),
    }
    return compose_amendment(AmendmentFacts(**{**given, **values}))


def words(one: Paper) -> list[str]:
    return [block.words.replace("\u00a0", " ") for block in one.blocks if isinstance(block, Heading | Paragraph)]


def test_an_amendment_of_an_amendment_refers_to_both():
    assert words(paper())[:7] == [
        "Vu le contrat de ville « Engagements Quartiers 2030 » ;",
        "Vu la convention d’application communale de Barlin, signée le 9 juillet 2024 ;",
        "Vu l’avenant n° 1, signé le 15 janvier 2026 ;",
        "Vu la délibération du conseil municipal de Barlin en date du ………………………… ;",
        "Les signataires conviennent de ce qui suit.",
        "Article 1 – Objet",
        "Le présent avenant modifie la convention, dans sa rédaction issue de l’avenant n° 1. "
        "Il a pour objet : revoir le pilotage.",
    ]


def test_each_group_of_changes_is_an_article_in_french():
    assert words(paper())[7:-2] == [
        "Article 2 – Pilotage",
        "Le référent élu : les mots « l’adjointe » sont remplacés par les mots « le maire ».",
        "Article 3 – Quartier Regain",
        "Il est ajouté l’irritant « Du bruit ».",
        "Il est supprimé l’opportunité « Une médiathèque ».",
        "L’enjeu prioritaire « Le calme » est déplacé du 1er au 2e rang, après « Le vert ».",
        "Sous « Parler de santé », il est ajouté l’objectif opérationnel « Former ».",
        "Les communes du quartier : les mots « Barlin » sont remplacés par les mots « Barlin et Houchin ».",
        "Article 4 – Texte signé",
        "Le texte « Préambule », qui se lisait ainsi :",
        "« Un. »",
        "« Deux. »",
        "se lit désormais ainsi :",
        f"« {LONG.strip()} »",
        "Article 5 – Engagements",
        "Il est ajouté l’engagement qui suit :",
        f"« {LONG.strip()} »",
    ]


def test_the_rest_stands_and_there_is_room_to_sign():
    said, room = words(paper()), paper().blocks[-1]

    assert said[-2:] == [
        "Article 6 – Autres dispositions",
        "Les autres dispositions de la convention restent inchangées.",
    ]
    assert isinstance(room, SignatureRoom)
    assert (room.names, room.place_and_day.startswith("Fait à …")) == (("Commune de Barlin", "État"), True)


def test_once_signed_it_says_when_and_where():
    signed = paper(signed_on=date(2027, 5, 3), signed_at="Barlin", earlier=(), original_signed_on=None)

    assert signed.cover.below == ("Revoir le pilotage", "Signé le 3 mai 2027")
    assert signed.blocks[-1].place_and_day == "Fait à Barlin, le 3 mai 2027"
    assert "Le présent avenant modifie la convention. Il a pour objet : revoir le pilotage." in words(signed)


def test_a_list_that_is_quoted_stays_a_list():
    prose = "On y lit\u00a0:\n\n- quel quartier\u00a0;\n- quels moyens.\n\nEt après."
    listed = paper(changes=(Change("change", "texte", ("Texte signé", "Préambule"), "Rien.", prose),))

    quoted_after = listed.blocks[-6:-3]

    assert [block.words for block in (quoted_after[0], quoted_after[2])] == [
        "«\u00a0On y lit\u00a0:\u00a0»",
        "«\u00a0Et après.\u00a0»",
    ]
    assert quoted_after[1] == Bullets(("quel quartier\u00a0;", "quels moyens."))


def test_it_is_written_as_a_pdf():
    assert write_file(paper(), "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("count", [2, 7, 10, 13, 16])
def test_no_frame_to_sign_stands_without_the_text_it_signs(count):
    names = tuple(f"Signataire du partenaire {rank}" for rank in range(1, count + 1))

    pages = pages_of(write_file(paper(signatories=names), "pdf"))

    [last] = [words for words in pages if "Signataire du partenaire" in words]
    assert "Les autres dispositions de la convention restent inchangées." in last
    assert last.count("Nom et fonction") == count


@pytest.mark.parametrize("count", range(14, 24, 3))
def test_the_last_words_before_the_frames_go_over_the_page_with_them(count):
    changes = tuple(Change("add", "irritant", ("Quartier Regain",), "", f"Un bruit {rank}") for rank in range(count))

    pages = pages_of(write_file(paper(changes=changes), "pdf"))

    [last] = [words for words in pages if "Fait à" in words]
    assert "Les autres dispositions de la convention restent inchangées." in last


def test_beyond_one_page_of_frames_the_last_row_is_not_alone():
    assert kept_frames(SignatureRoom("Fait", tuple(map(str, range(23))))) == (*[False] * 10, True, False)


def pages_of(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_who_signs_is_named_with_their_function_and_the_others_have_room_to_write_it():
    room = paper(signers={"Commune de Barlin": "le maire, Jean Solal"}).blocks[-1]

    assert room.below[0] == "le maire, Jean Solal"
    assert room.below[1].startswith("Nom et fonction\u00a0: …")
    written = pages_of(write_file(paper(signers={"État": "la sous-préfète, Léa Carton"}), "pdf"))
    assert "la sous-préfète, Léa Carton" in written[-1]


def test_a_paper_to_sign_has_room_for_its_day_and_for_those_that_nobody_named():
    to_sign = paper(unsigned="", signatories=())

    [room] = [block for block in to_sign.blocks if isinstance(block, SignatureRoom)]
    assert to_sign.cover.below[1].startswith("Signé le …")
    assert (len(room.names), room.below[0].startswith("Nom et fonction")) == (2, True)
    assert paper().cover.below[1] == "Projet"


def test_a_title_that_quotes_is_quoted_with_the_inner_marks():
    under = ("Engagements", "Groupe de travail «\u00a0Solidarité\u00a0» de la « ville »")

    said = words(paper(changes=(Change("add", "engagement", under, "", "Se réunir"),)))

    assert "Sous « Groupe de travail “Solidarité” de la “ville” », il est ajouté l’engagement « Se réunir »." in said
