"""A contract is opened once, and names the communes that are to sign it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contract_with_code
from regain.domain.contracts.usecases import ContractAlreadyOpen, ContractNotValid, open_contract
from regain.domain.journal.queries import history_of
from tests.factories.territory import IntercommunalityFactory


def open_it(barlin, **values):
    given = {
        "code": "CN06201M",
        "name": "Engagements Quartiers 2030",
        "intercommunality": barlin.intercommunality,
        "starts_on": date(2024, 1, 1),
        "ends_on": date(2030, 12, 31),
        "communes": [barlin],
        "by": SYSTEM,
    }
    return open_contract(**{**given, **values})


def test_a_contract_is_opened_once(barlin):
    contract = open_it(barlin)

    with pytest.raises(ContractAlreadyOpen, match="CN06201M"):
        open_it(barlin)

    assert contract_with_code("CN06201M") == contract
    assert list(contract.communes.all()) == [barlin]
    assert history_of(contract).get().after["communes"] == ["62083"]
    assert str(contract) == "Engagements Quartiers 2030 (CN06201M)"


def test_a_contract_of_corsica_is_opened(barlin):
    assert contract_with_code(open_it(barlin, code="CN02A01I").code)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"code": "CN2A001I"}, "s’écrit comme CN06201M"),
        ({"ends_on": date(2023, 1, 1)}, "finit avant d’avoir commencé"),
    ],
)
def test_what_is_no_contract_is_refused_in_french(barlin, values, sentence):
    with pytest.raises(ContractNotValid, match=sentence):
        open_it(barlin, **values)

    assert not Contract.objects.exists()


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"code": "CN0620"}, "contract_code_is_well_formed"),
        ({"ends_on": date(2023, 1, 1)}, "contract_starts_before_it_ends"),
    ],
)
@pytest.mark.django_db
def test_the_database_refuses_what_must_never_be(values, broken):
    given = {"code": "CN06201M", "starts_on": date(2024, 1, 1), "ends_on": date(2030, 12, 31)}

    with pytest.raises(IntegrityError, match=broken), transaction.atomic():
        Contract.objects.create(name="X", intercommunality=IntercommunalityFactory(), **{**given, **values})
