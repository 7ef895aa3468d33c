"""./regain serve, up to the point where it becomes the server."""

import json
import os
import socket
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from granian.log import LogLevels, configure_logging, logger

from regain.config import settings as production
from regain.exchange.management import serving
from regain.exchange.management.commands import serve as serve_module

pytestmark = pytest.mark.usefixtures("db")


OPTIONS = {"--workers", "--blocking-threads", "--backpressure", "--http", "--http1-header-read-timeout"}


@pytest.fixture
def became(monkeypatch, settings, tmp_path) -> list[list[str]]:
    """The words of the server that was started, and nothing started."""
    settings.STATIC_ROOT = tmp_path / "static"
    words: list[list[str]] = []
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    monkeypatch.setattr(serving.os, "execv", lambda _program, said: words.append(said))
    monkeypatch.setattr(serve_module, "refuse_busy_port", lambda _port: None)
    return words


def test_an_instance_is_served_to_this_machine_with_its_static_files(run, became, tmp_path):
    status, told, complaint = run("serve", "--port", "8123")

    assert (status, told, complaint) == (
        0,
        "Regain démarre, et servira dans quelques secondes sur http://127.0.0.1:8123\n",
        "",
    )
    assert [(words[words.index("--host") + 1], words[words.index("--port") + 1]) for words in became] == [
        ("127.0.0.1", "8123")
    ]
    assert any((tmp_path / "static").rglob("*"))


def test_a_process_has_a_thread_for_each_place_and_ends_silent_connections(run, became, settings):
    settings.WORKERS = 3

    run("serve")

    (words,) = became
    said = {name: words[words.index(name) + 1] for name in words if name.startswith("--") and name in OPTIONS}
    assert said == {
        "--workers": "3",
        "--blocking-threads": str(settings.THREADS),
        "--backpressure": str(serving.CONNECTIONS),
        "--http": "1",
        "--http1-header-read-timeout": "10000",
    }
    assert serving.CONNECTIONS > settings.THREADS  # a connection that says nothing holds no thread
    assert "--respawn-failed-workers" in words
    assert os.environ["MALLOC_ARENA_MAX"] == "2"


def test_the_server_says_all_but_its_advice_on_threads(run, became, capsys):
    run("serve")
    (words,) = became
    config = json.loads(Path(words[words.index("--log-config") + 1]).read_text())

    configure_logging(LogLevels.warning, config)
    logger.warning("Configuration allows spawning up to 14 Python threads, which seems quite high")
    logger.warning("Killing worker-1 after it refused to gracefully stop")

    assert capsys.readouterr().out == "[WARNING] Killing worker-1 after it refused to gracefully stop\n"


def test_there_are_two_processes_at_most_unless_asked():
    assert 1 <= production.WORKERS <= 2


def test_a_busy_port_is_told(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        status, _, complaint = run("serve", "--port", taken.getsockname()[1])

    assert (status, "choisissez-en un autre avec --port" in complaint) == (1, True)


def test_a_database_of_another_version_is_told(run, became, monkeypatch):
    monkeypatch.setattr(serving.MigrationExecutor, "migration_plan", lambda _self, _targets: ["0002_later"])

    status, _, complaint = run("serve")

    assert (status, "./regain migrate" in complaint, became) == (1, True, [])


def test_the_demonstration_is_not_served_as_an_instance(run, became, settings):
    settings.DEMO = True

    status, _, complaint = run("serve")

    assert (status, "REGAIN_DEMO" in complaint, became) == (1, True, [])


def test_a_library_of_the_pages_that_changed_is_collected_whatever_its_date(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT, settings.NODE_MODULES = tmp_path / "static", tmp_path
    settings.STATIC_ROOT.mkdir()
    (tmp_path / "static" / "staticfiles.json").write_text("{}")
    (tmp_path / ".regain").write_text("installed since")
    os.utime(tmp_path / ".regain", (4e9, 4e9))
    calls = []
    monkeypatch.setattr(serving, "_static_files", list)
    monkeypatch.setattr(serving, "call_command", lambda *words, **_options: calls.append(words))

    serving.collect_static_files()

    assert calls == [("collectstatic",)]


@pytest.mark.parametrize(
    ("app", "name", "refused"), [("accounts", "9999_later", 1), ("socialaccount", "9999_later", 0)]
)
def test_the_database_of_a_newer_version_is_not_served(run, became, app, name, refused):
    MigrationRecorder(connection).record_applied(app, name)

    status, _, complaint = run("serve")

    assert (status, complaint.startswith("La base est celle d’une version plus récente de Regain")) == (
        refused,
        bool(refused),
    )
    assert len(became) == 1 - refused
