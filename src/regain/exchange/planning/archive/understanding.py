"""What an archive says, made sure that these tables can hold it: nothing unknown, nothing missing, nothing dangling."""

import re
from typing import Any

from regain.core.french import enumeration, quoted
from regain.domain.contracts.enums import CONTRACT_CODE
from regain.domain.contracts.models import Contract
from regain.domain.documents.models import RememberedChoice, StoredFile
from regain.domain.journal.models import Entry
from regain.exchange.planning.archive.coherence import check_coherence, linked, refuse
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

_MEDIA_TYPE = re.compile(r"[a-z]+/[A-Za-z0-9][A-Za-z0-9.+-]*", re.ASCII)
NEWER = "l’archive vient sans doute d’une version plus récente\u00a0: mettez Regain à jour, puis réessayez."


def understood(read: ArchiveRead) -> Contents:
    """Every table with its rows, in the form `contents_of` gives. Raises UnreadableFile."""
    tables = {label_of(table): table for table in archived_tables()}
    unknown = sorted(set(read.tables) - set(tables))
    if unknown:
        raise UnreadableFile(f"Cette version de Regain ne connaît pas {enumeration(unknown)}\u00a0; {NEWER}")
    contents = {table: _rows(table, read.tables.get(label, []), read.contract) for label, table in tables.items()}
    _check_keys(contents)
    _check_contract(contents, read.contract)
    _check_files(contents, read)
    check_coherence(contents)
    return contents


def _rows(table: Table, raws: list[dict[str, Any]], code: str) -> list[Row]:
    # An archive written before files had a contract does not say whose its files are.
    own = {CODE: code} if table is StoredFile else {}
    return [_row(table, {**own, **raw}, number) for number, raw in enumerate(raws, 1)]


def _row(table: Table, raw: dict[str, Any], number: int) -> Row:
    columns = {column.name: column for column in columns_of(table)}
    unknown = sorted(set(raw) - set(columns))
    if unknown:
        name = quoted(f"{label_of(table)}.{unknown[0][:60]}")
        raise UnreadableFile(f"Cette version de Regain ne connaît pas {name}\u00a0; {NEWER}")
    row: Row = {}
    for name, column in columns.items():
        try:
            if name in raw:
                row[name] = encoded(decoded(column, raw[name], name=f"{label_of(table)}.{name}"))
            elif column.many_to_many or not column.has_db_default():
                row[name] = _default(column)
        except WrongValue as error:
            where = quoted(f"{label_of(table)}.{name}")
            raise UnreadableFile(
                f"L’archive porte dans {where}, ligne {number}, une valeur qui ne peut pas y être."
            ) from error
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
            refuse(table, "deux lignes de même clé")
        for relation in relations_of(table):
            wanted = {key for row in rows for key in linked(row[relation.name])}
            if not wanted <= keys[relation.related_model]:
                refuse(table, f"une ligne qui renvoie à une ligne absente ({label_of(relation.related_model)})")
    known = {f"{label_of(table)}:{key}" for table, some in keys.items() for key in some}
    if not {row["object_key"] for row in contents[Entry]} <= known:
        refuse(Entry, "une entrée sur un objet absent")


def _check_contract(contents: Contents, code: str) -> None:
    if not re.fullmatch(CONTRACT_CODE, code) or [row["code"] for row in contents[Contract]] != [code]:
        refuse(Contract, f"un autre contrat que {code}")
    for table, rows in contents.items():
        if is_by_code(table) and any(row[CODE] != code for row in rows):
            refuse(table, "une ligne d’un autre contrat")
    if not all(row["scope"].startswith(f"{code}/") for row in contents[RememberedChoice]):
        refuse(RememberedChoice, "une ligne d’un autre contrat")


def _check_files(contents: Contents, read: ArchiveRead) -> None:
    described = {row["sha256"]: row["size"] for row in contents[StoredFile]}
    if described != {sha256: entry.size for sha256, entry in read.files.items()}:
        refuse(StoredFile, "des fichiers qui ne sont pas ceux de l’archive")
    if any(set(row["name"]) & set("/\\") or not row["name"].isprintable() for row in contents[StoredFile]):
        refuse(StoredFile, "un nom de fichier qui n’en est pas un")
    if not all(_MEDIA_TYPE.fullmatch(row["media_type"]) for row in contents[StoredFile]):
        refuse(StoredFile, "un type de fichier qui n’en est pas un")
