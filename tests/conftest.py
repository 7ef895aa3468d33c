"""What every test may ask for."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import TransactionTestCase, override_settings
from hypothesis import HealthCheck, settings

from regain.exchange.confining import calling
from tests import reading

# The same examples at each run, however busy the machine: a property holds or fails, it does not depend on chance.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

pytest_plugins = ("tests.cast", "tests.places")

_RUN_IN_A_CHILD = calling.run
_INSTANCE = pytest.StashKey[Path]()
"""The folder of what tests store."""
_FILES, _ANCHORS = "files", "journal-anchors"
ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)

# Playwright keeps an event loop in the thread that drives the browser; the tests' own database access stays sync.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
# Once that loop runs, Django finds other connections than before: one stayed open, and PostgreSQL could not drop the
# database of the tests; a process forked by a trial, which has no loop, found yet another. One set for each thread is enough.
connections._connections = threading.local()


def required(what: str) -> bool:
    """Whether the run refuses to skip for lack of `what` (.ci/run sets REGAIN_REQUIRE)."""
    return what in os.environ.get("REGAIN_REQUIRE", "").split(",")


def uses_database(item: pytest.Item) -> bool:
    """Whether it reads or writes the database of the tests."""
    uses = set(getattr(item, "fixturenames", ()))
    of_django = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return of_django or "django_db" in item.keywords or bool(uses & {"db", "transactional_db", "live_server"})


def commits(item: pytest.Function) -> bool:
    """Whether it writes for good in the database of the tests, which is then emptied."""
    marker = item.get_closest_marker("django_db")
    live = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(live or (marker and marker.kwargs.get("transaction")))


def is_apart(item: pytest.Item) -> bool:
    """Whether it is a long trial that leaves the database of the tests alone: it may come before all the others."""
    return "slow" in item.keywords and "database" not in item.keywords


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark those of the database; leave out long trials and browsers unless `-m` asks, and these where there is none."""
    for item in items:
        if uses_database(item):
            item.add_marker("database")
        if isinstance(item, pytest.Function) and commits(item):
            item.fixturenames.append("_journal_to_empty")  # the last to be set up, so the first to end
    if not config.option.markexpr:
        asked = [item for item in items if {"slow", "browser"} & set(item.keywords)]
        config.hook.pytest_deselected(items=asked)
        items[:] = [item for item in items if not {"slow", "browser"} & set(item.keywords)]
    items.sort(key=lambda item: not is_apart(item))  # no worker waits at the end for another's long trial
    if CHROMIUM or required("browser"):
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="Chromium est absent de cette machine (apt install chromium)"))


@pytest.fixture
def shared() -> Path:
    """The folder of real files (agreement of Barlin, open data), read where it is and never copied."""
    folder = Path(os.environ.get("REGAIN_SHARED") or ROOT.parent / "shared")
    if not (folder / "conventions").is_dir():
        if required("shared"):
            pytest.fail(f"{folder} est exigé et absent")
        pytest.skip("../shared est absent : donnez REGAIN_SHARED pour lire les fichiers réels")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _test_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Plain HTTP, static files without a manifest, quick passwords, and nothing written in the project's own data folder."""
    request.config.stash[_INSTANCE] = folder = tmp_path_factory.mktemp("instance")
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        MEDIA_ROOT=folder / _FILES,
        JOURNAL_ANCHORS=folder / _ANCHORS,
        STATIC_ROOT=tmp_path_factory.mktemp("static"),  # WhiteNoise warns of a folder that does not exist
        STORAGES={**django_settings.STORAGES, "staticfiles": plain},
        PASSWORD_HASHERS=["tests.hashing.QuickArgon2PasswordHasher"],
        HTTPS=False,
        SECURE_SSL_REDIRECT=False,
        SESSION_COOKIE_SECURE=False,
        CSRF_COOKIE_SECURE=False,
        SESSION_COOKIE_NAME="regain_session",
        CSRF_COOKIE_NAME="regain_csrf",
        SECURITY_CONTACT="mailto:securite@regain.example",
    ):
        yield


@pytest.hookimpl(tryfirst=True)  # before the fixtures
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Nothing is left of the test before: stored files, anchors of the journal, documents made.

    Files are read in this process, where a fault has its traceback (the answer is packed as a child's would be); those of
    tests marked `child` in a real child. No fixture does this: one more for each of thousands of tests costs seconds.
    """
    from regain.web.heavy import MADE

    MADE.forget()
    if folder := item.config.stash.get(_INSTANCE, None):
        (folder / _ANCHORS).unlink(missing_ok=True)
        if (folder / _FILES).exists():
            shutil.rmtree(folder / _FILES)
    setattr(calling, "run", _RUN_IN_A_CHILD if item.get_closest_marker("child") else reading.run)  # noqa: B010  # one type


@pytest.fixture
def _journal_to_empty(_django_db_marker: None) -> Iterator[None]:
    """A test that commits ends by emptying its tables, which the journal refuses: its guards are lifted just before."""
    from regain.domain.journal.usecases import lift_guards

    yield
    lift_guards()


@pytest.fixture(scope="session", autouse=True)
def _no_child_left() -> Iterator[None]:
    """The process that forks readers ends with the tests."""
    yield
    calling.stop_children()
