"""What an archive says, made sure that these tables can hold it: nothing unknown, nothing missing, nothing dangling."""

from collections.abc import Iterable
from typing import Any

from regain.core.french import enumeration, quoted
from regain.domain.contracts.models import Contract
from regain.domain.documents.models import RememberedChoice, StoredFile
from regain.domain.journal.models import Entry
from regain.exchange.planning.archive.selecting import Contents, Row
from regain.exchange.planning.archive.tables import (
    CODE,
    Column,
    Table,
    archived_tables,
    columns_of,
    is_by_code,
    label_of,
    relations_of,
)
from regain.exchange.planning.archive.values import WrongValue, decoded, encoded
from regain.exchange.reading.archive import ArchiveRead
from regain.exchange.reading.refusals import UnreadableFile

NEWER = "l’archive vient sans doute d’une version plus récente\u00a0: mettez Regain à jour, puis réessayez."


def understood(read: ArchiveRead) -> Contents:
    """Every table with its rows, in the form `contents_of` gives. Raises UnreadableFile."""
    tables = {label_of(table): table for table in archived_tables()}
    unknown = sorted(set(read.tables) - set(tables))
    if unknown:
        raise UnreadableFile(f"Cette version de Regain ne connaît pas {enumeration(unknown)}\u00a0; {NEWER}")
    contents = {table: [_row(table, raw) for raw in read.tables.get(label, [])] for label, table in tables.items()}
    _check_keys(contents)
    _check_contract(contents, read.contract)
    _check_files(contents, read)
    return contents


def _row(table: Table, raw: dict[str, Any]) -> Row:
    columns = {column.name: column for column in columns_of(table)}
    unknown = sorted(set(raw) - set(columns))
    if unknown:
        name = quoted(f"{label_of(table)}.{unknown[0][:60]}")
        raise UnreadableFile(f"Cette version de Regain ne connaît pas {name}\u00a0; {NEWER}")
    row: Row = {}
    for name, column in columns.items():
        try:
            if name in raw:
                row[name] = encoded(decoded(column, raw[name]))
            elif column.many_to_many or not column.has_db_default():
                row[name] = _default(column)
        except WrongValue as error:
            where = quoted(f"{label_of(table)}.{name}")
            raise UnreadableFile(f"L’archive porte dans {where} une valeur qui ne peut pas y être.") from error
    return row


def _default(column: Column) -> Any:
    """What a column that the archive does not have yet holds. Raises WrongValue when nothing can be supposed."""
    if column.many_to_many:
        return []
    if not (column.has_default() or column.null):
        raise WrongValue
    return encoded(column.get_default())


def _check_keys(contents: Contents) -> None:
    keys = {table: {row["id"] for row in rows} for table, rows in contents.items()}
    for table, rows in contents.items():
        if len(keys[table]) != len(rows):
            _refuse(table, "deux lignes de même clé")
        for relation in relations_of(table):
            wanted = {key for row in rows for key in linked(row[relation.name])}
            if not wanted <= keys[relation.related_model]:
                _refuse(table, f"une ligne qui renvoie à une ligne absente ({label_of(relation.related_model)})")
    known = {f"{label_of(table)}:{key}" for table, some in keys.items() for key in some}
    if not {row["object_key"] for row in contents[Entry]} <= known:
        _refuse(Entry, "une entrée sur un objet absent")


def linked(value: Any) -> Iterable[int]:
    """The keys that a relation of a row holds."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _check_contract(contents: Contents, code: str) -> None:
    if [row["code"] for row in contents[Contract]] != [code]:
        _refuse(Contract, f"un autre contrat que {code}")
    for table, rows in contents.items():
        if is_by_code(table) and any(row[CODE] != code for row in rows):
            _refuse(table, "une ligne d’un autre contrat")
    if not all(row["scope"].startswith(f"{code}/") for row in contents[RememberedChoice]):
        _refuse(RememberedChoice, "une ligne d’un autre contrat")


def _check_files(contents: Contents, read: ArchiveRead) -> None:
    described = {row["sha256"]: row["size"] for row in contents[StoredFile]}
    if described != {sha256: entry.size for sha256, entry in read.files.items()}:
        _refuse(StoredFile, "des fichiers qui ne sont pas ceux de l’archive")
    if any(set(row["name"]) & set("/\\") or not row["name"].isprintable() for row in contents[StoredFile]):
        _refuse(StoredFile, "un nom de fichier qui n’en est pas un")


def _refuse(table: Table, what: str) -> None:
    raise UnreadableFile(f"Cette archive se contredit\u00a0: {label_of(table)} contient {what}.")
