"""What the headers and footers of an ODT say, watermarks included."""

from collections.abc import Iterator, Sequence

from lxml import etree

from regain.exchange.reading.margins import PAGE_NUMBER, line_of_margin
from regain.exchange.reading.odt.inline import Aside, runs_of
from regain.exchange.reading.odt.names import q
from regain.exchange.reading.odt.styles import Styles

_PAGES = (q("text:page-number"), q("text:page-count"))
_NAMES = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
_DEFAULT = "Standard"


def lines_of_margins(roots: Sequence[etree._Element]) -> Iterator[str]:
    """The lines of the headers and footers that some page shows. The roots are those of content.xml and styles.xml."""
    masters = {one.get(q("style:name"), ""): one for root in roots for one in root.iter(q("style:master-page"))}
    styles = Styles(reversed(roots))
    for name in _used(roots[0], masters):
        for margin in masters[name]:
            if etree.QName(margin).localname in _NAMES and margin.get(q("style:display")) != "false":
                yield from _lines(margin, styles)


def _used(content: etree._Element, masters: dict[str, etree._Element]) -> list[str]:
    """Names of the page styles that the text asks for, the default one, and those that follow them."""
    asked = [style.get(q("style:master-page-name"), "") for style in content.iter(q("style:style"))]
    waiting = [*(_DEFAULT, *list(masters)[:1]), *asked]
    used: dict[str, None] = {}
    for name in waiting:
        if name in masters and name not in used:
            used[name] = None
            waiting.append(masters[name].get(q("style:next-style-name"), ""))
    return list(used)


def _lines(margin: etree._Element, styles: Styles) -> Iterator[str]:
    for number in margin.iter(*_PAGES):
        number.text = PAGE_NUMBER
    for paragraph in margin.iter(q("text:p"), q("text:h")):
        style = styles.named("paragraph", paragraph.get(q("text:style-name")))
        runs = runs_of(paragraph, style, styles, Aside())
        yield line_of_margin("".join(run.words for run in runs if not run.struck))
