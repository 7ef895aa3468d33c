"""Templates and their fields, in the words and shapes of the pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db.models import QuerySet

from regain.core import french
from regain.domain.contracts.enums import AgreementKind, VersionStatus
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.contracts.queries import agreements_of
from regain.exchange.applying.templates import fields_in_force
from regain.exchange.reading.blocks import Cell, Document, Text
from regain.exchange.writing.templates import CATALOGUE, FILTERS, Field
from regain.web.table_heads import Heads, heads_of

EXAMPLE_LENGTH = 120
WAYS = (
    ("Écrire un champ", ("{{ commune }}",)),
    ("Répéter des paragraphes", ("{%p for signataire in signataires %}", "{{ signataire }}", "{%p endfor %}")),
    (
        "Répéter les lignes d’un tableau",
        ("{%tr for objectif in quartier.objectifs %}", "{{ objectif.objectif_intercommunal }}", "{%tr endfor %}"),
    ),
    ("N’écrire que s’il y a quelque chose", ("{% if signee_le %}Signée le {{ signee_le }}.{% endif %}",)),
)
"""How to write fields: what one wants, then what one types, a line a paragraph (or a row of a table)."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field as a row: where it lives, its name, what it says, an example."""

    inside: tuple[str, ...]
    name: str
    says: str
    nature: str
    example: str


@dataclass(frozen=True, slots=True)
class PreviewBlock:
    """A paragraph of the filled document; or a table: its name, its rows of words, each with its scope if it names."""

    words: str = ""
    is_title: bool = False
    is_item: bool = False
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()


def answer(how_many: int) -> str:
    """How many templates there are."""
    if not how_many:
        return ""
    return f"{french.counted(how_many, 'modèle')}, à remplir avec les conventions en vigueur."


def agreements_in_force(contract: Contract) -> QuerySet[Agreement]:
    """The communal agreements with which a template can be filled."""
    return agreements_of(contract).filter(kind=AgreementKind.COMMUNAL, versions__status=VersionStatus.IN_FORCE)


def chosen(agreements: Sequence[Agreement], insee_code: str) -> Agreement | None:
    """The agreement of that commune, else the first, None when there is none."""
    asked = (one for one in agreements if one.commune and one.commune.insee_code == insee_code)
    return next(asked, agreements[0] if agreements else None)


def fields_page(contract: Contract, agreement: Agreement | None) -> dict[str, Any]:
    """All that the page of fields shows; the examples come from the agreement."""
    values = (fields_in_force(agreement) if agreement else None) or {}
    return {
        "contract": contract,
        "agreement": agreement,
        "lines": list(_lines(CATALOGUE, values, ())),
        "filters": [(name, says) for name, (_, _, says) in FILTERS.items()],
        "ways": WAYS,
    }


def _lines(fields: Sequence[Field], values: Mapping[str, Any], inside: tuple[str, ...]) -> Iterator[FieldLine]:
    for field in fields:
        value = values.get(field.name)
        yield FieldLine(inside, field.name, field.says, field.nature, _example(field, value))
        first = value[0] if field.fields and value else {}
        yield from _lines(field.fields, first, (*inside, field.name))


def _example(field: Field, value: Any) -> str:
    if field.fields:
        return french.counted(len(value), "fiche") if value else ""
    said = "\u00a0; ".join(str(one) for one in value or ()) if field.is_list else str(value or "")
    return said if len(said) <= EXAMPLE_LENGTH else f"{said[:EXAMPLE_LENGTH].rstrip()}…"


def blocks(document: Document) -> list[PreviewBlock]:
    """The text of a document, as it reads; its tables are numbered, so that each has a name of its own."""
    ranks = count(1)
    return [
        PreviewBlock(words=block.words, is_title=block.level is not None, is_item=block.item)
        if isinstance(block, Text)
        else PreviewBlock(
            words=f"Tableau {next(ranks)} du document",
            rows=tuple(_cells(row, down, heads_of(block)) for down, row in enumerate(block.rows)),
        )
        for block in document.blocks
    ]


def _cells(row: Sequence[Cell | None], down: int, heads: Heads) -> tuple[tuple[str, str], ...]:
    return tuple((cell.words, heads.scope(down, across)) for across, cell in enumerate(row) if cell)
