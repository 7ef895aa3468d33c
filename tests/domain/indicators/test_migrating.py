"""Existing data sets, indicators and layouts of one's own go to the contract they came from, on a filled database."""

from importlib import import_module

import pytest
from django.apps import apps

from regain.core.mandates import Role, Scope, ScopeKind
from regain.domain.indicators.models import ColumnMapping, Dataset, Indicator
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.factories.observations import confidential
from tests.factories.territory import CommuneFactory, IntercommunalityFactory, NeighbourhoodFactory
from tests.mandates import acting, give

migration = import_module("regain.domain.indicators.migrations.0006_whose_figures")
THEIRS = Scope(ScopeKind.CONTRACT, "CN05901N", "CN05901N", "200000001")


@pytest.fixture
def filled(contract):
    """Four data sets without a contract: told by the journal, by its places, by neither, and by places of two."""
    elsewhere = IntercommunalityFactory(siren=THEIRS.agglomeration, name="Ailleurs")
    other = ContractFactory(code=THEIRS.key, intercommunality=elsewhere, communes=[])
    NeighbourhoodFactory(name="Regain", code="QP062007")
    NeighbourhoodFactory(name="Fives", code="QP059001", intercommunality=elsewhere)
    CommuneFactory(insee_code="59350", intercommunality=elsewhere)
    for title, places in (
        ("A", ("QP062007",)),
        ("B", ("QP059001",)),
        ("C", ("QP099001",)),
        ("D", ("QP062007", "QP059001")),
    ):
        confidential(contract, places=places, title=title)
    mandate = give(PersonFactory(), Role.PROJECT_LEAD, THEIRS)
    lead = acting(Role.PROJECT_LEAD, THEIRS)
    lead = type(lead)("1", "Léa", type(lead.mandate)(lead.mandate.role, THEIRS, str(mandate.pk), "Chef de projet"))
    told = Dataset.objects.get(title="A")
    record(Event.DATASET_ADDED, on=told, by=lead, after={})
    ColumnMapping.objects.create(signature="a" * 64, dataset=told, remembered_by="x")
    Dataset.objects.update(contract=None)
    Indicator.objects.update(contract=None)
    return contract, other


def whose(model, name) -> dict[str, str]:
    rows = model.objects.filter(is_own=True).order_by("pk")
    return {str(getattr(one, name))[0]: one.contract.code if one.contract else "" for one in rows}


def test_each_goes_where_it_came_from(filled):
    keys = list(Dataset.objects.order_by("pk").values_list("pk", "code"))

    migration.give(apps, None)

    assert whose(Dataset, "title") == {"A": "CN05901N", "B": "CN05901N", "C": "", "D": ""}
    assert whose(Indicator, "label") == {"A": "CN05901N", "B": "CN05901N", "C": "", "D": ""}
    assert ColumnMapping.objects.get().contract.code == "CN05901N"
    assert list(Dataset.objects.order_by("pk").values_list("pk", "code")) == keys
    assert not Dataset.objects.filter(is_own=False).exclude(contract=None).exists()


def test_with_one_contract_all_is_its(contract):
    confidential(contract, places=("QP099001",))
    Dataset.objects.update(contract=None)
    Indicator.objects.update(contract=None)

    migration.give(apps, None)

    assert (Dataset.objects.get(is_own=True).contract, Indicator.objects.get(is_own=True).contract) == (contract,) * 2


def test_going_back_keeps_the_last_way_of_reading_a_layout(filled):
    _ours, other = filled
    dataset = Dataset.objects.get(title="B")
    last = ColumnMapping.objects.create(signature="a" * 64, dataset=dataset, contract=other, remembered_by="x")
    ColumnMapping.objects.filter(pk=last.pk).update(remembered_at="2030-01-01T00:00:00Z")

    migration.keep_last(apps, None)

    assert ColumnMapping.objects.get() == last
