"""PDF: print becomes paragraphs again."""

import pytest

from regain.exchange.reading.blocks import Text
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.formats.making import codes, pdf, shape

LONG = "Les habitants du quartier se retrouvent chaque semaine autour du jardin partagé, près de l’école et du stade."
SMALL_PAGE = '#set page(width: 11cm, height: 8cm, margin: 1.5cm)\n#set text(10pt, lang: "fr")\n'
LOCKED = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    b"3 0 obj\n<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>\nendobj\n"
    b"trailer\n<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\n%%EOF"
)


def read(markup: str):
    return read_document(pdf(markup), name="convention.pdf")


def test_wrapped_lines_are_one_paragraph_with_the_place_of_the_first():
    document = read(f"{SMALL_PAGE}{LONG}\n\n{LONG}\n#pagebreak()\nFait à Barlin")

    assert document.blocks == (Text(LONG, 1, 1), Text(LONG, 3, 1), Text("Fait à Barlin", 5, 2))
    assert document.pages == 2


def test_line_that_ends_short_ends_its_paragraph():
    markup = SMALL_PAGE + "#set par(spacing: 0.65em)\nStatut : QPV\n\nCode quartier : QP062007\n\n" + LONG

    assert shape(read(markup)) == ["Statut : QPV", "Code quartier : QP062007", LONG]


def test_line_broken_within_a_sentence_goes_on():
    markup = SMALL_PAGE + "Indice des écoles où vont les enfants du \\\nquartier : 83"

    assert shape(read(markup)) == ["Indice des écoles où vont les enfants du quartier : 83"]


@pytest.mark.parametrize("signing", ["Fait à Vaubourg, le 3 mai 2024", "Signé en deux exemplaires, le 3/05/2024"])
def test_line_of_signature_begins_below_a_full_line(signing):
    promise = "Chacun des partenaires y mettra ses propres moyens."
    room = "#set page(width: auto, height: 12cm, margin: 1.5cm)\n"

    assert shape(read(f"{room}{promise} \\\n{signing}")) == [promise, signing]


def test_paragraph_goes_on_over_pages_when_it_visibly_does():
    markup = SMALL_PAGE + "Les habitants, les élus et #pagebreak() leurs partenaires. #pagebreak() Fait à Barlin"

    document = read(markup)

    assert shape(document) == ["Les habitants, les élus et leurs partenaires.", "Fait à Barlin"]
    assert [text.page for text in document.texts] == [1, 3]


def test_titles_are_ranked_by_the_size_of_their_letters():
    markup = (
        f"{SMALL_PAGE}#text(18pt)[Convention d’application communale]\n\n#text(13pt)[Préambule]\n\n{LONG}\n\n"
        f"*Portrait statistique*\n\n#text(13pt)[Édito]\n\n{LONG} *Un mot* compte."
    )

    assert shape(read(markup)) == [
        "h1 Convention d’application communale",
        "h2 Préambule",
        LONG,
        "**Portrait statistique**",
        "h2 Édito",
        f"{LONG} Un mot compte.",
    ]


def test_items_keep_their_wrapped_lines():
    markup = f"{SMALL_PAGE}Avant :\n- {LONG}\n- Court\n- Court aussi\n\nAprès"

    assert shape(read(markup)) == ["Avant :", f"- {LONG}", "- Court", "- Court aussi", "Après"]


def test_contents_keep_one_line_each():
    entries = "".join(
        f"#box(width: 1fr)[{title} #h(1fr) {page}] \\\n" for title, page in (("Préambule", 3), ("Édito", 4))
    )
    dotted = "Portrait #box(width: 1fr, repeat[.]) 5"

    assert shape(read(SMALL_PAGE + entries + dotted)) == ["Préambule 3", "Édito 4", "Portrait .... 5"]


def test_running_headers_footers_and_page_numbers_are_left_out():
    running = "#set page(header: [Ville de Barlin], footer: context [Convention – page #counter(page).display()])\n"
    pages = "#pagebreak()".join(f"Enjeu {rank}\n\nTexte {rank}" for rank in (1, 2, 3))

    assert shape(read(SMALL_PAGE + running + pages)) == [
        words for rank in (1, 2, 3) for words in (f"Enjeu {rank}", f"Texte {rank}")
    ]


