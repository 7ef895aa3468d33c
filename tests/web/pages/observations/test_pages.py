"""Data sets, editions and plans on screen; figures to take away with their source."""

import csv
import io
from decimal import Decimal
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from regain.domain.indicators.models import Dataset, Edition, Observation, ObservedPlace
from regain.web.pages.observations import presenters
from tests.factories.observations import FILOSOFI, filosofi, load
from tests.factories.territory import NeighbourhoodFactory
from tests.web.pages.observations.unknown import LONG

pytestmark = pytest.mark.django_db

POPULATION = b"code,pop_2013,pop_2018\nQP062007,2396,2022\n"


def drop(client, content, name="filosofi.csv"):
    return client.post(reverse("observations_drop"), {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_file_dropped_shows_what_it_changes_then_changes_it(claire):
    shown = drop(claire, FILOSOFI)
    assert shown.context["answer"] == "16 chiffres lus\u00a0: 16 ajoutés, 0 corrigé, 0 inchangé, 0 refusé."
    assert shown.context["worths"] == "10 publiés, 2 couverts par le secret et 4 non publiés"
    assert Observation.objects.count() == 0

    done = claire.post(shown.request["PATH_INFO"], {"expected": shown.context["plan"].fingerprint}, follow=True)

    edition = Edition.objects.get()
    assert done.redirect_chain == [(reverse("edition", args=[edition.pk]), 302)]
    assert (edition.added, edition.imported_by.startswith("Claire")) == (16, True)


def test_the_same_file_again_has_nothing_to_confirm(claire):
    load(FILOSOFI)

    shown = drop(claire, FILOSOFI)

    assert "rien à changer" in shown.content.decode()
    assert "Importer ces chiffres" not in shown.content.decode()


def test_a_plan_that_is_no_longer_true_is_shown_again(claire):
    shown = drop(claire, FILOSOFI)
    load(filosofi(poverty="44,1"))

    refused = claire.post(shown.request["PATH_INFO"], {"expected": shown.context["plan"].fingerprint})

    assert refused.status_code == 409
    assert "ont changé entre-temps" in refused.content.decode()
    assert [(line.before, line.after) for line in refused.context["changes"]] == [("44,1\u00a0%", "45\u00a0%")] * 2


def test_a_file_that_does_not_say_its_year_asks_for_it(claire, shared):
    content = (shared / "data" / "indicateurs" / "rpls_qpv2015_france.csv").read_bytes()

    asked = drop(claire, content, name="rpls.csv")
    told = claire.get(asked.request["PATH_INFO"], {"annee": 2016})

    assert "ne dit pas de quelle année" in asked.content.decode()
    assert told.context["plan"].reading.vintage == "2016"


def test_what_is_no_table_is_refused_on_the_form(claire):
    refused = drop(claire, b"%PDF-1.7 rien", name="convention.pdf")

    assert refused.status_code == 422
    assert "n’est pas un tableau" in refused.content.decode()


def test_an_unknown_table_leads_to_its_columns(claire):
    shown = drop(claire, LONG)

    assert shown.request["PATH_INFO"].endswith("/colonnes/")
    assert [line.heading for line in shown.context["form"].label_lines] == ["Demandeurs d’emploi", "Licenciés sportifs"]


def test_what_an_edition_changed_is_shown_and_taken_back(claire):
    load(FILOSOFI)
    edition = load(filosofi(poverty="44,1"))

    shown = claire.get(reverse("edition", args=[edition.pk]))
    lines = [(line.place, line.year, line.before, line.after) for line in shown.context["changes"]]
    back = claire.post(reverse("edition_withdraw", args=[edition.pk]), follow=True)

    assert lines == [
        ("Regain (QP062007)", 2020, "45\u00a0%", "44,1\u00a0%"),
        ("Regain (QP062007)", 2021, "45\u00a0%", "44,1\u00a0%"),
    ]
    assert "Édition retirée" in back.content.decode()
    assert Edition.objects.count() == 1


def test_what_only_the_administrator_does_is_not_offered_to_others(rachid, contract):
    """Neither a file to drop nor an edition to take back: who may is said instead."""
    edition = load(FILOSOFI)
    pages = [reverse("edition", args=[edition.pk]), reverse("dataset", args=["rpls_qpv"])]

    for html in (rachid.get(page).content.decode() for page in pages):
        assert "a personne qui administre" in html
        assert ("#a-qui-demander" in html, "importez-le" in html, "enlève les chiffres" in html) == (True, False, False)


def test_an_edition_others_rest_on_stays(claire):
    first = load(FILOSOFI)
    load(filosofi(poverty="44,1"))

    refused = claire.post(reverse("edition_withdraw", args=[first.pk]), follow=True)

    assert "Une édition plus récente a corrigé ces chiffres" in refused.content.decode()
    assert Edition.objects.count() == 2


def test_the_address_of_a_file_is_kept_or_refused(claire):
    address = reverse("dataset", args=["rpls_qpv"])

    refused = claire.post(address, {"file_url": "http://exemple.fr/f.csv"})
    private = claire.post(address, {"file_url": "https://192.168.1.10/f.csv"})
    claire.post(address, {"file_url": "https://exemple.fr/f.csv"})

    assert (refused.status_code, "http://exemple.fr/f.csv" in refused.content.decode()) == (422, True)
    assert (private.status_code, "Cette adresse n’est pas publique" in private.content.decode()) == (422, True)
    assert Dataset.objects.get(code="rpls_qpv").file_url == "https://exemple.fr/f.csv"


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_of_data_sets_costs_the_same_for_one_or_three(claire, django_assert_num_queries, how_many):
    for content in (FILOSOFI, POPULATION, b"insee")[: min(how_many, 2)]:
        load(content)
    for _ in range(how_many - 2):
        load(filosofi(poverty="40"))

    with django_assert_num_queries(4):
        claire.get(reverse("datasets"))


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_data_set_costs_the_same_for_one_or_three_editions(claire, django_assert_num_queries, how_many):
    for rank in range(how_many):
        load(filosofi(poverty=str(40 + rank)))

    with django_assert_num_queries(7):
        claire.get(reverse("dataset", args=["filosofi_qpv"]))


@pytest.mark.parametrize("how_many", [1, 3])
def test_an_edition_costs_the_same_for_one_or_three_corrections(claire, django_assert_num_queries, how_many):
    years = tuple(range(2018, 2018 + how_many))
    load(filosofi(years=years))
    edition = load(filosofi(poverty="40", years=years))

    with django_assert_num_queries(13):
        claire.get(reverse("edition", args=[edition.pk]))


def test_figures_are_taken_away_with_their_producer_and_licence(claire):
    load(FILOSOFI.replace(b"Regain", b"=1+1"))

    told = claire.get(reverse("dataset_figures", args=["filosofi_qpv", "csv"])).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told), delimiter=";"))
    book = claire.get(reverse("dataset_figures", args=["filosofi_qpv", "xlsx"])).content
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book))

    first = next(row for row in rows if row["Code"] == "QP062007" and row["Année"] == "2021" and row["Unité"] == "%")
    assert (first["Valeur"], first["Valeur telle que publiée"], first["Nom"]) == ("45,0", "45,0", "'=1+1")
    assert {row["Source"] for row in rows} == {f"INSEE, Filosofi {year}, Licence Ouverte 2.0" for year in (2020, 2021)}
    assert len(sheets.get_sheet_by_name("Chiffres").to_python()) == 17
    assert ["Licence", "Licence Ouverte 2.0"] in sheets.get_sheet_by_name("Source").to_python()
    assert claire.get(reverse("dataset_figures", args=["filosofi_qpv", "doc"])).status_code == 404


