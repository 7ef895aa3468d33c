"""Between real instances, each with its own database: compared table by table, killed half-way."""

import os
import signal
import time
from pathlib import Path

import pytest

from regain.exchange.planning.archive import LEFT_OUT
from tests.exchange.archives.instances import Instance, new_contract, new_instance
from tests.postgresql import postgresql

__all__ = ["postgresql"]


@pytest.fixture(scope="module")
def origin(tmp_path_factory) -> tuple[Instance, Path]:
    """An instance that holds the sample's contract alone, as an archive brought it; and the archive it gives."""
    folder = tmp_path_factory.mktemp("origin")
    filled = new_instance(folder / "filled")
    new_contract(filled, folder / "first.zip")
    alone = new_instance(folder / "alone")
    alone.run("import_contract", folder / "first.zip", "--apply")
    alone.run("export_contract", "CN06201M", "--to", folder / "contrat.zip")
    return alone, folder / "contrat.zip"


@pytest.mark.slow
def test_from_one_instance_to_another_every_table_is_the_same(origin, tmp_path):
    alone, archive = origin
    other = new_instance(tmp_path / "other")

    shown = other.run("import_contract", archive)
    before = other.tables()
    other.run("import_contract", archive, "--apply")
    again = other.run("import_contract", archive, "--apply")

    assert "Rien n’est écrit." in shown
    assert not any(before[0].values())
    assert other.tables() == alone.tables()
    assert [table for table, rows in other.tables()[0].items() if not rows and table not in LEFT_OUT] == []
    assert "Rien à changer" in again


@pytest.mark.slow
def test_from_sqlite_to_postgresql_and_back_every_table_is_the_same(origin, tmp_path, postgresql):
    alone, archive = origin
    server = new_instance(tmp_path / "server", postgresql)
    back = new_instance(tmp_path / "back")

    server.run("import_contract", archive, "--apply")
    server.run("export_contract", "CN06201M", "--to", tmp_path / "server.zip")
    back.run("import_contract", tmp_path / "server.zip", "--apply")

    assert server.tables() == alone.tables()
    assert back.tables() == alone.tables()
    assert "Rien à changer" in server.run("import_contract", tmp_path / "server.zip")
    # The counters of PostgreSQL go on from there: the next rows take free keys.
    server.run("import_communes", "demonstration/communes.csv", "--epci", "200072460")


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.2, 0.5, 0.8, 1.0, 1.2])
def test_killed_in_the_middle_an_export_leaves_nothing(origin, tmp_path, delay):
    alone, _ = origin
    process = alone.begin("regain", "export_contract", "CN06201M", "--to", tmp_path / "contrat.zip")

    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    left = [path.name for path in tmp_path.iterdir()]
    assert left in ([], ["contrat.zip"])
    if left:
        assert "Rien à changer" in alone.run("import_contract", tmp_path / "contrat.zip")


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.2, 0.6, 0.9, 1.1, 1.3])
def test_killed_in_the_middle_an_import_has_written_all_or_nothing(origin, tmp_path, delay):
    alone, archive = origin
    other = new_instance(tmp_path / "other")
    process = other.begin("regain", "import_contract", archive, "--apply")

    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    whole = alone.tables()[0]
    assert other.tables()[0] in ({table: [] for table in whole}, whole)
    other.run("import_contract", archive, "--apply")
    assert other.tables() == alone.tables()
