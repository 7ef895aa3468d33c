"""What bringing an archive into this instance would do: rows added, rows recognised, reasons to refuse."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256

from django.db.models import Model

from regain.core.french import enumeration
from regain.domain.contracts.queries import contract_with_code
from regain.domain.journal.enums import OF_THE_JOURNAL_ITSELF
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import Draft
from regain.domain.territory.models import Neighbourhood, Perimeter
from regain.exchange.planning.archive.comparing import differing_tables
from regain.exchange.planning.archive.entries import draft_of
from regain.exchange.planning.archive.keys import keys_for, object_of, translated, translated_entry
from regain.exchange.planning.archive.matching import Ambiguous, KeyMap, rows_already_here
from regain.exchange.planning.archive.proposals import Proposal, weigh
from regain.exchange.planning.archive.rows import instances_of, values_of
from regain.exchange.planning.archive.selecting import Contents, Row, own_contents, plain_rows
from regain.exchange.planning.archive.tables import SHARED, Table, label_of
from regain.exchange.planning.archive.understanding import understood
from regain.exchange.reading.archive import ArchiveRead


@dataclass(frozen=True)
class ArchivePlan:
    """`added`: rows under the keys they will have. `known`: how many are here already. `kept`: those that differ here.

    `proposals`: what would change places already here, taken one by one. `left`: by table, how many rows stay out.
    """

    contract: str
    added: Contents
    known: dict[Table, int] = field(default_factory=dict)
    kept: tuple[tuple[Table, Row, tuple[str, ...]], ...] = ()
    refusals: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    left: dict[Table, int] = field(default_factory=dict)
    origin: str = ""
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
        proposed = [(one.key, one.sentence, one.is_taken) for one in self.proposals]
        told = [seen, self.refusals, self.adopted, proposed, self.origin]
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def instances(self) -> Iterator[Model]:
        """The rows to write but the journal's, not saved yet, each after those it leads to."""
        for table, rows in self.added.items():
            if table is not Entry:
                yield from instances_of(table, rows)

    def entries(self) -> list[Draft]:
        """What is to be written at the end of the journal."""
        return [draft_of(values, origin=self.origin) for values in values_of(Entry, self.added[Entry])]

    @property
    def taken(self) -> list[str]:
        """What the operator took of the proposals, in words."""
        return [one.sentence for one in self.proposals if one.is_taken]


def plan_archive(read: ArchiveRead, *, taken: frozenset[str] = frozenset()) -> ArchivePlan:
    """Compare an archive with the instance. `taken`: keys of proposals, as the plan without them shows them.

    Raises UnreadableFile when its rows are not such as tables can hold.
    """
    contents = understood(read)
    try:
        here = rows_already_here(contents)
    except Ambiguous as refusal:
        return ArchivePlan(read.contract, {}, refusals=(str(refusal),))
    own = own_contents(read.contract)
    if contract_with_code(read.contract):
        return _plan_of_known(read.contract, contents, differing_tables(contents, own, here))
    if any(own.values()):
        left = enumeration([_named(table) for table, rows in own.items() if rows])
        reason = f"Regain garde déjà, du contrat {read.contract} qu’il n’a plus, des lignes\u00a0: {left}."
        return ArchivePlan(read.contract, {}, refusals=(f"{reason} Importez l’archive dans une installation vide.",))
    return _plan_of_new(read, contents, here, taken)


def _plan_of_known(code: str, contents: Contents, differing: list[Table]) -> ArchivePlan:
    if not differing:
        return ArchivePlan(code, {}, {table: len(rows) for table, rows in contents.items()})
    reason = (
        f"Le contrat {code} est déjà dans Regain, avec un autre contenu "
        f"({enumeration([_named(table) for table in differing])})\u00a0: rien n’est repris. "
        "Importez l’archive dans une installation où ce contrat n’est pas ouvert."
    )
    return ArchivePlan(code, {}, refusals=(reason,))


def _plan_of_new(read: ArchiveRead, contents: Contents, here: KeyMap, taken: frozenset[str]) -> ArchivePlan:
    weighed = weigh(contents, here, taken=taken)
    coming = {
        table: [row for row in rows if row["id"] not in weighed.left.get(table, ())]
        for table, rows in contents.items()
        if table is not Entry
    }
    new = {table: {row["id"] for row in rows} - set(here.get(table, {})) for table, rows in coming.items()}
    # What happened to a row that is here already, only this journal says; and of a journal, only itself.
    entries = [
        row
        for row in contents[Entry]
        for table, key in [object_of(row)]
        if key in new[table] and row["event"] not in OF_THE_JOURNAL_ITSELF
    ]
    left = {table: len(keys) for table, keys in weighed.left.items()}
    left[Entry] = len(contents[Entry]) - len(entries)
    shown = ArchivePlan(read.contract, {}, proposals=tuple(weighed.proposals), left=left, origin=read.origin)
    if weighed.refusals:
        return replace(shown, refusals=tuple(weighed.refusals))
    keys = {table: keys_for(table, rows, here=here.get(table, {})) for table, rows in coming.items()}
    added = {
        table: [translated(table, row, keys) for row in rows if row["id"] in new[table]]
        for table, rows in coming.items()
    }
    keys[Entry] = keys_for(Entry, entries, here={})
    added[Entry] = [translated(Entry, translated_entry(row, keys, origin=read.origin), keys) for row in entries]
    known = {table: len(rows) - len(added[table]) for table, rows in coming.items()}
    adopted = {
        here[Perimeter][row["id"]]: keys[Neighbourhood][row["neighbourhood"]]
        for row in contents[Perimeter]
        if row["id"] in weighed.adopted
    }
    return replace(shown, added=added, known=known, kept=_kept(coming, here, keys), adopted=adopted)


def _kept(contents: Contents, here: KeyMap, keys: KeyMap) -> tuple[tuple[Table, Row, tuple[str, ...]], ...]:
    """The rows recognised whose values differ: they stay as they are here."""
    found = []
    for table in SHARED:
        ours = {row["id"]: row for row in plain_rows(table, "pk", here[table].values())}
        for row in contents[table]:
            if row["id"] in here[table]:
                theirs = translated(table, row, keys)
                names = tuple(
                    name
                    for name, value in ours[theirs["id"]].items()
                    # A perimeter without neighbourhood here: a proposal says to which one the archive gives it.
                    if theirs.get(name) != value and (table, name, value) != (Perimeter, "neighbourhood", None)
                )
                found += [(table, theirs, names)] if names else []
    return tuple(found)


def _named(table: Table) -> str:
    return str(table._meta.verbose_name_plural)  # noqa: SLF001
