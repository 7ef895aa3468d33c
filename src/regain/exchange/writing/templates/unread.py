"""Braces that no field makes: never closed, or where nothing is filled."""

from collections.abc import Iterator

from lxml import etree

from regain.exchange.writing.templates.faults import TemplateFault
from regain.exchange.writing.templates.names import WORDS
from regain.exchange.writing.templates.parts import Part
from regain.exchange.writing.templates.tags import STRAY, TAG, around, paragraph_around, words_of

_HIDDEN = "un champ se cache là où rien n’est rempli (texte supprimé en suivi des modifications, description d’image, formule)\u00a0: retirez-le."
_UNCLOSED = "ces accolades ne se ferment pas\u00a0: un champ s’écrit {{ commune }}, dans un seul paragraphe."


def hidden_tags(part: Part) -> Iterator[TemplateFault]:
    """Tags in attributes and in texts that are not those of the document."""
    reached = {spot.paragraph for spot in part.spots}
    for element in part.root.iter():
        for words in _hidden_words(element, is_read=element.tag == WORDS and paragraph_around(element) in reached):
            if (found := STRAY.search(words)) is not None:
                yield TemplateFault(_HIDDEN, part.name, around(words, *found.span()))


def _hidden_words(element: etree._Element, *, is_read: bool) -> Iterator[str]:
    yield from (str(value) for value in element.attrib.values())
    yield element.tail or ""
    if not is_read:
        yield element.text or ""


def stray_braces(part: Part) -> Iterator[TemplateFault]:
    """Braces opened and not closed in their paragraph, or closed and not opened."""
    for spot in part.spots:
        text = "".join(piece.text or "" for piece in words_of(spot.paragraph))
        rest = TAG.sub(lambda tag: "\x00" * len(tag.group()), text)
        if (found := STRAY.search(rest)) is not None:
            yield TemplateFault(_UNCLOSED, spot.place, around(text, *found.span()))
