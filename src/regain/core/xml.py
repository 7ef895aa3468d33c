"""Parsing XML: the one parser of the product, which follows no entity, loads no document type, reaches no network."""

from lxml import etree


def parsed(content: bytes | str, *, keeps_notes: bool = True) -> etree._Element:
    """The root of the XML, with its comments and instructions if `keeps_notes`.

    An `xml:id` given twice is no fault here: LibreOffice writes such lists, and nothing is looked up by it.
    Raises `lxml.etree.XMLSyntaxError` or ValueError for what is not XML, and for XML that declares a document type.
    Sizes are the caller's business: what comes from outside goes through regain.exchange.reading.safety first.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        collect_ids=False,
        remove_comments=not keeps_notes,
        remove_pis=not keeps_notes,
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("XML with a document type is not read")
    return root
