"""A template dropped: what it may not hold, what is kept of it, what it gives."""

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement
from regain.domain.documents.models import DocumentTemplate, StoredFile
from regain.domain.documents.usecases import TemplateNameTaken
from regain.exchange.applying.demonstration import AGREEMENT
from regain.exchange.applying.templates import LABELS, fields_in_force, filled_template, keep_template
from regain.exchange.reading.agreement_file import read_agreement_file
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.template_guards import MAX_BYTES, refuse_unsafe
from regain.exchange.writing.templates import TemplateRefused, fields_of, fill_template, sample_template
from tests.exchange.writing.papers import template, text_of, with_parts
from tests.factories.drafts import draft
from tests.filling import apply_draft

PLAIN = template("{{ commune }}")
MAIN = b"wordprocessingml.document.main+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def related(kind: str, target: str, *, mode: str = "External") -> bytes:
    line = f'<Relationship Id="rIdX" Type="{RELATION}{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return with_parts(PLAIN, {}, replace=(b"</Relationships>", line.encode()))


def with_field(xml: str) -> bytes:
    return with_parts(PLAIN, {}, replace=(b"<w:sectPr", f"<w:p>{xml}</w:p><w:sectPr".encode()))


REFUSED = [
    (b"Convention", "enregistrez le vôtre en .docx"),
    (b"%PDF-1.7 convention", "enregistrez le vôtre en .docx"),
    (b"PK\x03\x04 convention", "incomplet ou abîmé"),
    (lambda: PLAIN + b"\x00" * MAX_BYTES, "dépasse 10 Mo"),
    (with_parts(PLAIN, {}, replace=(MAIN, b"ms-word.document.macroEnabled.main+xml")), "contient des macros"),
    (with_parts(PLAIN, {"word/vbaProject.bin": b"x"}), "contient des macros"),
    (with_parts(PLAIN, {}, replace=(MAIN, b"wordprocessingml.template.main+xml")), ".dotx"),
    (lambda: with_parts(PLAIN, {"word/bomb.xml": b"<a>" + b" " * 8_000_000 + b"</a>"}), "démesurée"),
    (with_parts(PLAIN, {"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "déclarations XML"),
    (related("attachedTemplate", "https://regain.example/x.dotm"), "détachez-le"),
    (related("image", "https://regain.example/x.png"), "va en chercher un"),
    (related("hyperlink", "file:///etc/passwd"), "va en chercher un"),
    (related("aFChunk", "x.html", mode="Internal"), "contient un autre fichier"),
    (related("oleObject", "x.bin", mode="Internal"), "contient un autre fichier"),
    (with_field('<w:fldSimple w:instr="INCLUDETEXT /etc/passwd"/>'), "va chercher un fichier"),
    (
        with_field("<w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE x</w:instrText></w:r>"),
        "va chercher un fichier",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_is_not_a_plain_word_document_is_refused(content, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        refuse_unsafe(content() if callable(content) else content)


@pytest.mark.parametrize("target", ["https://regain.example/", "mailto:contact@regain.example"])
def test_a_link_one_clicks_is_kept(target):
    refuse_unsafe(related("hyperlink", target))
    refuse_unsafe(with_field('<w:fldSimple w:instr="PAGE"/>'))


def keep(content, contract, name="Charte"):
    return keep_template(content, name=name, file_name="charte.docx", contract=contract, by=SYSTEM)


def test_a_sound_template_is_kept(contract):
    kept = keep(PLAIN, contract)

    assert (kept.name, kept.contract_code, kept.file.name) == ("Charte", contract.code, "charte.docx")


@pytest.mark.parametrize("content", [template("{{ comune }}"), with_parts(PLAIN, {"word/vbaProject.bin": b"x"})])
def test_a_refused_template_leaves_nothing(contract, content):
    with pytest.raises((TemplateRefused, UnreadableFile)):
        keep(content, contract)

    assert (DocumentTemplate.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_name_taken_leaves_nothing_more(contract):
    keep(PLAIN, contract)

    with pytest.raises(TemplateNameTaken):
        keep(template("{{ contrat }}"), contract)
    assert StoredFile.objects.count() == 1


def test_the_template_says_what_the_agreement_in_force_says(contract):
    apply_draft(draft(), contract)
    fields = fields_in_force(Agreement.objects.get())
    told = text_of(filled_template(keep(sample_template(), contract), fields))
    (read,) = draft().neighbourhoods
    expected = [
        *(row.intercommunal for row in read.objectives),
        "Comité de pilotage, 2 fois par an",
        "Taux de pauvreté",
    ]

    assert [words for words in expected if words not in told] == []


def test_the_sample_filled_for_the_demonstration_has_every_objective():
    read = read_agreement_file(AGREEMENT.read_bytes(), name="barlin.docx")[1].draft
    told = "\n".join(text_of(fill_template(sample_template(), fields_of(read, labels=LABELS))))
    rows = [row for one in read.neighbourhoods for row in one.objectives]
    expected = [words for row in rows for words in (row.strategic, row.intercommunal, *row.operational)]

    assert (len(rows), [words for words in expected if words not in told]) == (18, [])


def test_an_agreement_without_version_in_force_has_no_fields(contract, barlin):
    bare = Agreement.objects.create(contract=contract, kind="communal", commune=barlin)

    assert fields_in_force(bare) is None
