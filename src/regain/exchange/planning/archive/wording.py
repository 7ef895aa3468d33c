"""What an archive brings, told in French."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from regain.core.french import counted, enumeration, long_date, quoted
from regain.core.signatures import grouped
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Perimeter
from regain.exchange.planning.archive.owners import territory_of
from regain.exchange.planning.archive.plan import ArchivePlan
from regain.exchange.planning.archive.selecting import Row
from regain.exchange.planning.archive.tables import Table, columns_of
from regain.exchange.reading.archive import ArchiveRead

_NAMES = ("name", "code", "edition", "state")
"""The columns that name a row, the first that it has."""


def archive_plan_as_lines(plan: ArchivePlan, read: ArchiveRead, *, is_ours: bool) -> list[str]:
    """The archive and its instance, each table with what comes and what is here, what stays, what is proposed.

    `is_ours`: this very instance wrote the archive.
    """
    rows_read, size = sum(map(len, read.tables.values())), sum(entry.size for entry in read.files.values())
    told = (
        f"{counted(rows_read, 'ligne')}, {counted(len(read.files), 'fichier')} "
        f"({counted(round(size / 1000), 'ko', 'ko')})"
    )
    written = f"écrite le {written_on(read.written_at)} par Regain {read.version}"
    lines = [f"Archive du contrat {read.contract}, {written}\u00a0: {told}.", _origin(read, is_ours=is_ours)]
    for table, rows in plan.added.items():
        known = plan.known.get(table, 0)
        if rows or known:
            here = f", {counted(known, 'déjà là', 'déjà là')}" if known else ""
            named = f" ({', '.join(sorted(row['code'] for row in rows))})" if table is Perimeter and rows else ""
            lines.append(f"  + {_plural(table)}\u00a0: {counted(len(rows), 'ajout')}{here}{named}")
    lines += [_told(*one) for one in plan.kept]
    lines += _proposed(plan)
    return [*lines, *(f"  ! {refusal}" for refusal in plan.refusals)]


def archive_summary(plan: ArchivePlan) -> str:
    """How many rows come, and how many are here already."""
    added = sum(map(len, plan.added.values()))
    known = sum(plan.known.values())
    return f"{counted(added, 'ligne ajoutée', 'lignes ajoutées')}, {counted(known, 'déjà là', 'déjà là')}."


def said_origin(read: ArchiveRead) -> str:
    """The fingerprint of the instance that signed the archive, as it is read aloud."""
    return grouped(read.origin) if read.signed_by else "inconnue"


def _origin(read: ArchiveRead, *, is_ours: bool) -> str:
    if not read.signed_by:
        return "Elle n’est pas signée\u00a0: rien ne dit de quelle instance elle vient."
    if is_ours:
        return f"Elle a été écrite et signée par cette installation même ({said_origin(read)})."
    return f"Elle est signée par une autre installation, dont l’empreinte est {said_origin(read)}."


def _proposed(plan: ArchivePlan) -> list[str]:
    """Each proposal with its key, or with why it cannot be taken; then how much of the journal stays out."""
    lines = []
    for one in plan.proposals:
        how = f"--take {one.key}"
        if one.owner:
            how = f"impossible, c’est le territoire {territory_of(one.owner)}"
        lines.append(f"  {'+' if one.is_taken else '?'} {one.sentence} ({'repris' if one.is_taken else how})")
    if any(not one.is_taken and not one.owner for one in plan.proposals):
        lines.append(
            "  Ce qui suit un point d’interrogation est laissé, sauf ce que vous reprenez avec --take, un à un."
        )
    left = plan.left.get(Entry, 0)
    if left:
        lines.append(
            f"  - journal\u00a0: {counted(left, 'entrée laissée', 'entrées laissées')}, sur des lieux d’ici ou laissés, ou sur le journal même"
        )
    return lines


def written_on(moment: str) -> str:
    """The day of an ISO moment in words."""
    return long_date(timezone.localdate(datetime.fromisoformat(moment)))


def _told(table: Table, row: Row, names: Iterable[str]) -> str:
    labels = {column.name: str(column.verbose_name) for column in columns_of(table)}
    what = enumeration([labels[name] for name in names])
    singular = str(table._meta.verbose_name)  # noqa: SLF001  # the model's own name in French
    name = next(str(row[name]) for name in _NAMES if row.get(name))
    return f"  = {singular} {quoted(name)}\u00a0: reste comme ici ({what})"


def _plural(table: Table) -> str:
    return str(table._meta.verbose_name_plural)  # noqa: SLF001
