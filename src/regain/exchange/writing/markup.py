"""Words inside XML: everything that people wrote goes through here."""

from xml.sax.saxutils import escape, quoteattr

from regain.exchange.writing.characters import legible


def escaped(words: str) -> str:
    """The words as XML text, without the characters that XML refuses."""
    return escape(legible(words))


def attribute(words: str) -> str:
    """The words as an XML attribute, quotes included."""
    return quoteattr(legible(words))
