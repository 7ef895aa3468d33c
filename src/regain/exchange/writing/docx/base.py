"""The document every paper starts from: page, styles, language; made once by python-docx, then copied."""

import io
from functools import cache
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from regain.exchange.writing import look
from regain.exchange.writing.docx.xml import DECLARED

_SIZE = 10.5


@cache
def base() -> bytes:
    """An empty document with our page and our styles."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin = section.right_margin = Twips(look.MARGIN_SIDE)
    section.top_margin, section.bottom_margin = Twips(look.MARGIN_TOP), Twips(look.MARGIN_BOTTOM)
    section.header_distance = section.footer_distance = Twips(700)
    section.different_first_page_header_footer = True
    _styles(document.styles)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _styles(styles: Any) -> None:
    _look(styles["Normal"], size=_SIZE, below=6, line=1.0)
    for level, (size, above, below, colour) in enumerate(look.HEADINGS, start=1):
        style = styles[f"Heading {level}"]
        _look(style, size=size, above=above, below=below, colour=colour, bold=True)
        style.paragraph_format.keep_with_next = True
    _look(styles["Title"], size=34, above=147, below=10, bold=True, line=0.95)
    _without_border(styles["Title"])
    _look(styles["Subtitle"], size=22, colour=look.BRICK)
    _look(styles["List Bullet"], size=_SIZE, below=4)
    _added(styles, "Lead", size=_SIZE, below=4)
    _added(styles, "Note", size=9, colour=look.SOFT, below=4)
    _added(styles, "Cell", size=9.5, below=0, line=1.0)
    _added(styles, "CellList", size=9.5, below=2, line=1.0, based_on="List Bullet")
    _added(styles, "Interval", size=6, below=4)
    _added(styles, "CoverAbove", size=14, colour=look.SOFT, above=10, below=4)
    _added(styles, "CoverBelow", size=12, below=6)
    _added(styles, "ContentsTitle", size=22, colour=look.BRICK, bold=True, below=16)
    for level, above, bold in ((1, 6, True), (2, 1, False)):
        style = _added(styles, f"toc {level}", size=_SIZE, above=above, below=2, bold=bold)
        stops = style.paragraph_format.tab_stops
        stops.add_tab_stop(Twips(look.TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        style.paragraph_format.left_indent = Pt(14 * (level - 1))


def _added(styles: Any, name: str, *, based_on: str = "Normal", **values: Any) -> ParagraphStyle:
    style: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[based_on]
    _look(style, **values)
    return style


def _look(  # noqa: PLR0913  # every property of a style, named
    style: ParagraphStyle,
    *,
    size: float,
    colour: str = look.INK,
    bold: bool = False,
    above: float = 0,
    below: float = 0,
    line: float | None = None,
) -> None:
    font, spaced = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    font.name = look.FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), look.FONT)
    fonts.set(qn("w:cs"), look.FONT)
    _speak_french(style)
    spaced.space_before, spaced.space_after = Pt(above), Pt(below)
    spaced.line_spacing = line
    spaced.widow_control = True


def _speak_french(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_rPr()
    for known in properties.findall(qn("w:lang")):
        properties.remove(known)
    properties.append(parse_xml(f'<w:lang {DECLARED} w:val="fr-FR" w:eastAsia="fr-FR"/>'))


def _without_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
