"""Characters that no font of ours draws, replaced by what it draws, and told at the end of the paper."""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import replace
from unicodedata import bidirectional, category, normalize

from regain.core.french import counted
from regain.exchange.writing.blocks import Paper, Paragraph
from regain.exchange.writing.characters import places_of, respelled
from regain.exchange.writing.pdf.glyphs import unshown

SUBSTITUTE = "□"
STRICTNESS = 3
"""Ways of replacing, from the least to the most."""
_MOST_TOLD, _LONGEST_PLACE = 30, 60
_LATIN = "\u024f"
_DOUBTFUL = {"Mn", "Mc", "Me", "Cf"}
_SEEN = {"AN", "AL"}
"""Signs of Arabic writing that are drawn, though Unicode ranks them among the unseen."""
_USUAL = frozenset("‑–—‘’‚“”„…‰€™•▪●○□\u2009\u200b\u202f")


def substituted(paper: Paper, strictness: int = 0) -> Paper:
    """The paper as our fonts draw it, with a note of what was replaced.

    A mark that its letter's font lacks is seen only when both are set, and so is a sign of direction among others:
    stricter ways replace all marks and leave out such signs (1), then replace all that is not Latin (2).
    """
    places = list(places_of(paper))
    characters = set().union(*(set(words) for _, words in places))
    lacking = unshown(characters) | {one for one in characters if _is_doubtful(one, strictness)}
    unshown(letter for one in lacking for letter in normalize("NFKC", one))  # asked once for all
    spelling = {one: _instead(one, strictness) for one in lacking}
    if not spelling:
        return paper
    spelt = {ord(one): instead for one, instead in spelling.items()}
    written = respelled(paper, lambda words: words.translate(spelt))
    boxed = {one for one, instead in spelling.items() if instead == SUBSTITUTE}
    told = [(place.translate(spelt), words) for place, words in places if boxed & set(words)]
    return replace(written, blocks=(*written.blocks, *_note(told, boxed)))


def _is_doubtful(character: str, strictness: int) -> bool:
    if strictness == 0 or character <= _LATIN:
        return False
    is_mark = category(character) in _DOUBTFUL
    return character not in _USUAL and (is_mark or strictness > 1)


def _instead(character: str, strictness: int) -> str:
    """Its usual form where that is drawn (« ＝ » is « = »), nothing for a sign of direction, else a box."""
    if category(character) == "Cf" and bidirectional(character) not in _SEEN:
        return ""
    usual = normalize("NFKC", character)
    is_drawn = usual != character and not unshown(usual) and not any(_is_doubtful(one, strictness) for one in usual)
    return usual if is_drawn else SUBSTITUTE


def _note(places: list[tuple[str, str]], boxed: AbstractSet[str]) -> tuple[Paragraph, ...]:
    """How many characters were replaced, which ones, and under which title the first of each stands."""
    first: dict[str, str] = {}
    many: Counter[str] = Counter()
    for place, words in places:
        for one in words:
            if one in boxed:
                first.setdefault(one, place)
                many[one] += 1
    if not first:
        return ()
    told = [f"{_named(one)} ({_shortened(place)})" for one, place in first.items()][:_MOST_TOLD]
    left = len(first) - len(told)
    listed = ", ".join(told) + (f" et {counted(left, 'autre', 'autres')}" if left else "")
    number = counted(many.total(), "caractère", "caractères")
    replaced = "est remplacé" if many.total() == 1 else "sont remplacés"
    words = f"{number} que la police ne sait pas écrire {replaced} par {SUBSTITUTE}\u00a0: {listed}."
    return (Paragraph(words, "note"),)


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"


def _shortened(place: str) -> str:
    return place if len(place) <= _LONGEST_PLACE else f"{place[:_LONGEST_PLACE].rstrip()}…"
