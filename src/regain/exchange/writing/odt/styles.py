"""The styles of every paper, and the head and foot of its pages."""

from collections.abc import Iterator

from regain.exchange.writing import look
from regain.exchange.writing.blocks import Paper
from regain.exchange.writing.markup import escaped
from regain.exchange.writing.odt.xml import DECLARED

CENTIMETRES = look.TEXT_WIDTH / look.CENTIMETRE
_KEEP = 'fo:keep-with-next="always"'
_TABS = f'<style:tab-stops><style:tab-stop style:position="{CENTIMETRES:.2f}cm" style:type="right"'
_DOTS = f'{_TABS} style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
_PLAIN = f"{_TABS}/></style:tab-stops>"
_BORDER = f"0.6pt solid #{look.LINE}"


def styles_of(paper: Paper) -> str:
    """styles.xml."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {DECLARED} office:version="1.3">'
        f"{_FONTS}<office:styles>{_default()}{''.join(_named())}{_LIST}</office:styles>"
        f"<office:automatic-styles>{_PAGES}</office:automatic-styles>"
        f"<office:master-styles>{_masters(paper)}</office:master-styles></office:document-styles>"
    )


_FONTS = (
    f'<office:font-face-decls><style:font-face style:name="Text" svg:font-family="\'{look.FONT}\', Calibri, Carlito, '
    '\'Liberation Sans\', sans-serif" style:font-family-generic="swiss"/></office:font-face-decls>'
)
_LIST = (
    '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.5cm" '
    'fo:margin-left="0.5cm" fo:text-indent="-0.4cm"/></style:list-level-properties>'
    f'<style:text-properties fo:color="#{look.BRICK}"/></text:list-level-style-bullet></text:list-style>'
)


def _page(name: str, running: str) -> str:
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="21cm" '
        f'fo:page-height="29.7cm" fo:margin-left="2.3cm" fo:margin-right="2.3cm" fo:margin-top="1.3cm" '
        f'fo:margin-bottom="1.2cm"/>{running}</style:page-layout>'
    )


_RUNNING = (
    '<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style>'
    '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style>'
)
_PAGES = _page("Page", _RUNNING) + _page("CoverPage", "")


def _masters(paper: Paper) -> str:
    head = f'<text:p text:style-name="Header">{escaped(paper.subject)}</text:p>'
    foot = (
        f'<text:p text:style-name="Footer">{escaped(paper.foot)}<text:tab/><text:page-number text:select-page="current">1'
        "</text:page-number> / <text:page-count>1</text:page-count></text:p>"
    )
    return (
        f'<style:master-page style:name="Standard" style:page-layout-name="Page"><style:header>{head}</style:header>'
        f"<style:footer>{foot}</style:footer></style:master-page>"
        '<style:master-page style:name="Cover" style:page-layout-name="CoverPage" style:next-style-name="Standard"/>'
    )


def _default() -> str:
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
        'fo:hyphenation-ladder-count="2" style:writing-mode="lr-tb"/>'
        f'<style:text-properties style:font-name="Text" fo:font-size="10.5pt" fo:color="#{look.INK}" fo:language="fr" '
        'fo:country="FR" fo:hyphenate="true" fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/>'
        "</style:default-style>"
    )


def _named() -> Iterator[str]:
    yield _style("Standard", below=6)
    yield (
        f'<style:style style:name="Index_20_Link" style:family="text"><style:text-properties fo:color="#{look.INK}" '
        'style:text-underline-style="none"/></style:style>'
    )
    for level, (size, above, below, colour) in enumerate(look.HEADINGS, start=1):
        yield _style(
            f"Heading_20_{level}",
            size=size,
            above=above,
            below=below,
            colour=colour,
            bold=True,
            more=_KEEP,
            level=level,
        )
    yield _style("CoverAbove", size=14, above=34, below=4, colour=look.SOFT, more='style:master-page-name="Cover"')
    yield _style("CoverMore", size=14, below=4, colour=look.SOFT)
    yield _style("Title", size=34, above=147, below=10, bold=True)
    yield _style("Subtitle", size=22, colour=look.BRICK)
    yield _style("CoverFirst", size=12, above=180, below=6)
    yield _style("CoverBelow", size=12, below=6)
    yield _style("ContentsTitle", size=22, colour=look.BRICK, bold=True, below=16)
    yield _style("Contents_20_1", above=6, below=2, bold=True, inside=_DOTS)
    yield _style("Contents_20_2", above=1, below=2, more='fo:margin-left="0.5cm"', inside=_DOTS)
    yield _style("Lead", below=4)
    yield _style("Note", size=9, colour=look.SOFT, below=4)
    yield _style("Item", below=4)
    yield _style("Cell", size=9.5)
    yield _style("CellHead", size=9.5, bold=True, more=_KEEP)
    yield _style("CellName", size=9.5, bold=True)
    yield _style("CellItem", size=9.5, below=2)
    yield _style("Gauge", below=5, more='fo:margin-left="0.5cm"')
    yield _style("Interval", size=2, below=4)
    yield _style("Signing", above=20, below=6, more=_KEEP)
    yield _style("Header", size=8.5, colour=look.SOFT, more='fo:text-align="end"')
    yield _style(
        "Footer", size=8.5, colour=look.SOFT, more=f'fo:border-top="{_BORDER}" fo:padding-top="0.15cm"', inside=_PLAIN
    )


def _style(  # noqa: PLR0913  # every property of a style, named
    name: str,
    *,
    size: float = 10.5,
    above: float = 0,
    below: float = 0,
    colour: str = look.INK,
    bold: bool = False,
    more: str = "",
    inside: str = "",
    level: int = 0,
) -> str:
    master, properties = ("", more) if "master-page" not in more else (more, "")
    outline = f' style:default-outline-level="{level}"' if level else ""
    shown = name.replace("_20_", " ")
    weight = ' fo:font-weight="bold"' if bold else ""
    hyphens = ' fo:hyphenate="false"' if bold or size > look.HEADINGS[-1][0] else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" {master}{outline}>'
        f'<style:paragraph-properties fo:margin-top="{above}pt" fo:margin-bottom="{below}pt" {properties}>{inside}'
        f'</style:paragraph-properties><style:text-properties fo:font-size="{size}pt" fo:color="#{colour}"{weight}{hyphens}/>'
        "</style:style>"
    )
