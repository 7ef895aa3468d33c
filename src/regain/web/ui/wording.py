"""Two wordings side by side, the words that differ marked: what left in <del>, what came in <ins>."""

import re
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString

_WORDS = re.compile(r"\s+|[^\s]+")
ALIKE = 0.3
"""Under that likeness, marking word by word would only confuse: the whole changes."""


def differing(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Both wordings as HTML. One that stands alone is marked whole."""
    if not before or not after:
        return _marked("del", before), _marked("ins", after)
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _marked("del", before), _marked("ins", after)
    left, right = "", ""
    for verb, start, end, new_start, new_end in matcher.get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[new_start:new_end])
        left += escape(gone) if verb == "equal" else _marked("del", gone)
        right += escape(come) if verb == "equal" else _marked("ins", come)
    return SafeString(left), SafeString(right)


def _marked(tag: str, words: str) -> SafeString:
    """The words in the tag, white space left out of it."""
    if not words.strip():
        return SafeString(escape(words))
    lead = words[: len(words) - len(words.lstrip())]
    trail = words[len(words.rstrip()) :]
    return SafeString(f"{escape(lead)}<{tag}>{escape(words.strip())}</{tag}>{escape(trail)}")
