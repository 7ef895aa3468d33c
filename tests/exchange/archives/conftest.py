"""A contract archived, and an instance emptied to bring it in again."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from regain.domain.contracts.models import Contract
from regain.exchange.applying.archive import write_contract_archive
from tests.cast import amina, bruno, claire, stranger
from tests.exchange.archives import sample
from tests.exchange.management.conftest import run

__all__ = ["amina", "bruno", "claire", "run", "stranger"]
WRITTEN_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def filled(db) -> Contract:
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
        labels = ("territory", "documents", "contracts", "journal")
        models = [
            model for label in labels for model in apps.get_app_config(label).get_models(include_auto_created=True)
        ]
        for model in models:
            model._default_manager.all()._raw_delete(connection.alias)
        counters = [{"table": model._meta.db_table, "column": "id"} for model in models]
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_by_name_sql(no_style(), counters):
                cursor.execute(statement)
        settings.MEDIA_ROOT = tmp_path / "elsewhere"

    return empty
