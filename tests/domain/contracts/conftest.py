"""Adopting and withdrawing in one line."""

from collections.abc import Callable

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import AgreementVersion
from regain.domain.contracts.queries import agreement_of, content_of, tree_of
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.states import state_of
from regain.domain.contracts.usecases import adopt_agreement, withdraw_version
from tests.factories.documents import StoredFileFactory
from tests.factories.territory import NeighbourhoodFactory


@pytest.fixture
def regain(barlin, hersin):
    return NeighbourhoodFactory(name="Regain", code="QP062007", communes=[barlin, hersin])


@pytest.fixture
def expected(contract) -> Callable[..., str]:
    """The fingerprint of the state of a commune's agreement."""
    return lambda commune: state_of(content_of(agreement_of(contract, commune)), tree_of(contract))


@pytest.fixture
def adopt(contract, barlin, expected) -> Callable[..., AgreementVersion | None]:
    def adopt_it(content: AgreementContent, *, commune=barlin, snapshot=None, **values) -> AgreementVersion | None:
        given = {
            "source": StoredFileFactory(),
            "snapshot": snapshot or {"text": str(content)},
            "choices": {},
            "expected": expected(commune),
            "by": SYSTEM,
        }
        return adopt_agreement(contract, commune=commune, content=content, **{**given, **values})

    return adopt_it


@pytest.fixture
def withdraw(contract, barlin, expected) -> Callable[..., None]:
    def withdraw_it(content: AgreementContent | None = None, *, commune=barlin) -> None:
        agreement = agreement_of(contract, commune)
        withdraw_version(agreement, content=content or AgreementContent(), expected=expected(commune), by=SYSTEM)

    return withdraw_it


@pytest.fixture
def living(contract, barlin) -> Callable[..., AgreementContent]:
    """The living state of a commune's agreement."""
    return lambda commune=barlin: content_of(agreement_of(contract, commune))