def test_only_the_figures_of_our_places(claire, contract):
    NeighbourhoodFactory(code="QP062007", intercommunality=contract.intercommunality)
    load(FILOSOFI)

    told = claire.get(reverse("dataset_figures", args=["filosofi_qpv", "csv"]), {"lieux": "nous"})

    rows = list(csv.DictReader(io.StringIO(told.content.decode("utf-8-sig")), delimiter=";"))
    assert {row["Code"] for row in rows} == {"QP062007"}


def test_what_a_file_leaves_open_is_asked_on_its_page_and_the_answer_is_imported(claire):
    content = filosofi(poverty="0,421", income="14.520").replace(b"14230.0", b"14.230").replace(b"3.2", b"3,2")

    asked = drop(claire, content)
    path = asked.request["PATH_INFO"]
    answers = {"separateur": "thousands", "taux": "of_one"}
    told = claire.get(path, answers)
    claire.post(f"{path}?{urlencode(answers)}", {"expected": told.context["plan"].fingerprint})

    assert [field.name for field in asked.context["questions"]] == ["separateur", "taux"]
    assert [one.title for one in asked.context["findings"]] == ["Point ou virgule à préciser", "Taux à préciser"]
    found = Observation.objects.filter(place_code="QP062007", year=2021).order_by("indicator__code")
    assert [(one.indicator.code, one.value) for one in found.exclude(value=None).select_related("indicator")] == [
        ("median_income", 14520),
        ("poverty_rate", Decimal("42.1")),
        ("s80s20_ratio", Decimal("3.7")),
    ]


def test_the_year_is_a_question_of_the_page_and_not_a_refusal(claire):
    content = b"CodGeo;nbLsPls;txVac;medLoy\nQP062007;120;4,5;5,4\n"

    asked = drop(claire, content, name="rpls.csv")

    assert [field.name for field in asked.context["questions"]] == ["annee"]
    assert "refusal" not in asked.context
    assert "--year" not in asked.content.decode()
    assert claire.get(asked.request["PATH_INFO"], {"annee": 2016}).context["plan"].reading.vintage == "2016"


def test_a_file_of_the_same_figures_still_brings_the_names_of_its_places(claire):
    unnamed = b"code;annee;revenu_median;taux_pauvrete\nQP062007;2020;14520,5;45,5\n"
    named = b"code_qp;nom_qp;annee;revenu_median_uc;taux_pauvrete_60\nQP062007;Regain;2020;14520,5;45,5\n"
    load(unnamed)

    shown = drop(claire, named)
    claire.post(shown.request["PATH_INFO"], {"expected": shown.context["plan"].fingerprint})

    assert "1 nom de lieu apporté" in shown.context["answer"]
    assert ObservedPlace.objects.get().name == "Regain"
    assert "rien à changer" in drop(claire, named).content.decode()


@pytest.mark.parametrize(("count", "told"), [(1, "4 chiffres en vigueur, d’un jeu de données."), (2, "de 2 jeux de")])
def test_one_data_set_is_not_counted_in_figures(count, told):
    known = [SimpleNamespace(edition_count=1, figures=4)] * count + [SimpleNamespace(edition_count=0, figures=0)]

    assert told in presenters.answer(known).replace("\u00a0", " ")
