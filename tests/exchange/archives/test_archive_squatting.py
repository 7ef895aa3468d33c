"""National codes that an archive would take where others live."""

import pytest

from regain.domain.contracts.models import Contract
from regain.domain.territory.models import Outline, Perimeter
from tests.exchange.archives.test_archive_neighbours import bring, forge, neighbour, plan_of, told
from tests.factories.territory import CommuneFactory, IntercommunalityFactory

__all__ = ["forge", "neighbour"]
pytestmark = pytest.mark.usefixtures("db")


def borne(**values):
    def change(rows: list) -> None:
        next(row for row in rows if row["neighbourhood"]).update(values)

    return change


def free(**values):
    def change(rows: list) -> None:
        next(row for row in rows if row["neighbourhood"] is None).update(values)

    return change


@pytest.mark.parametrize(
    "values",
    [
        {"code": "QN05909M", "vintage": 2024, "insee_codes": ["59350"]},
        {"insee_codes": ["62083", "59350"]},
        {"code": "QP059009", "vintage": 2015, "insee_codes": []},
        {"code": "QP059009", "vintage": 2015, "insee_codes": ["62083"]},
    ],
)
def test_a_neighbourhood_of_the_archive_takes_no_code_of_anothers_territory(neighbour, forge, values):
    path = forge(territory__perimeter=borne(**values))

    assert "le territoire du contrat CN05901N" in plan_of(path).refusals[0]


def test_nor_that_of_an_agglomeration_which_has_no_contract_yet(forge):
    CommuneFactory(insee_code="80021", intercommunality=IntercommunalityFactory(siren="248000531", name="Amiens"))

    [refusal] = plan_of(forge(territory__perimeter=borne(insee_codes=["80021"]))).refusals

    assert "le territoire de l’agglomération «\u00a0Amiens\u00a0»" in refusal


@pytest.mark.parametrize("values", [{"insee_codes": ["80021"]}, {"code": "QP080001", "vintage": 2015}])
def test_a_perimeter_lies_where_its_neighbourhood_does(forge, values):
    assert "ne sont pas celles de son quartier" in plan_of(forge(territory__perimeter=borne(**values))).refusals[0]


@pytest.mark.parametrize("values", [{"insee_codes": ["59350"]}, {"code": "QN05909M", "insee_codes": []}])
def test_a_free_code_of_anothers_territory_is_proposed_to_no_one_and_the_contract_comes(neighbour, forge, values):
    path = forge(territory__perimeter=free(**values))

    [proposal] = plan_of(path).proposals
    bring(path)

    assert proposal.owner == "CN05901N"
    assert Contract.objects.count() == 2
    assert not Perimeter.objects.filter(code__in=["QN06207M", "QN05909M"]).exists()


def test_a_free_code_that_no_correspondence_needs_stays_out_with_its_outline(forge):
    def more(rows: list) -> None:
        far = {"neighbourhood": None, "code": "QN08001M", "vintage": 2024, "insee_codes": ["80021"]}
        rows.append({**rows[0], **far, "id": 900})

    def outline(rows: list) -> None:
        rows.append({**rows[0], "id": 900, "perimeter": 900, "neighbourhood": None, "commune": None})

    path = forge(territory__perimeter=more, territory__outline=outline)

    bring(path)

    assert not Perimeter.objects.filter(code="QN08001M").exists()
    assert Outline.objects.count() == 4


def test_a_free_code_from_elsewhere_is_asked_for_even_where_no_other_lives(forge):
    plan = plan_of(forge(territory__perimeter=free(insee_codes=["80021"])))

    assert told(plan) == ["Périmètre QN06207M, qui n’est à aucun quartier : ajouté (communes : 80021)"]


def test_the_plan_names_each_national_code(forge, run):
    assert "+ périmètres : 2 ajouts (QN06207M, QP062007)" in run("import_contract", forge())[1]
