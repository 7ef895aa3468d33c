"""The journal of a contract on screen: who wrote what, and a way back."""

import csv
import io

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM, Member
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.usecases import add_node, change_node, open_amendment
from regain.domain.documents.models import DocumentImport
from regain.domain.documents.usecases import add_template
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import history_of
from tests.exchange.archives.sample import adopt
from tests.factories.contracts import ContractFactory
from tests.factories.documents import StoredFileFactory
from tests.factories.drafts import draft
from tests.factories.territory import IntercommunalityFactory

CODE = "CN06201M"
BRUNO = Member("12", "Bruno, référent")
JOURNAL = reverse("contract_journal", args=[CODE])


@pytest.fixture
def stake(contract):
    stake = add_node(contract, label="Une ville solidaire", number=1, by=SYSTEM)
    change_node(stake, label="Une ville pour tous", number=1, expected=1, by=BRUNO)
    return stake


def html_of(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_claire_reads_who_changed_what_latest_first(claire, stake):
    html = html_of(claire.get(JOURNAL))

    assert "2 écritures en tout, la plus récente d’abord." in html
    assert "par Bruno, référent" in html
    assert html.index("Libellé modifié : Enjeu 1 : Une ville pour tous") < html.index(
        "Ajouté : Enjeu 1 : Une ville solidaire"
    )
    assert "Une ville solidaire</del>" in html


def test_nothing_of_another_contract_is_told(claire, stake):
    elsewhere = IntercommunalityFactory(siren="200000001", name="Ailleurs", short_name="CAA")
    add_node(ContractFactory(code="CN05901N", intercommunality=elsewhere), label="Ailleurs", number=1, by=SYSTEM)

    assert "Ailleurs" not in html_of(claire.get(JOURNAL))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?quoi=objectifs", "2 écritures pour ce choix"),
        ("?quoi=documents", "Rien pour ce choix"),
        ("?au=2001-01-01", "Rien pour ce choix"),
        ("?du=2001-01-01&au=2099-01-01", "2 écritures pour ce choix"),
        ("?page=999", "2 écritures en tout"),
    ],
)
def test_the_journal_is_read_by_kind_and_by_day(claire, stake, query, sentence):
    assert sentence in html_of(claire.get(JOURNAL + query))


@pytest.mark.parametrize("query", ["?quoi=tout", "?du=hier", "?du=2026-02-01&au=2026-01-01"])
def test_a_choice_that_means_nothing_is_told(claire, stake, query):
    response = claire.get(JOURNAL + query)

    assert (response.status_code, "Ajouté" in html_of(response)) == (422, True)


def test_an_empty_journal_teaches(claire, contract):
    assert "Rien n’a encore été écrit" in html_of(claire.get(JOURNAL))


def test_a_recent_change_is_undone_in_one_click(claire, stake):
    number = history_of(stake).last().number
    address = reverse("change_undo", args=[CODE, number])
    assert html_of(claire.get(JOURNAL)).count("/annuler/") == 1

    page = claire.post(address, follow=True)

    stake.refresh_from_db()
    assert (stake.label, "C’est annulé" in html_of(page)) == ("Une ville solidaire", True)
    assert "Modification annulée : celle de l’écriture n° 2" in html_of(page)
    again = claire.post(address, follow=True)
    assert "a encore changé depuis" in html_of(again)


def test_an_entry_about_something_else_is_not_found(claire, stake):
    elsewhere = IntercommunalityFactory(siren="200000001", name="Ailleurs", short_name="CAA")
    other = add_node(
        ContractFactory(code="CN05901N", intercommunality=elsewhere), label="Ailleurs", number=1, by=SYSTEM
    )

    assert claire.post(reverse("change_undo", args=[CODE, history_of(other).last().number])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_journal_costs_the_same_however_much_happened(claire, contract, count, django_assert_num_queries):
    for number in range(1, count + 1):
        add_node(contract, label=f"Enjeu {number}", number=number, by=BRUNO)

    with django_assert_num_queries(9):
        claire.get(JOURNAL)


def test_the_journal_is_taken_away_as_a_workbook_and_as_lines(claire, stake):
    book = claire.get(reverse("contract_journal_xlsx", args=[CODE]))
    lines = claire.get(reverse("contract_journal_csv", args=[CODE]), {"quoi": "objectifs"})

    assert (book.content[:2], book["Content-Disposition"]) == (b"PK", 'attachment; filename="journal-CN06201M.xlsx"')
    rows = list(csv.reader(io.StringIO(lines.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["N°", "Jour", "Heure", "Qui", "Mandat", "Quoi", "Sur quoi", "Ce qui a changé"]
    assert [(row[0], row[3], row[5], row[6]) for row in rows[1:]] == [
        ("2", "Bruno, référent", "Libellé modifié", "Enjeu 1 : Une ville pour tous"),
        ("1", "Regain", "Ajouté", "Enjeu 1 : Une ville solidaire"),
    ]
    assert "libellé\u00a0: Une ville solidaire → Une ville pour tous" in rows[1][7]


def test_agreements_amendments_imports_and_templates_have_a_past(claire, contract):
    adopt(contract, draft(), b"Barlin")
    amendment = open_amendment(Agreement.objects.get(), title="Référents", by=BRUNO)
    begun = DocumentImport.objects.get()
    template = add_template(StoredFileFactory(), name="Charte", contract_code=CODE, by=BRUNO)
    agreement = Agreement.objects.get()

    past = html_of(claire.get(reverse("agreement_history", args=[CODE, "62083"])))
    of_template = html_of(claire.get(reverse("template_history", args=[template.pk])))

    of_amendment = html_of(claire.get(reverse("amendment_history", args=[CODE, "62083", amendment.pk])))
    of_import = html_of(claire.get(reverse("import_history", args=[begun.pk])))

    assert ("Historique de l’avenant n° 1" in of_amendment, "Avenant ouvert" in of_amendment) == (True, True)
    assert ("Import commencé" in of_import, "Fichier conservé" in of_import) == (True, True)
    assert "</span> qui a changé dans la convention de Barlin ?" in past
    assert f"Convention enregistrée : {agreement}".replace("\u00a0", " ") in past
    assert "Modèle de document ajouté" in of_template
    assert Entry.objects.filter(object_key=f"contracts.agreement:{agreement.pk}").exists()
