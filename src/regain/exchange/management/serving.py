"""Serving on this machine: an instance behind the proxy in front of it, or the demonstration."""

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from regain.exchange.management.terminal import Refused

HOST = "127.0.0.1"
CONNECTIONS = 400
"""Of each process: silent ones cost little, and end by themselves; two processes stay under the 1 024 files of a service."""
HEADERS = 64 * 1024
"""Bytes: a request whose headers are longer is refused before Python hears of it."""
PATIENCE = 10_000
"""Milliseconds for the headers to come: a connection that says nothing is closed after these."""

_LOG = Path(__file__).with_name("server_log.json")


def refuse_busy_port(port: int) -> None:
    """Raise Refused when somebody already listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise Refused(
                f"Le port {port} ne peut pas servir (il est sans doute déjà pris)\u00a0: "
                f"choisissez-en un autre avec --port {port + 1 if port < 65535 else 8000}."  # noqa: PLR2004
            ) from error


def refuse_old_database() -> None:
    """Raise Refused when the tables are not those of this version: older, or newer."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    last = {app: name for app, name in sorted(graph.nodes) if apps.get_app_config(app).name.startswith("regain.")}
    if any(app in last and name > last[app] for app, name in executor.loader.applied_migrations):
        raise Refused(
            "La base est celle d’une version plus récente de Regain\u00a0: remettez cette version, ou reprenez une "
            "sauvegarde d’avant (docs/backup.md)."
        )
    if executor.migration_plan(graph.leaf_nodes()):
        raise Refused("La base n’est pas à jour\u00a0: lancez ./regain migrate, puis recommencez.")


def collect_static_files() -> None:
    """Put the static files where they are served from, unless they are there already."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    collected = manifest.stat().st_mtime if manifest.exists() else 0.0
    # npm dates what it installs of 1985: its stamp says when.
    stamps = settings.NODE_MODULES.glob(".regain")
    files = [*stamps, *_static_files()]
    if any(file.stat().st_mtime > collected for file in files) or not collected:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def _static_files() -> list[Path]:
    return [Path(storage.path(path)) for finder in get_finders() for path, storage in finder.list([])]


def serve(port: int) -> NoReturn:
    """Become the web server: Ctrl-C stops it."""
    connection.close()
    # Each thread would keep memory of its own for what it once needed.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    os.execv(  # noqa: S606  # our own interpreter, without a shell
        sys.executable,
        [
            *(sys.executable, "-m", "granian", "regain.config.wsgi:application", "--interface", "wsgi"),
            *("--host", HOST, "--port", str(port), "--no-ws", "--log-level", "warning"),
            *("--log-config", str(_LOG)),
            *("--workers", str(settings.WORKERS), "--respawn-failed-workers", "--workers-kill-timeout", "30"),
            *("--blocking-threads", str(settings.THREADS), "--backpressure", str(CONNECTIONS)),
            *("--http", "1", "--http1-buffer-size", str(HEADERS), "--http1-header-read-timeout", str(PATIENCE)),
        ],
    )
