"""What is wrong in a template is said at once, in French, with its place."""

import pytest

from regain.exchange.writing.templates import TemplateFault, TemplateRefused, check_template
from tests.exchange.writing.papers import template


def said(*paragraphs: str, **others) -> list[str]:
    return [" ".join(str(fault).split()) for fault in check_template(template(*paragraphs, **others))]


def test_an_unknown_field_is_said_with_its_place_its_words_and_the_nearest_name():
    faults = check_template(template("Convention", "Signée à {{ comune }}, le soir"))

    assert faults == (
        TemplateFault(
            "le champ «\u00a0comune\u00a0» n’existe pas ici.",
            "Corps, paragraphe 2",
            "Signée à {{ comune }}, le soir",
            "commune",
        ),
    )


def test_a_place_in_a_table_and_in_a_header_is_told():
    places = [fault.place for fault in check_template(template("x", rows=[("a", "{{ b }}")], header="{{ c }}"))]

    assert places == ["Corps, tableau 1, ligne 1, colonne 2, paragraphe 1", "En-tête, paragraphe 1"]


def test_the_field_of_a_record_is_suggested_too():
    faults = check_template(template("{%p for q in quartiers %}", "{{ q.non }} {{ nom }}", "{%p endfor %}"))

    assert [fault.suggestion for fault in faults] == ["q.nom", "q.nom"]


def test_all_faults_are_found_at_once():
    assert len(check_template(template("{{ a }}", "{{ b }}", "{{ commune", rows=[("{{ c }}",)], header="{{ d }}"))) == 5


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (["{{ commune"], "ces accolades ne se ferment pas"),
        (["commune }}"], "ces accolades ne se ferment pas"),
        (["{{ }}"], "cette écriture n’est pas comprise"),
        (["{{ commune + }}"], "cette écriture n’est pas comprise"),
        (["{{ quartiers }}"], "est une liste : parcourez-la"),
        (["{{ quartiers.nom }}"], "est une liste : parcourez-la avant de demander"),
        (["{{ commune.nom }}"], "est un texte"),
        (["{% for q in quartiers %}{{ q }}{% endfor %}"], "est une fiche : dites lequel de ses champs"),
        (["{% for x in commune %}{% endfor %}"], "n’est pas une liste"),
        (["{% for in quartiers %}{% endfor %}"], "une boucle s’écrit"),
        (["{%p for q in quartiers %}", "{{ q.nom }}"], "n’est jamais fermé"),
        (["{% endfor %}"], "ne ferme rien"),
        (["{% if commune %}{% for q in quartiers %}{% endif %}{% endfor %}"], "ne ferme rien"),
        (["{% else %}"], "n’est dans aucun {% if %}"),
        (["{% for q in quartiers %}", "{{ q.nom }}", "{% endfor %}"], "sont dans deux paragraphes"),
        (["{%p if commune %}", "x", "{% endif %}"], "écrivez {%p endif %}"),
        (["avant {%p if commune %}", "x", "{%p endif %}"], "doit être seul dans son paragraphe"),
        (["{%tr if commune %}", "{%tr endif %}"], "se place dans une ligne de tableau"),
        (["{{r commune }}"], "n’est pas permise"),
        (["{{ commune|upper }}"], "le filtre « upper » n’existe pas"),
        (["{{ commune|majuscules(3) }}"], "s’écrit seul, sans parenthèses"),
        (["{{ commune|liste }}"], "demande une liste de textes"),
        (["{{ quartiers|liste }}"], "demande une liste de textes"),
        (["{{ signataires|majuscules }}"], "demande un texte"),
        (["{{ 'x' if commune }}"], "demande un « else »"),
        (["{{ commune > 'a' }}"], "seules les comparaisons"),
        (["{% for a in " + "a.b" * 300 + " %}{% endfor %}"], "beaucoup trop long"),
        (["{{ a }}" * 2001], "beaucoup trop de champs"),
        (["{% if commune %}" * 9 + "{% endif %}" * 9], "trop de boucles les unes dans les autres"),
    ],
)
def test_what_is_badly_written_is_explained(paragraphs, sentence):
    assert sentence in said(*paragraphs)[0]


def test_a_row_field_shares_its_row_with_nothing():
    rows = [("{%tr for s in signataires %}", "x"), ("{{ s }}", ""), ("{%tr endfor %}", "")]

    assert [one.endswith("doit être seul dans sa ligne de tableau.") for one in said(rows=rows)] == [True]


def test_what_hangs_on_a_loop_that_was_not_understood_is_not_blamed():
    loop = (
        "{%p for q in cartiers %}",
        "{{ q.nom }} {{ q.x|liste }} {% for y in q %}{{ y }}{% endfor %}",
        "{%p endfor %}",
    )

    assert [fault.suggestion for fault in check_template(template(*loop))] == ["quartiers"]


@pytest.mark.parametrize("content", [b"", b"convention", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_docx_is_refused(content):
    with pytest.raises(TemplateRefused, match="n’est pas un document Word"):
        check_template(content)


def test_one_fault_is_told_whole_and_many_are_counted():
    faults = check_template(template("{{ a }}", "{{ b }}"))

    assert [str(TemplateRefused(*some)).replace("\u00a0", " ") for some in (faults[:1], faults)] == [
        "Corps, paragraphe 1 : le champ « a » n’existe pas ici.",
        "Ce modèle ne peut pas être rempli : 2 fautes à corriger.",
    ]


def test_a_document_without_any_field_is_no_template():
    [fault] = check_template(template("Convention d’application de Barlin", rows=[("Objectif", "Action")]))

    assert "aucun champ n’a été trouvé dans ce document" in fault.message
    assert check_template(template("Convention", header="{{ commune }}")) == ()
