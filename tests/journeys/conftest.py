"""A browser, a server, somebody signed in, and axe-core."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from regain.core.mandates import Role
from regain.domain.accounts.models import Person
from tests.cast import pass_second_step
from tests.conftest import CHROMIUM, ROOT
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
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_RUN = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)"
ANSWERED = {"awaitPromise": True, "returnByValue": True}


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
            viewport={"width": width, "height": 900},
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


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe-core has to say of a page as it stands: nothing, if all is well."""
    return axe_of


def axe_of(page: Page) -> list[str]:
    """See `axe`. The strict policy of the page keeps foreign scripts out: the browser's own console runs this one."""
    console = page.context.new_cdp_session(page)
    scripts = (f"{AXE.read_text(encoding='utf-8')};0", AXE_RUN)
    told = [console.send("Runtime.evaluate", {"expression": script, **ANSWERED}) for script in scripts]
    console.detach()
    assert not any("exceptionDetails" in one for one in told), told
    return [
        f"{one['id']} ({one['impact']}): {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in told[-1]["result"]["value"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window: 0, or it scrolls sideways."""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")


def shot(page: Page, name: str, folder: Path | None = None) -> None:
    """A picture of the whole page, to look at with one's own eyes (REGAIN_SHOTS names the folder)."""
    import os

    target = folder or os.environ.get("REGAIN_SHOTS")
    if target:
        page.screenshot(path=f"{target}/{name}.png", full_page=True)
