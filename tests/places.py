"""The places the tests speak of."""

import pytest

from regain.domain.contracts.models import Contract
from regain.domain.territory.models import Commune
from tests.factories.contracts import ContractFactory
from tests.factories.territory import CommuneFactory


@pytest.fixture
def barlin(db) -> Commune:
    return CommuneFactory(insee_code="62083", name="Barlin")


@pytest.fixture
def hersin(db) -> Commune:
    return CommuneFactory(insee_code="62443", name="Hersin-Coupigny")


@pytest.fixture
def contract(barlin, hersin) -> Contract:
    """The contract of the agglomeration, which Barlin and Hersin-Coupigny are to sign; Houchin is not."""
    CommuneFactory(insee_code="62456", name="Houchin")
    return ContractFactory(communes=[barlin, hersin])
