"""The pages of figures, at desktop and phone width: the tools have nothing to say and nothing sticks out."""

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.documents.models import StoredFile
from regain.domain.indicators.models import Edition
from regain.exchange.applying.observations import apply_reading, keep_figures
from regain.exchange.planning.observations import understood
from tests.factories.observations import FILOSOFI, filosofi
from tests.journeys.conftest import swept
from tests.web.pages.observations.unknown import LONG, WIDE

pytestmark = pytest.mark.browser


@pytest.fixture
def loaded(transactional_db) -> None:
    """One edition and its correction are in; a third file waits, and two that nobody knows."""
    for content, name in ((FILOSOFI, "filosofi-2023.csv"), (filosofi(poverty="44,1"), "filosofi-2024.csv")):
        kept = keep_figures(content, name=name, by=SYSTEM)
        apply_reading(understood(content, by=SYSTEM), checksum=kept.sha256, file_name=name, by=SYSTEM)
    keep_figures(filosofi(poverty="145", code="QP62007"), name="filosofi-2025.csv", by=SYSTEM)
    keep_figures(WIDE, name="tableau-large.csv", by=SYSTEM)
    keep_figures(LONG, name="tableau-long.csv", by=SYSTEM)


def addresses() -> list[str]:
    return [
        reverse("datasets"),
        reverse("observations_drop"),
        reverse("dataset", args=["filosofi_qpv"]),
        reverse("dataset", args=["rpls_qpv"]),
        *(reverse("edition", args=[edition.pk]) for edition in Edition.objects.order_by("pk")),
        *(reverse("observations_plan", args=[file.pk]) for file in StoredFile.objects.order_by("pk")),
    ]


@pytest.mark.slow
def test_pages_of_figures_are_accessible(open_page, loaded):
    page = open_page(expects_errors=True)

    assert [one for to in addresses() for one in swept(page, to, f"chiffres{to.replace('/', '-')}")] == []


def test_an_unknown_table_is_mapped_without_javascript_and_with_the_keyboard(
    open_page, transactional_db, contract, tmp_path
):
    table = tmp_path / "tableau.csv"
    table.write_bytes(WIDE)
    page = open_page(1280, java_script=False)

    page.goto(reverse("observations_drop"))
    page.get_by_label("Le fichier de chiffres").set_input_files(table)
    page.get_by_role("button", name="Lire ce fichier").press("Enter")
    page.get_by_label("Indicateur, « Nombre d’adhérents 2023 »").fill("Adhérents du centre social")
    page.get_by_label("Titre du nouveau jeu").fill("Tableau de bord")
    page.get_by_label("Producteur").fill("CABBALR")
    page.get_by_label("Licence", exact=False).fill("Licence Ouverte 2.0")
    page.get_by_role("button", name="Retenir et voir ce qui change").press("Enter")
    page.get_by_role("button", name="Importer ces chiffres").press("Enter")

    assert page.get_by_role("heading", level=1).inner_text() == "Qu’a changé cette édition\u00a0?"
    assert Edition.objects.get().added == 4
