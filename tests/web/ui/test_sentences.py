"""No sentence is cut in pieces: an element laid out as a grid or a row holds either words, or elements, not both.

In such an element each inline child becomes a box of its own, and the words around it others: « déclaré / non
conforme / , quel que soit le soin ».
"""

import re

import pytest
from lxml import html

from regain.web.assets import OWN
from tests.check import BLOCKS
from tests.test_house_style import TEMPLATES, template_name

LAID_OUT = re.compile(r"([^{}]+)\{[^{}]*\bdisplay: (?:inline-)?(?:grid|flex)\b")
NAMED = re.compile(r"\.([\w-]+)\s*$")
COMPONENT = re.compile(rf"\{{% (end)?(?:{BLOCKS.replace(',', '|')})\b[^%]*%\}}")
INLINE = ("a", "strong", "em", "b", "i", "span", "code", "mark", "abbr", "q")


def laid_out(css: str) -> set[str]:
    """The classes whose elements a style sheet lays out as a grid or a row."""
    selectors = (one for rule in LAID_OUT.findall(css) for one in rule.split(","))
    return {found[1] for one in selectors if (found := NAMED.search(one.strip()))}


def cut_sentences(template: str, classes: set[str]) -> list[str]:
    """The elements of those classes where words stand beside an inline element."""
    text = COMPONENT.sub(lambda found: "</section>" if found[1] else "<section>", template)
    text = re.sub(r"\{\{[^}]*\}\}", "x", re.sub(r"\{%[^%]*%\}|\{#[^#]*#\}", "", text))
    return [
        html.tostring(element, encoding="unicode")[:80]
        for element in html.fragment_fromstring(text, create_parent="div").iter()
        if classes & set(str(element.get("class", "")).split())
        and any(child.tag in INLINE and "visually-hidden" not in child.get("class", "") for child in element)
        and any(words and words.strip() for words in (element.text, *(child.tail for child in element)))
    ]


CLASSES = set().union(*(laid_out(path.read_text(encoding="utf-8")) for path in (OWN / "regain").glob("*.css")))


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_no_sentence_is_cut(path):
    assert cut_sentences(path.read_text(encoding="utf-8"), CLASSES) == []


def test_a_cut_sentence_is_seen():
    classes = laid_out(".a, .stack { gap: 1px; display: grid; }\n@media print { .row { display: flex; } }")

    assert classes == {"a", "stack", "row"}
    assert cut_sentences('<p class="soft stack">Il est <strong>{{ state }}</strong>.</p>', classes)
    assert not cut_sentences('<div class="stack"><p>Il est <strong>là</strong>.</p></div><p>a <b>b</b></p>', classes)
