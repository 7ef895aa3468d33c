"""Where the data are: read from REGAIN_DATABASE_URL."""

import os
from pathlib import Path
from urllib.parse import quote

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database_settings(url: str) -> dict[str, object]:
    """Django's settings of the database. Raises ImproperlyConfigured, without the address: it may hold a password."""
    if not url.startswith(("sqlite:", "postgres:", "postgresql:")):
        raise ImproperlyConfigured("REGAIN_DATABASE_URL doit commencer par sqlite:///, postgres:// ou postgresql://.")
    try:
        parsed: dict[str, object] = dict(dj_database_url.parse(url))
    except ValueError as error:
        raise ImproperlyConfigured(
            "REGAIN_DATABASE_URL ne se lit pas : écrivez postgres://compte:motdepasse@serveur:5432/base, les signes du "
            "mot de passe codés (@ s’écrit %40, / s’écrit %2F)."
        ) from error
    if str(parsed["ENGINE"]).endswith("sqlite3"):
        name = str(parsed["NAME"])
        if not name.startswith("/") and url != "sqlite://:memory:":
            # From another folder, cron would find an empty database.
            raise ImproperlyConfigured(
                "REGAIN_DATABASE_URL doit donner le chemin entier du fichier : sqlite:////srv/regain/regain.sqlite3."
            )
        return {**parsed, "OPTIONS": {**_SQLITE, **_read_only(Path(name))}}
    if not parsed["NAME"]:
        raise ImproperlyConfigured("REGAIN_DATABASE_URL doit finir par le nom de la base : postgres://…/regain.")
    return {**parsed, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _read_only(path: Path) -> dict[str, str]:
    """How SQLite opens a file beside which it cannot write: as one that does not change, or it refuses even to read.

    Not while writes wait in the log: they would not be seen.
    """
    log = path.with_name(f"{path.name}-wal")
    if not path.is_file() or os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
        return {}
    return {"database": f"file:{quote(str(path))}?immutable=1"}
