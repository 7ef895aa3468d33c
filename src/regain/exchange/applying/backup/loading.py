from collections.abc import Callable, Iterator
from itertools import islice

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from regain.exchange.applying.backup.tables import loaded, tables_of
from regain.exchange.reading.backup import BackupRead
from regain.exchange.reading.refusals import UnreadableFile

Told = Callable[[int, int], None]
_AT_ONCE = 500


def load(read: BackupRead, *, told: Told) -> None:
    """Fill an empty database: its tables as they were when the backup was taken, then their rows, all or nothing."""
    executor = MigrationExecutor(connection)
    targets = _last_of_each_app(read, executor)
    state = executor.migrate(targets)
    # The executor gives no state when there was nothing to do: here there always is.
    tables = tables_of(state.apps)
    with transaction.atomic():
        _check_relations_at_the_end()
        for model in tables.values():  # what migrations wrote is in the backup too
            model._base_manager.all()._raw_delete(connection.alias)  # noqa: SLF001  # type: ignore[attr-defined]
        for done, label in enumerate(read.tables):
            told(done, len(read.tables))
            for some in _batches(loaded(tables[label], read.rows_of(label))):
                tables[label]._base_manager.bulk_create(some)  # noqa: SLF001
        connection.check_constraints()
        # PostgreSQL does not count the keys it was given.
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [*tables.values()]):
                cursor.execute(statement)


def bring_up_to_date() -> None:
    """Apply the migrations that this version has and the backup had not."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def refuse_unknown_migrations(read: BackupRead) -> None:
    """Raise UnreadableFile for a backup of a later version."""
    known = set(MigrationExecutor(connection).loader.graph.nodes)
    unknown = [f"{app}.{name}" for app, names in read.migrations.items() for name in names if (app, name) not in known]
    if unknown:
        raise UnreadableFile(
            f"Cette sauvegarde vient d’une version plus récente de Regain ({unknown[0]})\u00a0: mettez Regain à jour d’abord."
        )


def _last_of_each_app(read: BackupRead, executor: MigrationExecutor) -> list[tuple[str, str]]:
    applied = {(app, name) for app, names in read.migrations.items() for name in names}
    nodes = executor.loader.graph.node_map
    return sorted(
        node
        for node in applied
        if not any(child.key in applied and child.key[0] == node[0] for child in nodes[node].children)
    )


def _check_relations_at_the_end() -> None:
    """Migrations leave PostgreSQL checking each row at once; tables come here in the order of their names."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _batches(rows: Iterator[Model]) -> Iterator[list[Model]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some
