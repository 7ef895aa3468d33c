"""Parsing XML and HTML: the one parser of the product, which follows no entity, loads no document type, reaches no network."""

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


def parsed_page(content: str) -> etree._Element | None:
    """The root of an HTML page, its faults of markup put right, without comments; None where there is nothing.

    Raises `lxml.etree.ParserError` or `lxml.etree.XMLSyntaxError` for what cannot be put right.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    return etree.fromstring(content.encode(), parser)
