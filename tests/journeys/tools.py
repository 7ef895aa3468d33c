"""What three tools say of a page in the browser: axe-core, IBM's engine, and a screen reader that walks through it.

The strict policy of the pages keeps foreign scripts out: the browser's own console runs these.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.conftest import ROOT

NODE = ROOT / "node_modules"
ANSWERED = {"awaitPromise": True, "returnByValue": True}

AXE_RUN = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)"

IBM_LEFT_OUT = (
    # These only ask a person to look: none of their answers is a fault.
    *("style_focus_visible", "style_color_misuse", "element_tabbable_visible", "element_tabbable_unobscured"),
    "text_contrast_sufficient",  # axe-core measures the same
    "text_spacing_valid",  # only of inline styles, which our policy refuses (tests/test_house_style.py)
    # A region that scrolls takes the focus, so that the keyboard can scroll it: axe-core and RGAA 7.3 ask for it.
    "element_tabbable_role_valid",
)
IBM_ALLOWED = (
    # HTML allows it: the account is named by an e-mail address, and password managers look for this very word.
    ("input_autocomplete_valid", 'autocomplete="username"'),
)
IBM_RUN = f"""(async () => {{
  const checker = new ace_ibma.Checker();
  const leftOut = new Set({list(IBM_LEFT_OUT)});
  checker.rulesetRules.WCAG_2_2 = checker.rulesetRules.WCAG_2_2.filter((rule) => !leftOut.has(rule));
  const report = await checker.check(document, ["WCAG_2_2"]);
  return report.results.filter((one) => one.value[1] === "FAIL").map((one) => [one.ruleId, one.message, one.snippet]);
}})()"""

HEARD_RUN = """(async () => {
  const heard = [];
  await virtualReader.start({container: document.body});
  for (let steps = 0; steps < 20000; steps++) {
    const node = virtualReader.activeNode;
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    const form = element?.form;
    heard.push([
      await virtualReader.lastSpokenPhrase(),
      (await virtualReader.itemText()).replace(`, ${element?.value}`, ""), // of a button, it adds what is sent
      element?.closest("a")?.getAttribute("href") ?? (form ? `${form.getAttribute("action")} ${element.name}=${element.value}` : ""),
    ]);
    if (heard.at(-1)[0].startsWith("end of document")) break;
    await virtualReader.next();
  }
  await virtualReader.stop();
  return heard;
})()"""

CONTROLS = {
    *("link", "button", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "spinbutton", "slider"),
    *("switch", "tab", "menuitem"),
}
PLACES = {"banner", "main", "contentinfo"}
LANDMARKS = {"region", "navigation", "form", "search", "complementary"}
NAMED = CONTROLS | LANDMARKS | {"table", "figure", "group", "radiogroup", "image", "img", "heading"}
LONGEST_NAME = 100
"""Characters: a longer name is heard whole each time one comes on the thing."""
READ_WHOLE = {"link", "heading", "radio", "checkbox"}
"""Their name is what the agreement itself says (an objective, an answer): it is shown, and read, as signed."""
LONGEST_READ = 300


@cache
def scripts() -> tuple[str, str, str]:
    """The source of each tool, to be run once on a page."""
    axe = (NODE / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    ibm = (NODE / "accessibility-checker-engine" / "ace-window.js").read_text(encoding="utf-8")
    module = (NODE / "@guidepup/virtual-screen-reader/lib/esm/index.browser.js").read_text(encoding="utf-8")
    reader = re.sub(r"export\s*\{[^}]*?([\w$]+) as virtual\b[^}]*\};?", r"globalThis.virtualReader = \1;", module)
    return f"{axe};0", f"{ibm};0", f"(() => {{{reader}\n}})();0"


UNFOLD = """document.querySelectorAll("main details:not([open])").forEach((one) => {
  one.open = true;
  one.dataset.unfolded = "";
})"""
"""IBM's engine takes a label that is folded for none, and the reader walks through what is shown."""
FOLD = """document.querySelectorAll("details[data-unfolded]").forEach((one) => {
  one.open = false;
  delete one.dataset.unfolded;
})"""


def told_of(page: Page) -> list[str]:
    """What axe-core has to say of a page as it stands, at that width: nothing, if all is well."""
    return in_console(page, {scripts()[0]: "axe"}, lambda console: axe_reproaches(evaluated(console, AXE_RUN)))


def read_of(page: Page) -> list[str]:
    """What IBM's engine and the screen reader have to say of it: both read the document, whatever its width."""
    _, ibm, reader = scripts()

    def read(console: CDPSession) -> list[str]:
        evaluated(console, UNFOLD)
        found = [*ibm_reproaches(evaluated(console, IBM_RUN)), *heard_reproaches(evaluated(console, HEARD_RUN))]
        evaluated(console, FOLD)
        return found

    return in_console(page, {ibm: "ace_ibma", reader: "virtualReader"}, read)


def in_console(page: Page, needed: Mapping[str, str], act: Callable[[CDPSession], list[str]]) -> list[str]:
    """The answer of the browser's console once it has run each script that is not there yet (by the name it defines)."""
    console = page.context.new_cdp_session(page)
    for script, name in needed.items():
        if not evaluated(console, f"Boolean(globalThis.{name})"):
            evaluated(console, script)
    found = act(console)
    console.detach()
    return found


def evaluated(console: CDPSession, expression: str) -> Any:
    """The value of an expression in the page."""
    told = console.send("Runtime.evaluate", {"expression": expression, **ANSWERED})
    assert "exceptionDetails" not in told, told
    return told["result"].get("value")


def axe_reproaches(found: Iterable[dict[str, Any]]) -> list[str]:
    """Each violation, its gravity and where."""
    return [
        f"{one['id']} ({one['impact']}): {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found
    ]


def ibm_reproaches(found: Iterable[tuple[str, str, str]]) -> list[str]:
    """Each fault that IBM's engine is sure of."""
    return [
        f"{rule}: {message} {snippet[:120]}"
        for rule, message, snippet in found
        if not any(rule == allowed and words in snippet for allowed, words in IBM_ALLOWED)
    ]


def heard_reproaches(heard: Iterable[tuple[str, str, str]]) -> list[str]:
    """What would be tiring or misleading to listen to. `heard`: each phrase, the name in it, where its control leads."""
    found: list[str] = []
    places: list[str] = ["page"]
    landmarks: Counter[str] = Counter()
    aims: dict[tuple[str, str], set[str]] = {}
    for phrase, name, aim in heard:
        role = phrase.partition(", ")[0]
        if phrase.startswith("end of ") and places[-1] == phrase.removeprefix("end of "):
            places.pop()
        if role in PLACES | LANDMARKS:
            places.append(phrase)
            landmarks[phrase] += 1
        if role in CONTROLS | LANDMARKS and not name:
            found.append(f"sans nom : {phrase} ({aim})")
        if role in NAMED and len(name) > (LONGEST_READ if role in READ_WHOLE else LONGEST_NAME):
            found.append(f"nom trop long ({len(name)}) : {phrase[:120]}")
        if role in {"link", "button"} and aim:
            aims.setdefault((places[-1], phrase), set()).add(aim)
    found += [f"{count} fois le même repère : {one}" for one, count in landmarks.items() if count > 1]
    found += [
        f"même nom, {len(to)} buts : {phrase} {sorted(to)[:3]}" for (_, phrase), to in aims.items() if len(to) > 1
    ]
    return found
