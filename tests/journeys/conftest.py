"""A browser, a server, somebody signed in, and axe-core."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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
AXE = ROOT / "node_modules" / "axe-core"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


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
        is_lenient: bool = False,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            base_url=live_server.url,
            locale="fr-FR",
            java_script_enabled=java_script,
            bypass_csp=is_lenient,  # for `axe_here`, whose script the strict policy keeps out
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
def axe(chromium: Browser) -> Iterator[Callable[[Page], list[str]]]:
    """What axe-core has to say of a page: nothing, if all is well.

    The strict policy of the page lets no foreign script in: axe visits the same address with the policy lifted.
    """
    copies: dict[int, Page] = {}

    def run(page: Page) -> list[str]:
        width = page.viewport_size["width"]
        if width not in copies:
            context = chromium.new_context(viewport=page.viewport_size, bypass_csp=True, locale="fr-FR")
            copies[width] = context.new_page()
        copy = copies[width]
        copy.context.add_cookies(page.context.cookies())
        copy.goto(page.url)
        return axe_here(copy)

    yield run
    for copy in copies.values():
        copy.context.close()


def axe_here(page: Page) -> list[str]:
    """What axe-core has to say of what the page shows now: of the answer to a form, that no address leads to."""
    page.evaluate((AXE / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']} ({one['impact']}): {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found["violations"]
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
