"""Somebody who is signed in."""

import pytest
from django.test import Client

from regain.core.member import SYSTEM
from regain.domain.accounts.usecases import add_person


@pytest.fixture
def amina(db) -> Client:
    """The browser of a chef de projet."""
    client = Client()
    client.force_login(add_person(email="amina@agglo.example", name="Amina", title="cheffe de projet", by=SYSTEM))
    return client


@pytest.fixture(autouse=True)
def _static_root(settings, tmp_path) -> None:
    """WhiteNoise warns of a folder that does not exist, and warnings are errors."""
    settings.STATIC_ROOT = tmp_path
