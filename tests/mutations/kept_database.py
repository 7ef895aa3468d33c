"""A plugin of pytest: the database of the tests is made once, before any mutation, and copied for each of them.

Making it takes longer than most tests. Its place is the variable KEPT_DATABASE; without it, or with PostgreSQL, each run
makes its own.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> bool | None:
    """Make the database in the place of the fixture of pytest-django."""
    place = Path(os.environ.get("KEPT_DATABASE", ""))
    if fixturedef.argname != "django_db_setup" or not place.name or connection.vendor != "sqlite":
        return None
    request.getfixturevalue("django_test_environment")
    with request.getfixturevalue("django_db_blocker").unblock():
        if place.exists():
            _copy(place)
        else:
            _make(place)
    fixturedef.cached_result = (True, fixturedef.cache_key(request), None)
    return True


def _make(place: Path) -> None:
    setup_databases(verbosity=0, interactive=False)
    connection.ensure_connection()
    beside = place.with_suffix(".made")
    with closing(sqlite3.connect(beside)) as kept:
        connection.connection.backup(kept)
    beside.rename(place)


def _copy(place: Path) -> None:
    connection.close()
    name = connection.creation._get_test_db_name()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    with closing(sqlite3.connect(place)) as kept:
        kept.backup(connection.connection)
