"""Equations of a DOCX, written on one line where they stand."""

from lxml import etree

from regain.exchange.reading.docx.names import MATH, w
from regain.exchange.reading.equations import bracketed, raised

_PLAIN = frozenset({"oMath", "r", "t", "e", "d"})


def m(name: str) -> str:
    """The full name of an element of Office mathematics."""
    return f"{{{MATH}}}{name}"


def write_equations(root: etree._Element) -> bool:
    """Put the words of each equation in its place, as a run; tell whether one was more than a line of signs."""
    etree.strip_tags(root, m("oMathPara"))
    found = list(root.iter(m("oMath")))
    is_more = any(
        _name(part) not in _PLAIN for one in found for part in one.iter(f"{{{MATH}}}*") if not _is_property(part)
    )
    for equation in found:
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = _line(equation)
        run.tail = equation.tail
        holder = equation.getparent()
        if holder is None:
            continue
        if holder.tag in {w("body"), w("tc")}:
            paragraph = etree.Element(w("p"))
            paragraph.append(run)
            run = paragraph
        holder.replace(equation, run)
    return is_more


def _line(element: etree._Element) -> str:
    name = _name(element)
    if name == "t":
        return element.text or ""
    written = [(_name(child), _line(child)) for child in element if not _is_property(child)]
    parts = dict(written)
    joined = "".join(words for _, words in written)
    if name == "f":
        return f"{bracketed(parts.get('num', ''))}/{bracketed(parts.get('den', ''))}"
    if name in {"sSup", "sSubSup"}:
        return f"{parts.get('e', '')}{parts.get('sub', '')}{raised(parts.get('sup', ''))}"
    if name == "d":
        return f"({joined})"
    return f"√{bracketed(joined)}" if name == "rad" else joined


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _is_property(element: etree._Element) -> bool:
    return _name(element).endswith("Pr") or not str(element.tag).startswith(f"{{{MATH}}}")
