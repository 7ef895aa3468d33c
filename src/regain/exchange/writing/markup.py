"""Words inside XML: everything that people wrote goes through here."""

import re
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(words: str) -> str:
    """The words as XML text, without the characters that XML refuses."""
    return escape(_ILLEGAL.sub("", words))


def attribute(words: str) -> str:
    """The words as an XML attribute, quotes included."""
    return quoteattr(_ILLEGAL.sub("", words))
