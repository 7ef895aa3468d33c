"""The statistical portrait: where the figures come from, the figures, and the gaps drawn."""

from collections.abc import Iterator

from regain.exchange.draft import Portrait
from regain.exchange.writing.agreement.figures import bar_of, said
from regain.exchange.writing.agreement.sections import Sections
from regain.exchange.writing.agreement.words import bullets, clean, paragraph
from regain.exchange.writing.blocks import Block, GapBars

PATTERN = r"\bportrait|diagnostic|etat des lieux|\bdonnees\b|chiffres|profil"
_TITLE = "Portrait statistique"


def portrait(read: Portrait, name: str, sections: Sections) -> Iterator[Block]:
    """The portrait of a neighbourhood; nothing when the paper gives none."""
    if not read.figures and not _origin(read):
        yield from sections.about(2, PATTERN)
        return
    yield from sections.titled(2, _TITLE, PATTERN)
    if origin := _origin(read):
        yield paragraph(origin, "note")
    yield from bullets(said(figure) for figure in read.figures)
    bars = tuple(bar for figure in read.figures if (bar := bar_of(figure)))
    if bars:
        told = " ; ".join(bar.said for bar in bars)
        title = f"Le quartier « {name} » et l’agglomération"
        yield GapBars(clean(title), clean(f"{title}. {told}."), bars)


def _origin(read: Portrait) -> str:
    """`Source : INSEE, 2021, périmètre de 2024`."""
    source = f"Source : {read.source}" if read.source else ""
    vintage = str(read.vintage) if read.vintage and source else f"Données de {read.vintage}" if read.vintage else ""
    perimeter = f"périmètre de {read.perimeter}" if read.perimeter else ""
    words = ", ".join(part for part in (source, vintage, perimeter) if part)
    return words[:1].upper() + words[1:]
