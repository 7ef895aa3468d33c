"""Barlin's agreement, signed in 2024, and an amendment being prepared."""

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, Amendment
from regain.domain.contracts.usecases import open_amendment
from tests.factories.drafts import draft
from tests.filling import apply_draft
from tests.web.pages.amendments.acting import Desk


@pytest.fixture
def agreement(contract) -> Agreement:
    apply_draft(draft(), contract)
    return Agreement.objects.get(commune__name="Barlin")


@pytest.fixture
def amendment(agreement) -> Amendment:
    return open_amendment(agreement, title="Revoir le pilotage à mi-parcours", by=SYSTEM)


@pytest.fixture
def desk(claire, amendment) -> Desk:
    """The cheffe de projet at her desk, before the amendment: she may make every step of it."""
    return Desk(claire, amendment)
