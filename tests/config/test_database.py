"""Where the data are, on a disk that cannot be written."""

import os
import types

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.utils import OperationalError

from regain.config.database import database_settings
from regain.core.failures import database_trouble
from tests.exchange.backups.conftest import instance, made
from tests.exchange.management.conftest import run

__all__ = ["instance", "made", "run"]


@pytest.fixture
def unwritable(instance, monkeypatch):
    """The instance, once its disk is read-only."""
    connections["default"].close()
    true = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and true(path, mode))
    return instance


def test_a_journal_is_verified_and_saved_from_a_disk_that_cannot_be_written(run, unwritable, tmp_path):
    place = unwritable / "instance.sqlite3"
    own = database_settings(f"sqlite:///{place}")
    connections["default"] = DatabaseWrapper({**connections["default"].settings_dict, **own})
    before = {path.name for path in unwritable.iterdir()}

    assert run("verify_journal")[0] == 0
    assert {path.name for path in unwritable.iterdir()} == before  # no log was made
    assert run("backup", tmp_path / "saved")[0] == 0
    with pytest.raises(OperationalError, match="readonly"):
        call_command("import_communes", "demonstration/communes.csv", epci="200072460")
    connections["default"].close()


def test_writes_that_wait_in_the_log_are_not_passed_over(unwritable):
    (unwritable / "instance.sqlite3-wal").write_bytes(b"x")

    assert "database" not in database_settings(f"sqlite:///{unwritable / 'instance.sqlite3'}")["OPTIONS"]


def test_a_disk_that_can_be_written_is_opened_as_ever(instance):
    assert "database" not in database_settings(f"sqlite:///{instance / 'instance.sqlite3'}")["OPTIONS"]


@pytest.mark.parametrize("said", ["unable to open database file", "attempt to write a readonly database"])
def test_a_read_only_disk_is_named_and_the_address_is_not_blamed(tmp_path, monkeypatch, said):
    monkeypatch.setattr(os, "statvfs", lambda _path: types.SimpleNamespace(f_flag=os.ST_RDONLY))

    told = database_trouble(OperationalError(said), file=tmp_path / "regain.sqlite3")

    assert ("en lecture seule" in told, "REGAIN_DATABASE_URL" in told) == (True, False)


@pytest.mark.parametrize("said", ["disk I/O error", "unable to open database file"])
def test_a_disk_without_a_byte_left_is_named(tmp_path, monkeypatch, said):
    monkeypatch.setattr(os, "statvfs", lambda _path: types.SimpleNamespace(f_flag=0, f_bavail=0))

    told = database_trouble(OperationalError(said), file=tmp_path / "regain.sqlite3")

    assert (f"est plein ({tmp_path})" in told, "REGAIN_DATABASE_URL" in told) == (True, False)


def test_a_folder_that_is_not_there_or_not_ours_is_named(tmp_path, monkeypatch):
    error = OperationalError("unable to open database file")

    assert "n’existe pas" in database_trouble(error, file=tmp_path / "absent" / "regain.sqlite3")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert "ne peut pas écrire dans" in database_trouble(error, file=tmp_path / "regain.sqlite3")
