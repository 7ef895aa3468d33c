"""Which cells of a table of a document are its headers."""

import pytest

from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.web.pages.documents.text_presenter import show_document
from regain.web.table_heads import Heads, heads_of


def table(*rows: str) -> Table:
    """Each row as a line: cells between bars, `*` before a bold one, `<` for a place that the cell before covers."""
    return Table(tuple(tuple(None if word == "<" else cell(word) for word in line.split("|")) for line in rows))


def cell(word: str) -> Cell:
    return Cell((Text(word.lstrip("*"), 1, bold=word.startswith("*")),) if word else ())


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (("*Enjeu|*Objectif|*Porteur", "a|b|c"), Heads.COLUMNS),
        (("Enjeu|Objectif|Porteur", "a|b|c"), Heads.COLUMNS),
        (("*Enjeu|*Objectif", "a|b"), Heads.COLUMNS),
        (("Élu|le maire", "Technicien|la cheffe"), Heads.ROWS),
        (("*Élu|le maire|2024", "*Technicien|la cheffe|2025"), Heads.ROWS),
        (("|*2020|*2021", "*Revenu|1|2"), Heads.COLUMNS),
        (("*Enjeu|<|*Porteur", "a|b|c"), Heads.COLUMNS),
        (("Un encadré",), Heads.NONE),
        (("Une phrase", "puis une autre"), Heads.NONE),
        (("a|b|c",), Heads.NONE),
        ((), Heads.NONE),
    ],
)
def test_headers_are_where_the_bold_is_else_where_they_use_to_be(rows, heads):
    assert heads_of(table(*rows)) == heads


def test_a_header_over_two_columns_names_both():
    wide = Table(((Cell((Text("Enjeu", 1, bold=True),), columns=2), None), (cell("a"), cell("b"))))

    (shown,) = show_document(Document("text/plain", (wide,)), [], [])

    assert [(one.tag, one.reach) for row in shown.rows for one in row] == [("th", "colgroup"), ("td", ""), ("td", "")]
