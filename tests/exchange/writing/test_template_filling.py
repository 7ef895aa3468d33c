"""A template filled with what an agreement says."""

import io

import pytest
from docx import Document

from regain.exchange.draft import Draft, Figure, Portrait, Source
from regain.exchange.writing.templates import (
    CATALOGUE,
    FILTERS,
    Field,
    TemplateRefused,
    check_template,
    fields_of,
    fill_template,
    sample_template,
)
from regain.exchange.writing.templates.sandbox import Sandbox
from tests.conftest import ROOT
from tests.exchange.writing.papers import saved, template, text_of
from tests.factories.drafts import draft, neighbourhood

FIELDS = fields_of(draft(), labels={"steering_committee": "Comité de pilotage", "poverty_rate": "Pauvreté"})


def filled(*paragraphs: str, fields=FIELDS, **others) -> list[str]:
    return text_of(fill_template(template(*paragraphs, **others), fields))


def shape(fields: tuple[Field, ...], value: dict) -> None:
    """Every field of the catalogue is there, with what it should hold, and nothing else is."""
    assert list(value) == [field.name for field in fields]
    for field in fields:
        held = value[field.name]
        assert isinstance(held, list) == field.is_list
        for item in held if field.fields else ():
            shape(field.fields, item)


def test_the_fields_of_a_draft_are_those_of_the_catalogue():
    shape(CATALOGUE, FIELDS)


def test_a_draft_that_says_nothing_gives_every_field_empty():
    empty = fields_of(Draft(Source("vide.docx", "text/plain", "0" * 64)))

    assert [value for value in empty.values() if value] == []
    shape(CATALOGUE, empty)


def test_figures_say_their_unit_their_change_and_their_silence():
    figures = (
        Figure("poverty_rate", 33.0, "%", "ok", 18.8, -2.5, 2015),
        Figure("population", 2000.0, "inhabitants", "approximate", None, 100.0),
        Figure("surface_ha", None, "ha", "suppressed"),
    )
    told = fields_of(draft(neighbourhoods=(neighbourhood(portrait=Portrait(figures=figures)),)))

    assert [list(one.values()) for one in told["quartiers"][0]["chiffres"]] == [
        ["poverty_rate", "33\u00a0%", "18,8\u00a0%", "−2,5\u00a0points", "2015"],
        ["population", "environ 2\u202f000\u00a0habitants", "", "+100\u00a0habitants", ""],
        ["surface_ha", "non diffusée", "", "", ""],
    ]


def test_texts_conditions_filters_and_comments():
    assert filled(
        "{# pour nous #}Convention {{ commune|de }}{% if signee_a == 'Ailleurs' %}!{% elif signee_le %}, {{ signee_le }}{% else %}?{% endif %}",
        "{{ commune|majuscules }} {{ commune|minuscules }} {{ referent_elu|capitale }}",
        "{{ signataires|liste }} ({{ signataires|nombre }}){{ ' oui' if quartiers and not signee_a == 'Ailleurs' else '' }}",
    ) == [
        "Convention de Barlin, 9 juillet 2024",
        "BARLIN barlin L’adjointe à la politique de la ville",
        "Commune de Barlin et État (2) oui",
    ]


def test_paragraphs_and_rows_are_repeated_and_their_rules_leave_nothing():
    rows = [
        ("Qui", "Rang"),
        ("{%tr for s in signataires %}", ""),
        ("{{ s }}", "{{ loop.index }}/{{ loop.length }}"),
        ("{%tr endfor %}", ""),
    ]

    assert filled("{%p for q in quartiers %}", "{{ q.nom }} : {{ q.communes|liste }}", "{%p endfor %}", rows=rows) == [
        "Regain : Barlin et Hersin-Coupigny",
        *("Qui", "Rang", "Commune de Barlin", "1/2", "État", "2/2"),
    ]


def test_a_cell_and_a_table_that_a_loop_leaves_empty_stay_those_of_a_word_document():
    nobody = fields_of(draft(signatories=()))
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "{%p for s in signataires %}"
    for words in ("{{ s }}", "{%p endfor %}"):
        document.tables[0].cell(0, 0).add_paragraph(words)
    rows = [("{%tr for s in signataires %}",), ("{{ s }}",), ("{%tr endfor %}",)]
    told = [Document(io.BytesIO(fill_template(one, nobody))) for one in (saved(document), template(rows=rows))]

    assert [[[p.text for p in table.cell(0, 0).paragraphs] for table in one.tables] for one in told] == [[[""]], []]


def test_a_field_cut_in_several_runs_by_word_is_whole_again():
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("À {", "{ com", "mune", " }", "} même"):
        paragraph.add_run(piece).bold = True

    assert text_of(fill_template(saved(document), FIELDS)) == ["À Barlin même"]


def test_typographic_quotes_are_understood():
    assert filled("{% if commune == ’Barlin’ %}ici{% endif %}") == ["ici"]


@pytest.mark.parametrize(
    "words",
    ["<w:p/> & \"co\" 'x'", "{{ commune }}", "{% for x in quartiers %}", "{_{ x }_}", "=1+1", "a\x0bb\x00\ud800c"],
)
def test_what_an_agreement_says_is_only_words(words):
    told = filled("[{{ commune }}]", fields={**FIELDS, "commune": words})

    assert told == [f"[{words}]".replace("\x0b", "").replace("\x00", "").replace("\ud800", "")]


def test_lines_of_a_text_are_lines_of_the_paragraph():
    assert filled("{{ commune }}", fields={**FIELDS, "commune": "un\ndeux"}) == ["un\ndeux"]


def test_headers_and_footers_are_filled():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ contrat }}"
    document.sections[0].footer.paragraphs[
        0
    ].text = "{% for s in signataires %}{{ s }}{% if not loop.last %}, {% endif %}{% endfor %}"
    section = Document(io.BytesIO(fill_template(saved(document), FIELDS))).sections[0]

    assert [section.header.paragraphs[0].text, section.footer.paragraphs[0].text] == [
        "Engagements Quartiers 2030",
        "Commune de Barlin, État",
    ]


def test_a_template_with_faults_is_not_filled():
    with pytest.raises(TemplateRefused, match="n’existe pas"):
        fill_template(template("{{ comune }}"), FIELDS)


def test_the_sample_says_every_field_of_the_draft_it_shows():
    told = text_of(fill_template(sample_template(), FIELDS))
    (read,) = draft().neighbourhoods
    expected = [*read.irritants, *read.opportunities, *read.priorities, *draft().signatories]
    expected += [row.intercommunal for row in read.objectives]

    assert (check_template(sample_template()), [words for words in expected if words not in told]) == ((), [])
    assert "Inviter un psychologue\nFormer les encadrants" in told


def test_the_sandbox_alone_knows_our_filters_and_nothing_else():
    sandbox = Sandbox()

    assert (sandbox.globals, sandbox.tests, sorted(sandbox.filters)) == (
        {},
        {},
        ["capitale", "de", "liste", "majuscules", "minuscules", "nombre"],
    )


def documented(fields: tuple[Field, ...], depth: int = 0) -> list[str]:
    return [
        line
        for field in fields
        for line in (
            f"{'  ' * depth}- `{field.name}` ({field.nature}) : {field.says}",
            *documented(field.fields, depth + 1),
        )
    ]


def test_the_document_tells_every_field_and_every_filter_and_its_example_is_sound():
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    filters = [f"- `{name}` : {says}" for name, (_, _, says) in FILTERS.items()]

    assert [line for line in [*documented(CATALOGUE), *filters] if line not in page.splitlines()] == []
    assert check_template(template(*page.split("```")[1].strip().splitlines())) == ()
