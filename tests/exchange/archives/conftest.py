"""A contract archived, and an instance emptied to bring it in again."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.test import override_settings

from regain.domain.contracts.models import Contract
from regain.domain.indicators.models import Target
from regain.domain.journal.models import Entry
from regain.domain.journal.usecases import lift_guards, set_guards
from regain.exchange.applying.archive import write_contract_archive
from tests.cast import amina, bruno, claire, stranger
from tests.exchange.archives import sample
from tests.exchange.management.conftest import run

__all__ = ["amina", "bruno", "claire", "run", "stranger"]
WRITTEN_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def written(django_db_setup, django_db_blocker, tmp_path_factory) -> bytes:
    """The sample's archive, made once; nothing of it stays in the instance."""
    folder = tmp_path_factory.mktemp("archive")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        write_contract_archive(sample.fill(), to=folder / "contrat.zip", written_at=WRITTEN_AT)
        transaction.set_rollback(True)
    return (folder / "contrat.zip").read_bytes()


@pytest.fixture
def filled(db) -> Contract:
    """The contract of the sample, under the first keys: PostgreSQL's counters outlive the tests before this one."""
    count_from_one()
    return sample.fill()


@pytest.fixture
def archive(filled, tmp_path) -> Path:
    path = tmp_path / "contrat.zip"
    write_contract_archive(filled, to=path, written_at=WRITTEN_AT)
    return path


@pytest.fixture
def emptied(settings, tmp_path) -> Callable[[], None]:
    """Make of this instance another, which holds nothing."""

    def empty() -> None:
        lift_guards()
        for model in sorted(own_models(), key=lambda model: model is Entry):  # other values lead to entries
            model._default_manager.all()._raw_delete(connection.alias)
        count_from_one()
        set_guards()
        settings.MEDIA_ROOT = tmp_path / "elsewhere"

    return empty


def own_models() -> list[type[Model]]:
    """All that a contract may hold; the catalogue of indicators comes with the code."""
    labels = ("territory", "documents", "contracts", "journal")
    models = [model for label in labels for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    return [Target, *models]


def count_from_one() -> None:
    """The next row of each table, all of them empty, gets the key 1."""
    counters = [{"table": model._meta.db_table, "column": "id"} for model in own_models()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), counters):
            cursor.execute(statement)
