"""What people typed, as files can hold it: every text of a paper spelled anew, known signs of symbol fonts named."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from regain.exchange.writing.blocks import Attachment, Block, Heading, Paper

T = TypeVar("T")

# Word's bullets are letters of Symbol and Wingdings: anywhere else they are boxes.
_NAMED = {"\uf0b7": "•", "\uf0a7": "▪"}
_ILLEGAL = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What XML refuses, and UTF-8 halves of characters."""
_ODD = re.compile(f"[{''.join(_NAMED)}]|{_ILLEGAL}")


def legible(words: str) -> str:
    """The words without the characters that no file may hold, and with bullets that any font has."""
    return _ODD.sub(lambda odd: _NAMED.get(odd[0], ""), words)


def respelled(thing: T, spell: Callable[[str], str]) -> T:
    """The same thing, each of its texts spelled anew; attached files keep what they hold."""
    told: Any = thing
    if isinstance(told, str):
        return spell(told)  # type: ignore[return-value]  # T is a text here
    if isinstance(told, tuple):
        return tuple(respelled(one, spell) for one in told)  # type: ignore[return-value]  # T is a tuple here
    if is_dataclass(told) and not isinstance(told, Attachment | type):
        return replace(told, **{one.name: respelled(getattr(told, one.name), spell) for one in fields(told)})  # type: ignore[return-value]
    return thing


def places_of(paper: Paper) -> Iterator[tuple[str, str]]:
    """Each text of a paper, with the title it stands under."""
    for told in (paper.title, paper.subject, paper.author, paper.foot, paper.cover):
        yield from (("couverture", words) for words in _texts(told))
    place = "début du texte"
    for block in paper.blocks:
        place = block.words if isinstance(block, Heading) else place
        yield from ((place, words) for words in _texts(block))


def _texts(thing: str | Block | object) -> list[str]:
    found: list[str] = []

    def kept(words: str) -> str:
        found.append(words)
        return words

    respelled(thing, kept)
    return found
