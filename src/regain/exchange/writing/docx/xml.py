"""Pieces of WordprocessingML as text. Everything that people wrote goes through `escaped`."""

from regain.exchange.writing.markup import escaped

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())


def run(words: str, look: str = "") -> str:
    """Words of one look (`look`: properties of the run)."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(words)}</w:t></w:r>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs. `properties` follow the order of the schema."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    told = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{told}{inside}</w:p>"


def field(instruction: str, shown: str, look: str = "", *, is_dirty: bool = False) -> str:
    """A field and what it shows until it is computed; `is_dirty`: to be computed as soon as the document opens."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    dirty = ' w:dirty="true"' if is_dirty else ""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>{run(shown, look)}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
