"""Importing an agreement, as people do: at a desk, on a phone, with the keyboard alone, without JavaScript."""

from datetime import date
from pathlib import Path

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.documents.models import DocumentImport
from regain.exchange.applying import begin_import
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.cast import PersonClient
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory
from tests.journeys.conftest import overflow, shot
from tests.journeys.keyboard import press, tab_to

pytestmark = pytest.mark.browser

VALDORE = next(agreement for agreement in agreements() if agreement.slug == "valdore")
FIRST_CHOICE = "12 septembre 2024"


@pytest.fixture
def contract(transactional_db) -> Contract:
    """The contract that Valdoré signs; its agreement bears two signing dates: somebody must say which is right."""
    return ContractFactory(name="Cap commun", communes=[CommuneFactory(insee_code="29001", name="Valdoré")])


@pytest.fixture
def paper(tmp_path) -> Path:
    file = tmp_path / "convention-valdore.docx"
    file.write_bytes(make_file(VALDORE.layout, "docx"))
    return file


def agreed(axe, page, name: str) -> None:
    """Nothing sticks out, axe has nothing to say, and a picture is taken."""
    shot(page, name)
    assert overflow(page) == 0
    assert axe(page) == []


def test_on_a_phone_with_the_keyboard_alone_and_a_choice_to_make(open_page, axe, contract, paper):
    page = open_page(320)
    page.goto("/documents/importer/")
    agreed(axe, page, "import-1-deposer-320")
    tab_to(page, "La convention signée")
    page.locator("input[type=file]").set_input_files(paper)
    press(page, "Lire ce fichier")

    agreed(axe, page, "import-2-relire-320")
    assert "1 choix vous revient" in page.locator(".answer").inner_text().replace("\u00a0", " ")
    tab_to(page, FIRST_CHOICE)
    page.keyboard.press("Space")
    press(page, "Enregistrer mes choix")
    assert "Vos choix sont enregistrés" in page.locator("[role=status]").inner_text()
    press(page, "Voir ce qui va changer")

    agreed(axe, page, "import-3-plan-320")
    assert Agreement.objects.count() == 0
    press(page, "Appliquer au contrat")

    agreed(axe, page, "import-4-convention-320")
    assert "Que dit la convention de Valdoré" in page.locator("h1").inner_text()
    assert Agreement.objects.get(commune__name="Valdoré").signed_on == date(2024, 9, 12)


def test_without_javascript_the_import_is_the_same(open_page, contract, paper):
    page = open_page(java_script=False)
    page.goto("/documents/importer/")
    page.locator("input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="Lire ce fichier").click()
    page.get_by_role("radio", name=FIRST_CHOICE).check()
    page.get_by_role("button", name="Voir ce qui va changer").click()  # the choice just made goes with it
    page.get_by_role("button", name="Appliquer au contrat").click()

    assert Agreement.objects.get().commune.name == "Valdoré"


def test_an_import_left_half_way_is_resumed_from_home(open_page, contract, paper, somebody):
    begin_import(paper.read_bytes(), name=paper.name, contract=contract, by=PersonClient(somebody).member)
    page = open_page()
    page.goto("/")

    page.get_by_role("link", name="Reprendre").first.click()

    assert page.locator("h1").inner_text().startswith("Voici ce que nous avons lu")


def test_an_import_given_up_may_be_taken_up_again(open_page, axe, contract, paper):
    begun = begin_import(paper.read_bytes(), name=paper.name, contract=contract, by=SYSTEM)
    page = open_page()
    page.goto(f"/documents/imports/{begun.pk}/")
    page.get_by_role("button", name="Abandonner").click()
    agreed(axe, page, "documents-abandonne")
    page.get_by_role("link", name="Revoir ou reprendre").click()
    page.get_by_role("button", name="Reprendre cet import").click()

    assert page.get_by_role("button", name="Voir ce qui va changer").is_visible()
    assert DocumentImport.objects.get().status == "read"


def test_a_finding_leads_to_its_place_in_the_text_and_back(open_page, contract, paper):
    begun = begin_import(paper.read_bytes(), name=paper.name, contract=contract, by=SYSTEM)
    page = open_page()
    page.goto(f"/documents/imports/{begun.pk}/")

    link = page.locator(".finding a[href^='#ligne-']").first
    anchor = link.get_attribute("href")
    link.click()

    assert page.locator(f"{anchor}").is_visible()
    assert page.locator(f"{anchor} sup a").first.get_attribute("href").startswith("#point-")


def test_a_picture_renamed_docx_is_refused_in_one_sentence(open_page, axe, contract, tmp_path):
    fake = tmp_path / "photo.docx"
    fake.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 200)
    page = open_page(320, expects_errors=True)
    page.goto("/documents/importer/")
    page.locator("input[type=file]").set_input_files(fake)
    page.get_by_role("button", name="Lire ce fichier").click()

    agreed(axe, page, "import-refuse-320")
    assert page.locator(".is-invalid, [aria-invalid=true]").count() == 1
    assert DocumentImport.objects.count() == 0
