"""DOCX: fields, form fields, signs, wrappings and boxes wherever they are."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import cell, codes, docx, paragraph, run, shape, table


def read(body: str, **parts: str):
    return read_document(docx(body, **parts), name="convention.docx")


def char(kind: str, content: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{content}</w:fldChar></w:r>'


def field(code: str, result: str = "", form: str = "") -> str:
    """A field whose code may hold runs; words that do not begin with `<` are its instruction."""
    instruction = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    shown = char("separate") + result if result else ""
    return char("begin", f"<w:ffData>{form}</w:ffData>" if form else "") + instruction + shown + char("end")


def choices(*entries: str, chosen: str) -> str:
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return f"<w:ddList>{chosen}{listed}</w:ddList>"


INNER = "<w:r><w:instrText> IF </w:instrText></w:r>" + field("MERGEFIELD statut", run("QPV"))


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        (field("REF titre", run("la convention")), "Voir la convention."),
        (field("MERGEFIELD commune", run("Brévillers")), "Voir Brévillers."),
        (field(INNER, run("le quartier")), "Voir le quartier."),
        (
            field("FORMTEXT", run("M. Teyssier"), '<w:textInput><w:default w:val="Nom"/></w:textInput>'),
            "Voir M. Teyssier.",
        ),
        (field("FORMDROPDOWN", form=choices("QIC", "QPV", chosen='<w:result w:val="1"/>')), "Voir QPV."),
        (field("FORMDROPDOWN", form=choices("QIC", "QPV", chosen="")), "Voir QIC."),
        (char("begin") + run("le texte d’un champ jamais fermé"), "Voir le texte d’un champ jamais fermé."),
        (char("end") + run("la suite"), "Voir la suite."),
    ],
)
def test_field_is_read_as_the_page_shows_it(marked, words):
    assert shape(read(paragraph(run("Voir ") + marked + run(".")))) == [words]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<w:r><w:t>Un</w:t><w:cr/><w:t>Deux</w:t></w:r>", ["Un", "Deux"]),
        ("<w:r><w:t>Le maire</w:t><w:ptab/><w:t>Le préfet</w:t></w:r>", ["Le maire Le préfet"]),
        ('<w:r><w:sym w:font="Arial" w:char="20AC"/><w:t> 5</w:t></w:r>', ["€ 5"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> oui</w:t></w:r>', ["☑ oui"]),
        ('<w:r><w:sym w:font="Inconnue" w:char="F0B7"/><w:t>Habiter</w:t></w:r>', ["- Habiter"]),
        ('<w:r><w:sym w:font="Inconnue" w:char="0000"/><w:t>Habiter</w:t></w:r>', ["Habiter"]),
        ('<w:r><w:sym w:font="Inconnue" w:char="x"/><w:t>Habiter</w:t></w:r>', ["Habiter"]),
        (f'<z:neuf xmlns:z="urn:neuf">{run("Habiter")}</z:neuf>', ["Habiter"]),
        (f"<w:r><w:ruby><w:rt>{run('a')}</w:rt><w:rubyBase>{run('Habiter')}</w:rubyBase></w:ruby></w:r>", ["Habiter"]),
    ],
)
def test_sign_or_wrapping_loses_no_words(markup, words):
    assert shape(read(paragraph(markup))) == words


@pytest.mark.parametrize(
    ("properties", "shown", "words"),
    [
        ("<z:checkbox><z:checked z:val='1'/></z:checkbox>", run("✓"), ["☒ Du bruit"]),
        ("<z:checkbox><z:checked z:val='0'/></z:checkbox>", run("○"), ["☐ Du bruit"]),
        ("<z:checkbox/>", '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>', ["☐ Du bruit"]),
        ("<w:comboBox><w:listItem w:displayText='Choisir' w:value=''/></w:comboBox>", run("Choisir"), ["Du bruit"]),
        ("<w:comboBox><w:listItem w:displayText='Nord' w:value='1'/></w:comboBox>", run("Nord"), ["Nord Du bruit"]),
    ],
)
def test_control_says_its_state_whatever_it_draws(properties, shown, words):
    spaced = f"<w:sdtPr xmlns:z='urn:z'>{properties}</w:sdtPr>"
    control = f"<w:sdt>{spaced}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"

    assert shape(read(paragraph(control + run(" Du bruit")))) == words


def test_moved_words_are_read_where_they_went():
    moved = f"<w:moveFrom w:id='1'>{run('Habiter')}</w:moveFrom>"
    arrived = f"<w:moveTo w:id='2'>{run('Habiter')}</w:moveTo>"

    document = read(paragraph(moved) + paragraph("Bouger") + paragraph(arrived))

    assert (shape(document), codes(document)) == (["Bouger", "Habiter"], ["tracked_changes"])


def test_box_of_a_group_within_a_cell_is_read_in_the_cell():
    box = f"<wps:txbx><w:txbxContent>{paragraph('Encadré')}{table(cell('A') + cell('B'))}</w:txbxContent></wps:txbx>"
    group = f"<w:r><mc:AlternateContent><mc:Choice Requires='wpg'><w:drawing><a:grp>{box}{box}</a:grp></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"

    assert shape(read(table(cell(paragraph(run("Texte") + group) + paragraph("Fin"))))) == [
        [[["Texte", *["Encadré", "A", "B"] * 2, "Fin"]]]
    ]
