"""What is said of a file of figures adds up, asks what it needs, and guesses no year as a place."""

import csv
import io

import pytest
from django.urls import reverse

from regain.exchange.reading.observations.grids import grids_of
from regain.exchange.reading.observations.guessing import guess_columns
from regain.exchange.reading.observations.mapping import Role
from tests.factories.figures import observe
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory
from tests.web.pages.observations.unknown import drop

pytestmark = pytest.mark.django_db


def test_what_is_refused_is_counted_apart_from_what_is_read(claire):
    content = b"code;annee;revenu_median;taux_pauvrete\nQP062007;2020;14520,5;45,5\nQP062004;2020;14000;455\n"

    answer = drop(claire, content).context["answer"]

    assert answer == "3 chiffres lus\u00a0: 3 ajoutés, 0 corrigé, 0 inchangé\u00a0; 1 autre refusé."


def test_a_year_that_is_wanted_and_left_blank_is_asked_again_in_a_sentence(claire, shared):
    content = (shared / "data" / "indicateurs" / "rpls_qpv2015_france.csv").read_bytes()
    asked = drop(claire, content)

    told = claire.get(asked.request["PATH_INFO"], {"annee": ""})

    assert "(facultatif)" not in asked.content.decode().partition("Année des chiffres")[2][:60]
    assert "Donnez l’année de ces chiffres" in told.content.decode()


@pytest.mark.parametrize("heading", ["annee", "Année", "millesime"])
def test_years_are_no_places_and_codes_no_figures(heading):
    rows = "".join(f"2021;62{rank:03d};62;{rank * 3},5\n" for rank in range(80, 95))
    (grid,) = grids_of(f"{heading};code_insee;insee_dep;taux\n{rows}".encode())

    guess = guess_columns(grid, {})

    assert [one.role for one in guess.columns] == [Role.YEAR, Role.PLACE, Role.IGNORED, Role.FIGURE]
    assert guess.place_kind == "commune"


def test_places_that_files_do_not_name_are_called_as_regain_knows_them(claire):
    commune = CommuneFactory(insee_code="62083", name="Barlin")
    NeighbourhoodFactory(name="Le Regain", communes=[commune], code="QP062007")
    for place in (("commune", "62083"), ("qpv", "QP062007")):
        observe("median_income", place, {2021: "15000"})

    answer = claire.get(reverse("dataset_figures", args=["filosofi_qpv", "csv"]))

    content = b"".join(answer) if answer.streaming else answer.content
    told = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert {row["Code"]: row["Nom"] for row in told} == {"62083": "Barlin", "QP062007": "Le Regain"}
