"""A browser, a server, somebody signed in, and the tools that look at each page."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from regain.core.mandates import Role
from regain.domain.accounts.models import Person
from tests.cast import pass_second_step
from tests.conftest import CHROMIUM, required
from tests.journeys.markup import PAGES, faults_of, keep_page
from tests.journeys.tools import read_of, told_of
from tests.mandates import CONTRACT, give

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS, HEIGHT = (1280, 320), 900
"""Pixels: a desk, and the narrowest phone."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A click that leads elsewhere ends when that page is loaded; Playwright's own ends when its first byte comes."""
    for name in ("click", "press"):
        monkeypatch.setattr(Locator, name, then_loaded(getattr(Locator, name)))


def then_loaded(action: Callable[..., None]) -> Callable[..., None]:
    """The same gesture, then the page it led to."""

    def act(locator: Locator, *args: object, **options: object) -> None:
        action(locator, *args, **options)
        locator.page.wait_for_load_state()

    return act


@pytest.fixture
def somebody(transactional_db) -> Person:
    """A cheffe de projet who signs in: she may do all that the journeys do."""
    person = Person.objects.create(email="cheffe@regain.example", name="Amina", title="cheffe de projet")
    give(person, Role.PROJECT_LEAD, CONTRACT, scope_label="CABBALR")
    return person


@pytest.fixture
def open_page(chromium: Browser, live_server, somebody: Person) -> Iterator[Callable[..., Page]]:
    """Opens a window of a given width, signed in; the page's own errors fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_(
        width: int = 1280,
        *,
        signed_in: bool = True,
        java_script: bool = True,
        expects_errors: bool = False,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHT},
            base_url=live_server.url,
            locale="fr-FR",
            java_script_enabled=java_script,
        )
        contexts.append(context)
        if signed_in:
            client = Client()
            client.force_login(somebody)
            pass_second_step(client)
            cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        if not expects_errors:  # Chromium itself writes a line for each page that is not found or refused
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture(scope="session", autouse=True)
def markup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Once every page is swept, the Nu Html Checker has nothing to say of any of them."""
    yield
    if PAGES and (shutil.which("java") or required("java")):
        folder = tmp_path_factory.mktemp("pages")
        for name, content in PAGES.items():
            (folder / name).write_bytes(content)
        assert faults_of(folder) == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe-core has to say of a page as it stands: nothing, if all is well. `swept` asks the other tools as well."""
    return told_of


def swept(page: Page, address: str, name: str) -> list[str]:
    """What is wrong with one page, visited once, at each width; a picture of it is taken under that name."""
    answered = page.goto(address)
    assert answered is not None
    keep_page(address, answered.body())
    found = [f"{address} : {reproach}" for reproach in read_of(page)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        shot(page, f"{name}-{width}")
        found += [f"{address} ({width}) : {reproach}" for reproach in told_of(page)]
        found += [f"{address} ({width}) : {overflow(page)} px de trop"] if overflow(page) else []
    return found


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window: 0, or it scrolls sideways."""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")


def shot(page: Page, name: str, folder: Path | None = None) -> None:
    """A picture of the whole page, to look at with one's own eyes (REGAIN_SHOTS names the folder)."""
    import os

    target = folder or os.environ.get("REGAIN_SHOTS")
    if target:
        page.screenshot(path=f"{target}/{name}.png", full_page=True)
