"""PDF: what is laid over pages (forms, notes, attached files), and pages that are pictures."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from regain.exchange.reading.agreement_file import read_agreement_file
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import NotAnAgreement, UnreadableFile
from tests.exchange.reading.formats.making import codes, pdf, shape

PAGE = '#set page(width: 11cm, height: 8cm, margin: 1.5cm)\n#set text(10pt, lang: "fr")\n'
PIXEL = 'image(bytes((250, 250, 250)), format: (encoding: "rgb8", width: 1, height: 1), width: 11cm, height: 8cm)'
TOP = 8 / 2.54 * 72


def altered(markup, change) -> bytes:
    with Pdf.open(io.BytesIO(pdf(PAGE + markup))) as made:
        change(made)
        written = io.BytesIO()
        made.save(written)
    return written.getvalue()


def read(content: bytes):
    return read_document(content, name="convention.pdf")


def field(made: Pdf, words: str, *, y: float, drawn: bool, kind: str = "/Tx") -> None:
    """A field of a form, `y` points below the top of the first page."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    fonts = Dictionary(Font=Dictionary(Helv=font))
    widget = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name(kind), T="champ", V=String(words), F=4, DA="/Helv 10 Tf 0 g",
        Rect=Array([130, TOP - y - 4, 280, TOP - y + 12]),
    )  # fmt: skip
    if drawn:
        look = f"/Tx BMC BT /Helv 10 Tf 2 4 Td ({words}) Tj ET EMC".encode("latin-1")
        form = Stream(made, look, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 150, 16], Resources=fonts)
        widget.AP = Dictionary(N=form)
    kept = made.make_indirect(widget)
    made.pages[0].Annots = Array([kept])
    made.Root.AcroForm = Dictionary(Fields=Array([kept]), DR=fonts, DA="/Helv 10 Tf 0 g")


def note(made: Pdf, **parts) -> None:
    made.pages[0].Annots = Array([made.make_indirect(Dictionary(Type=Name.Annot, Rect=[50, 50, 90, 70], **parts))])


@pytest.mark.parametrize("drawn", [True, False])
def test_value_of_a_form_is_read_where_it_stands(drawn):
    content = altered(
        "Référent technique :\n\nUn comité se réunira.", lambda made: field(made, "Mme Roy", y=51, drawn=drawn)
    )

    assert shape(read(content)) == ["Référent technique : Mme Roy", "Un comité se réunira."]


def tick(made: Pdf, y: float, state: str, *, flags: int = 4, width: float = 10) -> Dictionary:
    drawn = made.make_stream(b"q 0 0 10 10 re s Q", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 10, 10])
    return made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T=f"case {y}", V=Name(state), AS=Name(state), F=flags,
            Rect=Array([44, TOP - y - 2, 44 + width, TOP - y + 8]), AP=Dictionary(N=Dictionary(Oui=drawn, Off=drawn)),
        )
    )  # fmt: skip


def test_boxes_to_tick_are_read_beside_their_words():
    def ticked(made):
        boxes = [tick(made, 50, "/Oui"), tick(made, 71, "/Off"), tick(made, 92, "/Oui", flags=2)]
        made.pages[0].Annots = Array(boxes)
        made.Root.AcroForm = Dictionary(Fields=Array(boxes))

    content = altered("#pad(left: 5mm)[Une halle\n\nUn kiosque\n\nUne fontaine]", ticked)

    assert shape(read(content)) == ["☒ Une halle", "☐ Un kiosque", "Une fontaine"]


def test_free_text_that_the_page_does_not_show_is_told():
    content = altered("Texte.", lambda made: note(made, Subtype=Name.FreeText, Contents="Ajout à la main", DA="0 g"))

    (told,) = read(content).remarks

    assert told.code == "form_values"
    assert "« Ajout à la main »" in told.message


@pytest.mark.parametrize(
    ("width", "drawn", "words"),
    [(10, "4", "☒ halles"), (10, "x", "☒ halles"), (60, "X", "☒ halles"), (60, "12", "☒ 12 halles")],
)
def test_only_the_mark_of_a_box_gives_way_to_its_sign(width, drawn, words):
    def ticked(made):
        made.pages[0].Annots = Array([tick(made, 50, "/Oui", width=width)])
        made.Root.AcroForm = Dictionary(Fields=made.pages[0].Annots)

    assert shape(read(altered(f"#h(3pt){drawn} #h(2pt) halles", ticked))) == [words]


