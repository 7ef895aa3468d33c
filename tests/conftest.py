"""What every test may ask for."""

import os
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


def is_apart(item: pytest.Item) -> bool:
    """Whether it is a long trial that leaves the database of the tests alone: it may come before all the others."""
    return "slow" in item.keywords and "database" not in item.keywords


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark those of the database; leave out long trials unless asked by `-m`, and browser tests where there is no browser."""
    for item in items:
        if uses_database(item):
            item.add_marker("database")
    if not config.option.markexpr:
        kept = [item for item in items if "slow" not in item.keywords]
        config.hook.pytest_deselected(items=[item for item in items if "slow" in item.keywords])
        items[:] = kept
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
def _test_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Plain HTTP, static files without a manifest, quick passwords, and nothing written in the project's own data folder."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
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


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path: Path) -> None:
    """Each test has its own folder of stored files, its own anchors of the journal, and no document made before it."""
    from regain.web.heavy import MADE

    MADE.forget()
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.JOURNAL_ANCHORS = tmp_path / "journal-anchors"


@pytest.fixture(autouse=True)
def _files_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, where a fault has its traceback; the answer is packed as a child's would be.

    Tests marked `child` read in a real child.
    """
    if not request.node.get_closest_marker("child"):
        monkeypatch.setattr("regain.exchange.confining.calling.run", reading.run)


@pytest.fixture(autouse=True)
def _journal_emptied_at_the_end(request: pytest.FixtureRequest, _django_db_marker: None) -> Iterator[None]:
    """A test that commits ends by emptying its tables, which the journal refuses: its guards are lifted just before."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & {*request.fixturenames}
    if commits or (marker and marker.kwargs.get("transaction")):
        from regain.domain.journal.usecases import lift_guards

        lift_guards()


@pytest.fixture(scope="session", autouse=True)
def _no_child_left() -> Iterator[None]:
    """The process that forks readers ends with the tests."""
    yield
    calling.stop_children()
