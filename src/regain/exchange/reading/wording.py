"""Words as every format gives them: white space folded, bullets taken off, typography otherwise untouched."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from regain.exchange.reading.blocks import Text

# Check boxes say something: they are no bullets. Symbol fonts put them in the private use area.
_BOXES = {"\uf0a8": "☐", "\uf0fe": "☑", "\uf052": "☑", "\uf078": "☒", "\uf0fd": "☒"}
_PRIVATE = "\ue000-\uf8ff"
_SIGNS = "•▪■●○◦‣⁃∙➢➤►▶✓✔➔→⇒❖♦◆"
_LEADING = re.compile(
    rf"(?:[{_SIGNS}·{_PRIVATE}][\s{_SIGNS}{_PRIVATE}]*|[-–—*o]\s+|~\s+(?=[^\W\d_])|[-–—](?=[^\W\d_a-z]))(?=\S)"
)
_INLINE = re.compile(rf"(?:(?<!\s)\s++|^)(?:[•▪■●◦‣➢➤►❖]\s*+|·\s++)|(?:(?<!\s)\s++)?[{_PRIVATE}]\s*+")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufff9-\ufffc]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# A no-break hyphen is to the hyphen what a no-break space is to the space; ligatures are drawings of letters.
_SAME = {
    0x2011: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    # What mammoth makes of the boxes of Wingdings.
    0x1F78E: "☐",
    0x1F78F: "☐",
    0x2327: "☒",
    0x1F5F7: "☒",
    0x1F5F9: "☑",
    **{ord(sign): box for sign, box in _BOXES.items()},
}


def clean(raw: str) -> str:
    """White space folded to one space, ends stripped; soft hyphens and invisible characters removed; letters composed.

    No-break hyphens become hyphens and ligatures letters. Nothing else changes.
    """
    visible = _CONTROL.sub("", _INVISIBLE.sub("", raw)).translate(_SAME)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def texts_of(raw: str, like: Text) -> Iterator[Text]:
    """The texts of one line or paragraph: none when it is blank, several when bullets stand in its middle.

    They have the place and the look of `like`, whose own words do not count; only the first may be an item for it.
    """
    words = clean(raw)
    bare = _BOLD.sub(r"\1", words)
    bold = like.bold or (bare != words and _BOLD.fullmatch(words) is not None)
    for rank, (part, bulleted) in enumerate(_parts(bare)):
        is_item = like.level is None and (bulleted or (like.item and rank == 0))
        yield replace(like, words=part, bold=bold, item=is_item)


def starts_with_bullet(raw: str) -> bool:
    """Whether a list bullet leads the words."""
    return _LEADING.match(clean(raw)) is not None


def _parts(words: str) -> Iterator[tuple[str, bool]]:
    """The statements of a line, and whether a bullet led each."""
    leading = _LEADING.match(words)
    if leading:
        words = words[leading.end() :]
    for rank, part in enumerate(_INLINE.split(words)):
        if part.strip():
            yield part.strip(), rank > 0 or leading is not None
