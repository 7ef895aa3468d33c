"""Archives changed at random by a seed: rows, values, types, relations, leaves of JSON. Signed, as their maker would."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

from tests.exchange.archives.forging import Parts, forged

ODD: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 32767, 2**31 - 1, 2**53, 10**40, 1.5, 1e308, "", "x", "x" * 400),
    *("\x00", "a\r\nb", "\ud800", "\u202e", "é’ œ", "12", "-1", "../../x", "{{ 1 }}", "<b>", "%s"),
    *("2024-02-30", "0001-01-01", "9999-12-31", "2026-03-01T10:00:00+00:00", "9999-12-31T23:59:59+00:00"),
    *([], [1], ["x"], [[]], {}, {"a": 1}, {"communes": 7}, {"/signatories/0": {"name": []}}, {"number": []}),
)
"""Values that stand where others were expected."""
ALIKE: dict[type, tuple[Any, ...]] = {
    str: ("", "x", "é’ œ", "12", "-1", "../../x", "{{ 1 }}", "<b>", "%s", "QPV", "2031-02-03", "x " * 200),
    int: (0, 1, 2, 7, 1000, 32767),
    float: (0.0, -1.5, 1e12),
    bool: (True, False),
    type(None): (None,),
    list: ([],),
    dict: ({},),
}
"""Values of the same type as the one they take the place of: many of them come in."""


def mutated(parts: Parts, seed: int) -> Parts:
    """The archive with one, two or three changes; the same seed gives the same archive."""
    chance = Random(seed)  # noqa: S311  # nothing here is a secret
    for _ in range(chance.choice((1, 1, 2, 3))):
        tables = sorted(
            name.removeprefix("tables/").removesuffix(".json")
            for name, content in parts.items()
            if name.startswith("tables/") and content.strip() != b"[]"
        )
        table = chance.choice(tables)
        parts = forged(parts, table, _change(chance))
    return parts


def _change(chance: Random) -> Callable[[list], None]:
    kinds = (_drop, _drop, _duplicate, _alter, _alter, _exchange, _leaf, *[_swap] * 4, *[_alike] * 8)
    kind = chance.choice(kinds)
    return lambda rows: kind(rows, chance) if rows else None


def _drop(rows: list, chance: Random) -> None:
    rows.pop(chance.randrange(len(rows)))


def _duplicate(rows: list, chance: Random) -> None:
    rows.append({**chance.choice(rows), "id": max(row["id"] for row in rows) + 1})


def _alter(rows: list, chance: Random) -> None:
    row = chance.choice(rows)
    row[chance.choice(sorted(row))] = chance.choice(ODD)


def _swap(rows: list, chance: Random) -> None:
    """Two rows exchange a value: the right type, in the wrong place."""
    one, other = chance.choice(rows), chance.choice(rows)
    name = chance.choice(sorted(one))
    one[name], other[name] = other[name], one[name]


def _exchange(rows: list, chance: Random) -> None:
    """A value goes to another column of its row."""
    row = chance.choice(rows)
    row[chance.choice(sorted(row))] = row[chance.choice(sorted(row))]


def _leaf(rows: list, chance: Random) -> None:
    """A leaf somewhere inside the JSON columns is another value, or is gone; else a value of the row."""
    holder, step = _somewhere(chance.choice(rows), chance)
    if chance.random() < 0.2:
        del holder[step]
    else:
        holder[step] = json.loads(json.dumps(chance.choice(ODD)))


def _alike(rows: list, chance: Random) -> None:
    """A value of a row, or a leaf inside it, is another of the same type; no key is changed."""
    row = chance.choice(rows)
    holder, step = _somewhere(row, chance)
    if holder is not row or step != "id":
        holder[step] = json.loads(json.dumps(chance.choice(ALIKE[type(holder[step])])))


def _somewhere(row: dict, chance: Random) -> tuple[Any, Any]:
    """A column of a row, or a place inside one of its JSON columns: what holds it, and where."""
    held = [name for name in sorted(row) if isinstance(row[name], list | dict) and row[name]]
    holder: Any = row
    step: Any = chance.choice(held or sorted(row)) if chance.random() < 0.7 else chance.choice(sorted(row))
    while isinstance(holder[step], list | dict) and holder[step] and chance.random() < 0.85:
        holder = holder[step]
        step = chance.choice(sorted(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    return holder, step
