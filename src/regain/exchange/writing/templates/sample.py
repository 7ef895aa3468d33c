"""A template ready to be changed: made here, so that it always knows the fields."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.shared import Pt

_FONT = "Calibri"
_OBJECTIVES = (
    ("Objectif stratégique", "{{ objectif.objectif_strategique }}"),
    ("Objectif intercommunal", "{{ objectif.objectif_intercommunal }}"),
    ("Objectifs opérationnels", "{%p for texte in objectif.objectifs_operationnels %}|{{ texte }}|{%p endfor %}"),
)


def sample_template() -> bytes:
    """A DOCX template that uses every kind of field."""
    document = Document()
    document.styles["Normal"].font.name = _FONT
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = "Modèle de convention"
    document.core_properties.author = "Regain"
    document.sections[0].header.paragraphs[0].text = "{{ contrat }}"
    document.sections[0].footer.paragraphs[0].text = "Convention {{ commune|de }}"
    _opening(document)
    _neighbourhoods(document)
    _steering(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _opening(document: DocumentObject) -> None:
    document.add_heading("Convention d’application {{ commune|de }}", 0)
    document.add_paragraph(
        "{% if signee_le %}Signée le {{ signee_le }}{% if signee_a %} à {{ signee_a }}{% endif %}.{% endif %}"
    )
    _repeated(document, "for section in sections", "{{ section.titre }}", level=1)
    _lines(document, "texte in section.paragraphes", style="Normal")
    document.add_paragraph("{%p endfor %}")


def _neighbourhoods(document: DocumentObject) -> None:
    _repeated(document, "for quartier in quartiers", "{{ quartier.nom }} ({{ quartier.statut }})", level=1)
    document.add_paragraph(
        "{% if quartier.code %}Code {{ quartier.code }}. {% endif %}Communes : {{ quartier.communes|liste }}."
    )
    _repeated(document, "if quartier.chiffres", "Portrait", level=2)
    header = ("Indicateur", "Quartier", "Agglomération")
    row = ("{{ chiffre.indicateur }}", "{{ chiffre.valeur }}", "{{ chiffre.comparaison }}")
    _table(document, header, "chiffre in quartier.chiffres", row)
    document.add_paragraph("{%p endif %}")
    for title, name in (
        ("Irritants", "irritants"),
        ("Opportunités", "opportunites"),
        ("Enjeux prioritaires", "enjeux_prioritaires"),
    ):
        _repeated(document, f"if quartier.{name}", title, level=2)
        _lines(document, f"texte in quartier.{name}")
        document.add_paragraph("{%p endif %}")
    document.add_heading("Objectifs", 2)
    _table(
        document,
        [title for title, _ in _OBJECTIVES],
        "objectif in quartier.objectifs",
        [cell for _, cell in _OBJECTIVES],
    )
    document.add_paragraph("{%p endfor %}")


def _steering(document: DocumentObject) -> None:
    document.add_heading("Pilotage", 1)
    document.add_paragraph("Référent élu : {{ referent_elu }}")
    document.add_paragraph("Référent technicien : {{ referent_technicien }}")
    document.add_paragraph("{%p for instance in instances %}")
    document.add_paragraph(
        "{{ instance.nom }}{% if instance.frequence %}, {{ instance.frequence }}{% endif %}"
        "{% if instance.themes %} ({{ instance.themes|liste }}){% endif %}",
        style="List Bullet",
    )
    document.add_paragraph("{%p endfor %}")
    document.add_heading("Engagements", 1)
    row = ("{{ engagement.qui }}", "{{ engagement.texte }}", "{{ engagement.frequence }}{{ engagement.echeance }}")
    _table(document, ("Qui", "Quoi", "Quand"), "engagement in engagements", row)
    document.add_heading("Signataires", 1)
    _lines(document, "signataire in signataires", said="signataire")


def _repeated(document: DocumentObject, rule: str, title: str, *, level: int) -> None:
    document.add_paragraph(f"{{%p {rule} %}}")
    document.add_heading(title, level)


def _lines(document: DocumentObject, loop: str, *, said: str = "texte", style: str = "List Bullet") -> None:
    document.add_paragraph(f"{{%p for {loop} %}}")
    document.add_paragraph(f"{{{{ {said} }}}}", style=style)
    document.add_paragraph("{%p endfor %}")


def _table(document: DocumentObject, header: Sequence[str], loop: str, row: Sequence[str]) -> None:
    table = document.add_table(rows=4, cols=len(header), style="Table Grid")
    table.rows[1].cells[0].text = f"{{%tr for {loop} %}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    # Word repeats this row at the top of each page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # python-docx has no name for it
    for cell, title in zip(table.rows[0].cells, header, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(title).bold = True
    for cell, words in zip(table.rows[2].cells, row, strict=True):
        first, *others = words.split("|") if "{%p" in words else [words]
        cell.text = first
        for other in others:
            cell.add_paragraph(other)