@pytest.mark.parametrize("number", ["1", "\\- 1 -", "1 / 2", "Page 1 sur 2"])
def test_lone_page_number_is_left_out(number):
    assert shape(read(f"{SMALL_PAGE}#set page(footer: align(center)[{number}])\n{LONG}")) == [LONG]


def test_words_cut_at_the_end_of_a_line():
    lines = [
        "environnementales et psycho-sociales",
        "transitions environne-",
        "mentales et psycho-",
        "sociales de Hersin-",
    ]
    lines += ["Coupigny, intergéné-", "rationnelles, Hauts-", "de-France, vis-à-", "vis, 2024-", "2030"]
    narrow = "#set page(width: 11cm, height: 12cm)\n" + " \\\n".join(line.replace("-", "\\-") for line in lines)

    whole = "environnementales et psycho-sociales"
    rest = "de Hersin-Coupigny, intergéné- rationnelles, Hauts-de-France, vis-à-vis, 2024-2030"
    assert shape(read(narrow)) == [f"{whole} transitions {whole} {rest}"]


def test_drawn_details_of_words_do_not_part_them():
    markup = SMALL_PAGE + "La 1#super[re] adjointe définit l’office : 33 % « oui »."

    assert shape(read(markup)) == ["La 1re adjointe définit l’office : 33 % « oui »."]


def test_text_across_is_read_at_the_end_and_told():
    document = read(f"{SMALL_PAGE}{LONG}\n#place(rotate(-90deg, reflow: true)[COPIE])")

    assert shape(document) == [LONG, "COPIE"]
    assert codes(document) == ["sideways_text"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_page_shown_turned_is_read_as_it_is_shown(degrees):
    turned = f"#set page(width: 12cm, height: 12cm)\n#rotate({degrees}deg, reflow: true)[#box(width: 8cm)[{LONG}]]"
    content = pdf(turned)
    kept = content.replace(b"/Type/Page/", b"/Type/Page/Rotate %d/" % (360 - degrees))

    document = read_document(kept, name="convention.pdf")

    assert kept != content
    assert shape(document) == [LONG]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_figures_of_a_page_shown_turned_are_no_calls_of_notes(degrees):
    written = (
        f"#set page(width: 12cm, height: 12cm)\n#rotate({degrees}deg, reflow: true)[Rues 12 et 3, lot B45, en 2031.]"
    )
    turned = pdf(written).replace(b"/Type/Page/", b"/Type/Page/Rotate %d/" % (360 - degrees))

    document = read_document(turned, name="convention.pdf")

    assert shape(document) == ["Rues 12 et 3, lot B45, en 2031."]
    assert codes(document) == []


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_page_laid_on_its_side_is_read_the_way_its_words_go(degrees):
    laid = f"#set page(width: 12cm, height: 12cm)\n#rotate({degrees}deg, reflow: true)[#box(width: 8cm)[{LONG}]]"

    assert shape(read(laid)) == [LONG]


def test_page_without_text_among_others_is_told():
    picture = "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>\"), format: \"svg\")"
    pixel = '#image(bytes((0, 0, 0)), format: (encoding: "rgb8", width: 1, height: 1), width: 2cm)'

    document = read(f"{SMALL_PAGE}{LONG}{picture}{pixel}#pagebreak(){pixel}")

    assert [(remark.code, remark.page) for remark in document.remarks] == [
        ("page_without_text", 2),
        ("pictures_ignored", None),
    ]


def test_locked_file_asks_to_remove_the_protection():
    with pytest.raises(UnreadableFile, match="mot de passe"):
        read_document(LOCKED, name="convention.pdf")


def test_file_cut_short_is_refused():
    content = pdf(LONG)

    with pytest.raises(UnreadableFile, match="incomplet ou abîmé"):
        read_document(content[: len(content) * 9 // 10], name="convention.pdf")


def test_far_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr("regain.exchange.reading.pdf.pages.MAX_PAGES", 2)

    with pytest.raises(UnreadableFile, match="trop long"):
        read("A#pagebreak()B#pagebreak()C")
