"""What bringing an archive into this instance would do: rows added, rows recognised, reasons to refuse."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from django.db.models import Model

from regain.core.french import enumeration
from regain.domain.contracts.queries import contract_with_code
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.exchange.planning.archive.keys import keys_for, translated, translated_entry
from regain.exchange.planning.archive.matching import Ambiguous, KeyMap, rows_already_here
from regain.exchange.planning.archive.rows import instances_of
from regain.exchange.planning.archive.selecting import Contents, Row, in_batches, own_contents, plain_rows
from regain.exchange.planning.archive.tables import SHARED, Table, label_of, own_tables
from regain.exchange.planning.archive.understanding import understood
from regain.exchange.reading.archive import ArchiveRead


@dataclass(frozen=True)
class ArchivePlan:
    """`added`: rows under the keys they will have. `known`: how many are here already. `kept`: those that differ here."""

    contract: str
    added: Contents
    known: dict[Table, int] = field(default_factory=dict)
    kept: tuple[tuple[Table, Row, tuple[str, ...]], ...] = ()
    refusals: tuple[str, ...] = ()
    adopted: dict[int, int] = field(default_factory=dict)
    """Reference perimeters that are here and become those of a neighbourhood: the key of each, and its neighbourhood's."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not any(self.added.values()) and not self.adopted

    @cached_property
    def fingerprint(self) -> str:
        """Two plans with the same fingerprint write the same rows."""
        seen = {label_of(table): rows for table, rows in self.added.items()}
        return sha256(json.dumps([seen, self.refusals, self.adopted], sort_keys=True).encode()).hexdigest()

    def instances(self) -> Iterator[Model]:
        """The rows to write, not saved yet, each after those it leads to."""
        for table, rows in self.added.items():
            yield from instances_of(table, rows)


def plan_archive(read: ArchiveRead) -> ArchivePlan:
    """Compare an archive with the instance. Raises UnreadableFile when its rows are not such as tables can hold."""
    contents = understood(read)
    try:
        here = rows_already_here(contents)
    except Ambiguous as refusal:
        return ArchivePlan(read.contract, {}, refusals=(str(refusal),))
    own = own_contents(read.contract)
    if contract_with_code(read.contract):
        return _plan_of_known(read.contract, contents, own, here)
    if any(own.values()):
        left = enumeration([_named(table) for table, rows in own.items() if rows])
        reason = f"Cette instance garde déjà, du contrat {read.contract} qu’elle n’a plus, des lignes\u00a0: {left}."
        return ArchivePlan(read.contract, {}, refusals=(f"{reason} Importez l’archive dans une instance vide.",))
    return _plan_of_new(read.contract, contents, here)


def _plan_of_new(code: str, contents: Contents, here: KeyMap) -> ArchivePlan:
    keys = {
        table: keys_for(table, rows, here=here.get(table, {})) for table, rows in contents.items() if table != Entry
    }
    added: Contents = {}
    for table in keys:
        new = [row for row in contents[table] if row["id"] not in here.get(table, {})]
        added[table] = [translated(table, row, keys) for row in new]
    entries = _entries_not_here([translated_entry(row, keys) for row in contents[Entry]])
    keys[Entry] = keys_for(Entry, entries, here={})
    added[Entry] = [translated(Entry, row, keys) for row in entries]
    known = {table: len(contents[table]) - len(rows) for table, rows in added.items()}
    adopted = _adopted(contents, here, keys)
    kept = tuple(one for one in _kept(contents, here, keys) if one[0] != Perimeter or one[1]["id"] not in adopted)
    return ArchivePlan(code, added, known, kept, adopted=adopted)


def _adopted(contents: Contents, here: KeyMap, keys: KeyMap) -> dict[int, int]:
    known = in_batches(Perimeter, "pk", here[Perimeter].values())
    free = {one.pk for some in known for one in some.filter(neighbourhood=None)}
    return {
        here[Perimeter][row["id"]]: keys[Neighbourhood][row["neighbourhood"]]
        for row in contents[Perimeter]
        if row["neighbourhood"] is not None and here[Perimeter].get(row["id"]) in free
    }


def _plan_of_known(code: str, contents: Contents, own: Contents, here: KeyMap) -> ArchivePlan:
    differing = [table for table in SHARED if len(here[table]) < len(contents[table])]
    differing += [table for table in own_tables() if len(own[table]) != len(contents[table])]
    if not differing:
        keys = {**here, **{table: _paired(contents[table], own[table]) for table in own_tables()}}
        differing = [
            table for table in own_tables() if [translated(table, row, keys) for row in contents[table]] != own[table]
        ]
        entries = [translated_entry(row, keys) for row in contents[Entry] if row["event"] != Event.CONTRACT_IMPORTED]
        differing += [Entry] if _entries_not_here(entries) else []
    if not differing:
        return ArchivePlan(code, {}, {table: len(rows) for table, rows in contents.items()})
    reason = (
        f"Le contrat {code} est déjà dans cette instance, avec un autre contenu "
        f"({enumeration([_named(table) for table in differing])})\u00a0: rien n’est repris. "
        "Importez l’archive dans une instance où ce contrat n’est pas ouvert."
    )
    return ArchivePlan(code, {}, refusals=(reason,))


def _paired(theirs: list[Row], ours: list[Row]) -> dict[int, int]:
    pairs = zip(sorted(row["id"] for row in theirs), (row["id"] for row in ours), strict=True)
    return dict(pairs)


def _entries_not_here(entries: list[Row]) -> list[Row]:
    """The journal entries that say what none here says of the same object."""
    told = plain_rows(Entry, "object_key", {row["object_key"] for row in entries})
    here = {_said(row) for row in told}
    return [row for row in entries if _said(row) not in here]


def _said(entry: Row) -> str:
    return json.dumps({**entry, "id": None}, sort_keys=True)


def _kept(contents: Contents, here: KeyMap, keys: KeyMap) -> tuple[tuple[Table, Row, tuple[str, ...]], ...]:
    """The rows recognised whose values differ: they stay as they are here."""
    found = []
    for table in SHARED:
        ours = {row["id"]: row for row in plain_rows(table, "pk", here[table].values())}
        for row in contents[table]:
            if row["id"] in here[table]:
                theirs = translated(table, row, keys)
                names = tuple(name for name, value in ours[theirs["id"]].items() if theirs.get(name) != value)
                found += [(table, theirs, names)] if names else []
    return tuple(found)


def _named(table: Table) -> str:
    return str(table._meta.verbose_name_plural)  # noqa: SLF001
