"""Content controls of a DOCX: what the page shows of them, whatever the sign that they draw for a ticked box."""

from lxml import etree

from regain.exchange.reading.docx.names import toggle_of, w

_SHOWN = (w("t"), w("sym"))
_OFF = frozenset({"0", "false", "off"})


def settle_controls(root: etree._Element) -> None:
    """Empty the controls that nobody has filled: they show an instruction. Write the boxes as "☒" or "☐"."""
    for control in root.iter(w("sdt")):
        properties = control.find(w("sdtPr"))
        box = None if properties is None else properties.find("{*}checkbox")
        if box is not None:
            _write_box(control, box)
        elif toggle_of(properties, "showingPlcHdr") or _shows_no_choice(control, properties):
            etree.strip_elements(control, w("t"), with_tail=False)


def _write_box(control: etree._Element, box: etree._Element) -> None:
    """The box is the first sign of its control: Word writes nothing else there."""
    state = box.find("{*}checked")
    values = [] if state is None else [str(value) for name, value in state.attrib.items() if str(name).endswith("val")]
    is_ticked = state is not None and not _OFF.intersection(values)
    sign = next(control.iter(*_SHOWN), None)
    if sign is not None:
        sign.attrib.clear()
        sign.tag, sign.text = w("t"), "☒" if is_ticked else "☐"


def _shows_no_choice(control: etree._Element, properties: etree._Element | None) -> bool:
    """Whether a list shows its line without a value: "Choisissez un élément."."""
    items = [] if properties is None else list(properties.iter(w("listItem")))
    shown = "".join(str(words.text or "") for words in control.iter(w("t"))).strip()
    return any(
        item.get(w("value")) == "" and item.get(w("displayText"), "").strip() == shown for item in items if shown
    )
