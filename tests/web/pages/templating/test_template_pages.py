"""Templates on screen: added, explained when they are wrong, previewed, put aside and brought back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regain.domain.documents.models import DocumentTemplate
from regain.domain.documents.queries import templates_of
from regain.exchange.applying.templates import keep_template
from regain.exchange.writing.templates import sample_template
from tests.exchange.writing.papers import template, text_of
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft
from tests.filling import apply_draft

CODE = "CN06201M"


@pytest.fixture
def filled(contract):
    apply_draft(draft(), contract)
    return contract


@pytest.fixture
def charter(filled, claire) -> DocumentTemplate:
    return keep_template(sample_template(), name="Charte", file_name="c.docx", contract=filled, by=claire.member)


def html_of(client, name, *args, status=200, **query) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def drop(client, content, name="Charte"):
    file = SimpleUploadedFile("charte.docx", content)
    return client.post(reverse("template_add", args=[CODE]), {"name": name, "file": file})


def test_no_template_teaches_and_offers_a_sample(claire, contract):
    html = html_of(claire, "contract_templates", CODE)

    assert ("Aucun modèle pour l’instant" in html, reverse("template_sample", args=[CODE]) in html) == (True, True)


def test_one_goes_straight_to_the_templates_of_one_s_contract(claire, contract):
    ContractFactory(code="CN06202M", name="Autre contrat")

    assert claire.get(reverse("templates")).url == reverse("contract_templates", args=[CODE])


def test_without_a_contract_one_is_told_how_to_enter_one(claire):
    assert claire.get(reverse("templates")).url == reverse("contracts")


def test_a_reader_looks_at_templates_and_adds_none(rachid, filled):
    page = html_of(rachid, "contract_templates", CODE)

    assert ("Ajouter un modèle" in page, rachid.get(reverse("template_add", args=[CODE])).status_code) == (False, 403)


def test_claire_adds_a_template_and_sees_what_it_gives(claire, filled):
    response = drop(claire, sample_template())
    added = templates_of(CODE).get()
    html = html_of(claire, "template_preview", added.pk)

    assert (response.url, added.name, added.added_by) == (
        reverse("template_preview", args=[added.pk]),
        "Charte",
        claire.member.label,
    )
    assert ("Conforter les parents" in html, "Comité de pilotage, 2 fois par an" in html) == (True, True)


def test_the_faults_of_a_template_are_shown_with_their_place(claire, filled):
    response = drop(claire, template("Convention {{ comune }}", rows=[("{{ ''.__class__ }}",)]))
    html = re.sub(r"\s+", " ", response.content.decode())

    assert (response.status_code, DocumentTemplate.objects.count()) == (422, 0)
    wanted = (
        "Corps, paragraphe 1",
        "Convention {{ comune }}",
        "<code>commune</code>",
        "Corps, tableau 1",
        'value="Charte"',
    )
    assert [words for words in wanted if words not in html] == []


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"Convention", "enregistrez le vôtre en .docx"), (b"", "Ce fichier est vide")]
)
def test_what_is_no_template_is_refused_in_french(claire, filled, content, sentence):
    response = drop(claire, content)

    assert (response.status_code, sentence in response.content.decode()) == (422, True)


def test_a_name_taken_is_refused(claire, charter):
    assert "s’appelle déjà" in drop(claire, template("{{ commune }}")).content.decode()


def test_the_document_is_downloaded(claire, charter):
    response = claire.get(reverse("template_document", args=[charter.pk]), {"commune": "62083"})

    assert response["Content-Disposition"] == 'attachment; filename="charte-barlin.docx"'
    assert "Convention d’application de Barlin" in text_of(response.content)


@pytest.mark.parametrize("commune", ["", "62443", "99999"])
def test_a_commune_without_agreement_has_no_document(claire, charter, commune):
    assert claire.get(reverse("template_document", args=[charter.pk]), {"commune": commune}).status_code == 404


def test_a_template_waits_for_its_first_agreement(claire, contract):
    kept = keep_template(sample_template(), name="Charte", file_name="c.docx", contract=contract, by=claire.member)

    assert "Aucune convention en vigueur" in html_of(claire, "template_preview", kept.pk)


def test_a_template_whose_file_is_lost_says_so(claire, charter):
    charter.file.content.storage.delete(charter.file.content.name)

    assert "n’est plus parmi les fichiers conservés" in html_of(claire, "template_preview", charter.pk)
    document = claire.get(reverse("template_document", args=[charter.pk]), {"commune": "62083"})
    assert document.status_code == 404


def test_a_template_that_the_fields_make_endless_says_so(claire, filled):
    letters = "abcdefg"
    loops = "".join(f"{{% for {one} in engagements %}}" for one in letters) + "x" * 99 + "{% endfor %}" * 7
    kept = keep_template(template(loops * 9), name="Sans fin", file_name="x.docx", contract=filled, by=claire.member)

    assert "démesuré" in html_of(claire, "template_preview", kept.pk)


def test_a_template_put_aside_is_brought_back_from_the_same_page(claire, charter):
    claire.post(reverse("template_archive", args=[charter.pk]))
    aside = html_of(claire, "contract_templates", CODE)
    claire.post(reverse("template_restore", args=[charter.pk]))

    assert ("Modèle archivé" in aside, reverse("template_restore", args=[charter.pk]) in aside) == (True, True)
    assert list(templates_of(CODE)) == [charter]


def test_a_return_under_a_name_taken_is_explained(claire, charter):
    claire.post(reverse("template_archive", args=[charter.pk]))
    drop(claire, template("{{ commune }}"))
    response = claire.post(reverse("template_restore", args=[charter.pk]), follow=True)

    assert "s’appelle déjà" in response.content.decode()


def test_the_fields_are_told_with_examples_of_the_contract(claire, filled):
    html = html_of(claire, "template_fields", CODE)

    wanted = ("<code>objectif_intercommunal</code>", "9 juillet 2024", "Les exemples viennent", "majuscules")
    assert [words for words in wanted if words not in html] == []


def test_the_fields_are_told_without_any_agreement(claire, contract):
    assert "<code>commune</code>" in html_of(claire, "template_fields", CODE)


def test_the_sample_is_downloaded(claire, contract):
    response = claire.get(reverse("template_sample", args=[CODE]))

    assert (response["Content-Disposition"], "{{ referent_elu }}" in " ".join(text_of(response.content))) == (
        'attachment; filename="modele-de-convention.docx"',
        True,
    )


@pytest.mark.parametrize("name", ["template_preview", "template_document", "template_archive", "template_restore"])
def test_a_template_is_not_found_by_who_did_not_sign_in(stranger, charter, name):
    response = stranger.post(reverse(name, args=[charter.pk]))

    assert response.status_code == 403
    charter.refresh_from_db()
    assert charter.archived_at is None


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("contract_templates", 6), ("template_fields", 6)])
def test_a_page_costs_the_same_however_many_templates(claire, filled, count, name, queries, django_assert_num_queries):
    for rank in range(count):
        keep_template(sample_template(), name=f"{rank}", file_name="c.docx", contract=filled, by=claire.member)

    with django_assert_num_queries(queries):
        claire.get(reverse(name, args=[CODE]))
