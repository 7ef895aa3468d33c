from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import DateField, Model
from django.db.utils import DataError, IntegrityError, InterfaceError, ProgrammingError

from regain.exchange.applying.backup.tables import columns_of, tables_of
from regain.exchange.planning.archive.values import WrongValue, typed
from regain.exchange.reading.backup import WRONG_SHAPES, BackupRead
from regain.exchange.reading.refusals import UnreadableFile

Told = Callable[[int, int], None]
_AT_ONCE = 500
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_WRONG_ROWS = (*WRONG_SHAPES, DataError, IntegrityError, InterfaceError, ProgrammingError)
"""What a database raises of rows that it cannot hold, and Python of those that it cannot even be given."""
_WRONG = "Cette sauvegarde ne peut pas être reprise\u00a0: {}. Rien n’est changé\u00a0: prenez-en une autre."


def load(read: BackupRead, *, told: Told) -> None:
    """Fill an empty database: its tables as they were when the backup was taken, then their rows, all or nothing.

    Raises UnreadableFile for rows that these tables cannot hold.
    """
    tables = make_tables(read)
    if set(tables) != set(read.tables):
        other = min(set(tables) ^ set(read.tables))
        raise UnreadableFile(_WRONG.format(f"sa table {other} est de trop, ou manque"))
    with transaction.atomic():
        _check_relations_at_the_end()
        for model in tables.values():  # what migrations wrote is in the backup too
            model._base_manager.all()._raw_delete(connection.alias)  # noqa: SLF001  # type: ignore[attr-defined]
        for done, label in enumerate(read.tables):
            told(done, len(read.tables))
            _fill(tables[label], label, read)
        with _refusing("des lignes y parlent d’autres qui manquent"):
            connection.check_constraints()
        # PostgreSQL does not count the keys it was given.
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [*tables.values()]):
                cursor.execute(statement)


def make_tables(read: BackupRead) -> dict[str, type[Model]]:
    """In an empty database, the tables as they were when the backup was taken."""
    executor = MigrationExecutor(connection, _settle_constraints)
    with _refusing("les versions de ses tables ne se suivent pas"):
        state = executor.migrate(_last_of_each_app(read, executor))
        # The executor gives no state when there was nothing to do: here there always is.
        return tables_of(state.apps)


def bring_up_to_date() -> None:
    """Apply the migrations that this version has and the backup had not. Raises UnreadableFile when its rows forbid it."""
    executor = MigrationExecutor(connection, _settle_constraints)
    with _refusing("ses lignes ne vont pas dans les tables de cette version"):
        executor.migrate(executor.loader.graph.leaf_nodes())


def refuse_unknown_migrations(read: BackupRead) -> None:
    """Raise UnreadableFile for a backup of a later version."""
    known = set(MigrationExecutor(connection).loader.graph.nodes)
    unknown = [f"{app}.{name}" for app, names in read.migrations.items() for name in names if (app, name) not in known]
    if unknown:
        raise UnreadableFile(
            f"Cette sauvegarde vient d’une version plus récente de Regain ({unknown[0][:80]})\u00a0: mettez Regain à jour d’abord."
        )


def _last_of_each_app(read: BackupRead, executor: MigrationExecutor) -> list[tuple[str, str]]:
    applied = {(app, name) for app, names in read.migrations.items() for name in names}
    nodes = executor.loader.graph.node_map
    return sorted(
        node
        for node in applied
        if not any(child.key in applied and child.key[0] == node[0] for child in nodes[node].children)
    )


def _settle_constraints(action: str, *_told: object) -> None:
    """Between two migrations of one transaction, PostgreSQL changes no table whose rows wait to be checked."""
    if action == "apply_success" and connection.in_atomic_block:
        connection.check_constraints()


def _check_relations_at_the_end() -> None:
    """Migrations leave PostgreSQL checking each row at once; tables come here in the order of their names."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _fill(model: type[Model], label: str, read: BackupRead) -> None:
    with _refusing(f"sa table {label} a des lignes que Regain ne peut pas tenir"):
        for some in _batches(_instances(model, label, read)):
            model._base_manager.bulk_create(some)  # noqa: SLF001
        if model._base_manager.count() != read.tables[label].rows:  # noqa: SLF001
            raise WrongValue


def _instances(model: type[Model], label: str, read: BackupRead) -> Generator[Model]:
    """Rows of a backup as instances that keep each value, moments of writing included."""
    columns = columns_of(model)
    for column in columns.values():
        if isinstance(column, DateField):
            column.auto_now = column.auto_now_add = False
    for row in read.rows_of(label):
        if set(row) != set(columns):
            raise WrongValue
        yield model(**{name: _value(columns[name], value) for name, value in row.items()})


def _value(column: Any, raw: Any) -> Any:
    """Raises WrongValue for what is not of the column's type. Its validators are of the day; what was kept passed others."""
    if raw is None:
        return None
    value = typed(column, raw)
    if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise WrongValue
    return value


def _batches(rows: Iterator[Model]) -> Iterator[list[Model]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some


@contextmanager
def _refusing(why: str) -> Iterator[None]:
    try:
        yield
    except (WrongValue, *_WRONG_ROWS) as error:
        raise UnreadableFile(_WRONG.format(why)) from error
