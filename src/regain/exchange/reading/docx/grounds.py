"""Where the ground of words is not the white of the paper: white words can be seen there."""

from lxml import etree

from regain.exchange.reading.docx.names import value_of, w
from regain.exchange.reading.docx.styles import Styles, is_shaded

_GROUND = "ground"


def mark_grounds(root: etree._Element, styles: Styles) -> None:
    """Mark shaded cells, tables whose style may shade them, and the whole part when the page has a colour."""
    background = root.find(w("background"))
    if background is not None and background.get(w("color"), "auto").upper() not in {"AUTO", "FFFFFF"}:
        mark_ground(root)
    for table in root.iter(w("tbl")):
        properties = table.find(w("tblPr"))
        if is_shaded(properties) or styles.may_shade(value_of(properties, "tblStyle")):
            mark_ground(table)
    for cell in root.iter(w("tc")):
        if is_shaded(cell.find(w("tcPr"))):
            mark_ground(cell)


def mark_ground(element: etree._Element) -> None:
    """Say that the words of this element may be on a colour, as those of text boxes are."""
    element.set(_GROUND, "1")


def is_on_a_ground(element: etree._Element) -> bool:
    """Whether this element, or what holds it, was marked."""
    return any(one.get(_GROUND) for one in (element, *element.iterancestors()))