@pytest.mark.parametrize(("typed", "is_told"), [("12", True), ("de 2013", False), ("en-fants", False), ("En 20", True)])
def test_free_text_within_longer_words_is_not_shown(typed, is_told):
    content = altered(
        "En 2012 et 2013, les enfants. Fin de 2013",
        lambda made: note(made, Subtype=Name.FreeText, Contents=typed, DA="0 g"),
    )

    assert ("form_values" in codes(read(content))) == is_told


def test_comments_and_struck_words_are_told():
    comment = altered("Texte.", lambda made: note(made, Subtype=Name.Text, Contents="À revoir"))
    struck = altered("Texte.", lambda made: note(made, Subtype=Name.StrikeOut, QuadPoints=[0] * 8))

    assert (codes(read(comment)), codes(read(struck))) == (["comments_ignored"], ["struck_in_pdf"])


def test_words_that_an_annotation_strikes_out_are_left_out():
    def strike(made):
        left, right, top, bottom = 42, 92, TOP - 59, TOP - 70
        quad = [left, top, right, top, left, bottom, right, bottom]
        note(made, Subtype=Name.StrikeOut, QuadPoints=quad)

    document = read(altered("Une halle\n\nUn kiosque\n\nUne fontaine", strike))

    (told,) = document.remarks
    assert shape(document) == ["Une halle", "Une fontaine"]
    assert (told.code, "« Un kiosque »" in told.message) == ("struck_out", True)


def attach(name):
    def change(made):
        made.attachments[name] = pikepdf.AttachedFileSpec(made, b"contenu", filename=name)

    return change


def test_attached_documents_are_told_and_data_are_not():
    document = read(altered("Texte.", attach("annexe 1.docx")))

    assert codes(document) == ["files_attached"]
    assert "« annexe 1.docx »" in document.remarks[0].message
    assert codes(read(altered("Texte.", attach("donnees.json")))) == []


def test_letter_with_the_agreement_attached_says_where_it_is():
    letter = altered("Madame, Monsieur, veuillez trouver notre convention.", attach("signee.pdf"))

    with pytest.raises(NotAnAgreement, match="la convention est en pièce jointe"):
        read_agreement_file(letter, name="lettre.pdf")


def test_amendment_with_a_file_attached_is_still_called_an_amendment():
    words = """#set par(leading: 0.5em)
Avenant n° 1 à la convention communale

Commune de Vaubourg

L’article 2 est ainsi modifié : les mots « deux fois » sont supprimés dans tous les quartiers prioritaires."""

    with pytest.raises(NotAnAgreement, match=r"est un avenant .*« Modifier par avenant »"):
        read_agreement_file(altered(words, attach("annexe.pdf")), name="avenant.pdf")


def test_picture_with_the_agreement_attached_says_where_it_is():
    with pytest.raises(UnreadableFile, match="la convention est en pièce jointe"):
        read(altered(f"#place({PIXEL})", attach("signee.pdf")))


def dynamic(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(
        Fields=Array(), XFA=made.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    )
    made.Root.NeedsRendering = True


@pytest.mark.parametrize("shown", ["Veuillez patienter.", f"#place({PIXEL})"])
def test_form_that_only_adobe_draws_says_how_to_print_it(shown):
    with pytest.raises((NotAnAgreement, UnreadableFile), match=r"formulaire XFA.* Adobe .*« Imprimer »"):
        read_agreement_file(altered(shown, dynamic), name="formulaire.pdf")


def test_pages_of_a_form_that_only_adobe_draws_are_read_and_told():
    document = read(altered("Commune de Vaubourg", dynamic))

    assert (shape(document), codes(document)) == (["Commune de Vaubourg"], ["dynamic_form"])


def unseen(made: Pdf) -> None:
    """The words of the page become those of a recognition: placed, not drawn."""
    page = made.pages[0]
    page.Contents = Stream(made, page.Contents.read_bytes().replace(b"BT 0 Tr", b"BT 3 Tr"))


def test_recognised_words_of_a_scan_are_told():
    scan = altered(f"#place(dx: -1.5cm, dy: -1.5cm, {PIXEL})Les habitants du quartier.", unseen)

    document = read(scan)

    assert shape(document) == ["Les habitants du quartier."]
    assert codes(document) == ["recognised_text"]


def test_words_under_the_picture_of_the_page_are_told():
    under = pdf(PAGE + f"Les habitants du quartier.#place(top, dx: -1.5cm, dy: -1.5cm, {PIXEL})")

    assert codes(read(under)) == ["recognised_text"]


def test_words_over_a_background_are_not_a_scan():
    over = pdf(PAGE + f"#place(dx: -1.5cm, dy: -1.5cm, {PIXEL})Les habitants du quartier.")

    assert codes(read(over)) == ["pictures_ignored"]
