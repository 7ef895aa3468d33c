"""Whether a contract that is here already is the one of an archive, row for row."""

import json
import re

from regain.domain.journal.enums import OF_THE_JOURNAL_ITSELF, Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import ELSEWHERE
from regain.exchange.planning.archive.keys import object_of, signed_elsewhere, translated, translated_entry
from regain.exchange.planning.archive.matching import KeyMap
from regain.exchange.planning.archive.selecting import Contents, Row, plain_rows
from regain.exchange.planning.archive.tables import SHARED, Table, own_tables

_KEY = re.compile(f'"{ELSEWHERE}(?:[^":]*:)?')
"""How the key of a person of another instance begins, in JSON: the same person is known otherwise in each instance."""


def differing_tables(contents: Contents, own: Contents, here: KeyMap) -> list[Table]:
    """The contract's own tables that do not say here what they say in the archive; the places are not compared."""
    differing = [table for table in own_tables() if len(own[table]) != len(contents[table])]
    if differing:
        return differing
    keys = {**here, **{table: _paired(contents[table], own[table]) for table in own_tables()}}
    differing = [table for table in own_tables() if _told(table, contents, keys) != _ours(table, own)]
    entries = [
        translated_entry(row, keys, origin="")
        for row in contents[Entry]
        if row["event"] not in {Event.CONTRACT_IMPORTED, *OF_THE_JOURNAL_ITSELF} and object_of(row)[0] not in SHARED
    ]
    here_told = {_said(row) for row in plain_rows(Entry, "object_key", {row["object_key"] for row in entries})}
    return [*differing, *([Entry] if {_said(row) for row in entries} - here_told else [])]


def _told(table: Table, contents: Contents, keys: KeyMap) -> list[Row]:
    return [translated(table, row, keys) for row in contents[table]]


def _ours(table: Table, own: Contents) -> list[Row]:
    return [signed_elsewhere(table, row) for row in own[table]]


def _paired(theirs: list[Row], ours: list[Row]) -> dict[int, int]:
    pairs = zip(sorted(row["id"] for row in theirs), (row["id"] for row in ours), strict=True)
    return dict(pairs)


def _said(entry: Row) -> str:
    return _KEY.sub('"', json.dumps({**entry, "id": None}, sort_keys=True))
