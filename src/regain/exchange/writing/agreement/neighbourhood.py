"""A *projet de quartier*: who it is, its portrait, what is wrong, what helps, what matters, what will be done."""

from collections.abc import Iterator

from regain.core.french import enumeration, quoted
from regain.exchange.draft import NeighbourhoodRead
from regain.exchange.writing.agreement import objectives, portrait
from regain.exchange.writing.agreement.sections import Sections
from regain.exchange.writing.agreement.words import bare, bullets, heading, paragraph
from regain.exchange.writing.blocks import Block, Picture

_KINDS = {"QPV": "Quartier prioritaire de la politique de la ville", "QIC": "Quartier d’intérêt communautaire"}
_MAP = r"^(?:la |les )?(?:cartographie|cartes?|plans? d|localisation|situation|perimetres?)\b"
_MAP_TITLE = "Cartographie"
_LISTS = (
    (
        "irritants",
        "Les « irritants » : principales problématiques à traiter sur le quartier",
        r"irritant|difficult|faible|faiblesse|problematique|points noirs|dysfonctionnement",
    ),
    (
        "opportunities",
        "Les « opportunités » : atouts et ressources sur lesquelles on pourra s’appuyer",
        r"opportunit|atouts|points (?:forts|d appui)|\bforces\b|leviers",
    ),
    ("priorities", "Les enjeux prioritaires pour la commune sur le quartier", r"enjeux|priorit"),
)
PATTERNS = (
    *(r"projets? de quartier", _MAP, portrait.PATTERN, objectives.PATTERN),
    *(pattern for _, _, pattern in _LISTS),
)
"""Titles of the parts of a neighbourhood."""


def neighbourhood(read: NeighbourhoodRead, sections: Sections, drawn: Picture | None = None) -> Iterator[Block]:
    """Everything that the draft says of a neighbourhood, with its map when it is drawn."""
    title = f"Projet de quartier {quoted(read.name)}" if read.name else "Projet de quartier"
    named = rf"^projet.*quartier.*\b{bare(read.name)}\b" if read.name else r"^projet de quartier$"
    yield from sections.titled(1, title, named)
    yield from (paragraph(words, "lead") for words in _identity(read))
    told = list(sections.about(2, _MAP))
    if drawn:
        yield from told or [heading(2, _MAP_TITLE)]
        yield drawn
    else:
        yield from told
    yield from portrait.portrait(read.portrait, read.name, sections)
    for field, heads, pattern in _LISTS:
        if items := getattr(read, field):
            yield from sections.titled(2, heads, pattern)
            yield from bullets(items)
        else:
            yield from sections.about(2, pattern)
    yield from objectives.objectives(read.objectives, sections)


def _identity(read: NeighbourhoodRead) -> Iterator[str]:
    if kind := _KINDS.get(read.kind):
        yield f"Statut : {kind}"
    if read.code:
        yield f"Code quartier : {read.code}"
    if read.communes:
        label = "Communes concernées" if len(read.communes) > 1 else "Commune concernée"
        yield f"{label} : {enumeration(read.communes)}"
