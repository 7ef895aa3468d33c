"""A real instance of this process's own, on a file of SQLite, to be restored over and over: its tables are made once."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.test import override_settings

from regain.config.database import database_settings
from regain.exchange.applying.backup import loading, take_backup
from regain.exchange.applying.backup.tables import tables_of
from tests.exchange.archives import sample
from tests.exchange.archives.conftest import WRITTEN_AT


@pytest.fixture(scope="session")
def made(tmp_path_factory, django_db_setup, django_db_blocker) -> Path:
    """A folder: the tables alone, what a backup of the sample holds, and the instance that it was taken of."""
    folder, of_tests = tmp_path_factory.mktemp("made"), connections["default"]
    own = override_settings(MEDIA_ROOT=folder / "files", JOURNAL_ANCHORS=folder / "journal-anchors")
    with django_db_blocker.unblock(), own, connected_to(folder / "instance.sqlite3"):
        connections["default"].ensure_connection()
        if of_tests.vendor == "sqlite" and of_tests.is_in_memory_db():  # which is not there when no test asked for it
            of_tests.ensure_connection()
            of_tests.connection.backup(connections["default"].connection)
        else:
            call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        with closing(sqlite3.connect(folder / "tables.sqlite3")) as tables:
            connections["default"].connection.backup(tables)
        sample.fill()
        take_backup(folder / "backup", written_at=WRITTEN_AT)
    return folder


class connected_to:  # noqa: N801  # read as a sentence
    """Inside, the database is that file, kept by SQLite, whatever the tests run on."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        self._former = connections["default"]
        settings = {**self._former.settings_dict, "NAME": str(self._path)}
        connections["default"] = DatabaseWrapper({**settings, **database_settings(f"sqlite:///{self._path}")})

    def __exit__(self, *_raised: object) -> None:
        connections["default"].close()
        connections["default"] = self._former


@pytest.fixture
def backup(made, tmp_path) -> Path:
    return shutil.copytree(made / "backup", tmp_path / "backup")


@pytest.fixture
def instance(made, tmp_path, settings, monkeypatch, django_db_blocker) -> Iterator[Path]:
    """The folder of the instance. Its database is one of SQLite; a restore copies empty tables rather than make them."""
    for name in ("instance.sqlite3", "journal-anchors"):
        shutil.copy(made / name, tmp_path / name)
    shutil.copytree(made / "files", tmp_path / "files")
    settings.MEDIA_ROOT, settings.JOURNAL_ANCHORS = tmp_path / "files", tmp_path / "journal-anchors"

    def copied(_read: object) -> dict[str, object]:
        connection = connections["default"]
        connection.ensure_connection()
        with closing(sqlite3.connect(made / "tables.sqlite3")) as tables:
            tables.backup(connection.connection)
        executor = MigrationExecutor(connection)
        return tables_of(executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps)

    monkeypatch.setattr(loading, "make_tables", copied)
    with django_db_blocker.unblock(), connected_to(tmp_path / "instance.sqlite3"):
        yield tmp_path
