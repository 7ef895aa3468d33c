"""The whole contract as a paper: what all its communes had signed on a day, one agreement after another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from regain.core.french import counted, long_date, of, typeset
from regain.exchange.draft import Draft
from regain.exchange.writing.agreement import AmendedBy, compose_agreement
from regain.exchange.writing.blocks import Block, Cover, Grid, GridCell, Heading, PageBreak, Paper, Paragraph

_HEADERS = ("Commune", "Texte", "Quartiers", "Objectifs")
_WIDTHS = (0.22, 0.5, 0.14, 0.14)


@dataclass(frozen=True, slots=True)
class CommuneText:
    """A commune of the contract and the text that stood, None when none is recorded; `said` tells which text."""

    commune: str
    draft: Draft | None = None
    said: str = ""
    amended: tuple[AmendedBy, ...] = ()


def compose_contract(name: str, code: str, *, as_of: date, told: str, communes: Sequence[CommuneText]) -> Paper:
    """The contract as it stood at the end of that day (`told`, on the cover): what is recorded of each, each text."""
    title = f"Contrat de ville {name}"
    return Paper(
        title=typeset(f"{title}, état au {long_date(as_of)}"),
        author="Regain",
        subject=f"Contrat de ville {code}",
        cover=Cover(
            above=(f"Contrat de ville {code}",),
            title=name,
            subtitle=typeset(told),
            below=(typeset(_signed(communes)),),
        ),
        blocks=(*_standing(communes), *(block for one in communes for block in _text(one, as_of))),
        foot=f"{title} · état au {long_date(as_of)}",
    )


def _signed(communes: Sequence[CommuneText]) -> str:
    signed = sum(one.draft is not None for one in communes)
    return f"{counted(signed, 'convention enregistrée', 'conventions enregistrées')} dans Regain, pour {counted(len(communes), 'commune')}"


def _standing(communes: Sequence[CommuneText]) -> Iterator[Block]:
    yield Heading(1, "Les textes signés")
    header = tuple(GridCell((words,), is_header=True) for words in _HEADERS)
    rows = tuple(tuple(GridCell((typeset(words),)) for words in _row(one)) for one in communes)
    yield Grid("Le texte de chaque commune", _WIDTHS, (header, *rows))


def _row(one: CommuneText) -> tuple[str, ...]:
    if one.draft is None:
        return (one.commune, "Aucune convention enregistrée dans Regain", "–", "–")
    rows = sum(len(read.objectives) for read in one.draft.neighbourhoods)
    return (one.commune, one.said, str(len(one.draft.neighbourhoods)), str(rows))


def _text(one: CommuneText, as_of: date) -> Iterator[Block]:
    if one.draft is None:
        return
    yield PageBreak()
    yield Heading(1, typeset(f"Convention {of(one.commune)}"))
    yield Paragraph(typeset(one.said), "lead")
    for block in compose_agreement(one.draft, as_of=as_of, amended=one.amended).blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block
