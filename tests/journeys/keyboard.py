"""Hands off the mouse."""

from playwright.sync_api import Page

ACTIVE = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return "";
    const label = one.labels && one.labels.length ? one.labels[0].textContent : one.textContent;
    return (one.getAttribute("aria-label") || label || one.name || "").trim().replace(/\\s+/g, " ");
}"""
MOST = 150


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus is called by these words; fail after going through the whole page."""
    met = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        label = page.evaluate(ACTIVE)
        if words in label:
            return
        met.append(label[:40])
    raise AssertionError(f"{words!r} is out of the keyboard's reach: {met}")


def press(page: Page, words: str, *, key: str = "Enter") -> None:
    """Reach it by Tab and press it; wait for the page it leads to."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press(key)
