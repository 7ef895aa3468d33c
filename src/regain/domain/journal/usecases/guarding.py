"""The database itself refuses to change or remove what the journal tells; the head without which nothing is written."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Model

from regain.domain.journal.models import Entry, Head, PersonalValue

_GUARDS = (
    ("journal_entries_never_change", Entry, "UPDATE"),
    ("journal_entries_are_never_removed", Entry, "DELETE"),
    ("journal_personal_values_never_change", PersonalValue, "UPDATE"),
    ("journal_entries_are_never_emptied", Entry, "TRUNCATE"),
    ("journal_personal_values_are_never_emptied", PersonalValue, "TRUNCATE"),
)
_POSTGRESQL_REFUSAL = """
CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def set_guards() -> None:
    """Put the triggers and the head in place. Idempotent; done after each migrate, for SQLite remakes its tables."""
    lift_guards()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_REFUSAL)
        for name, model, verb in _guards():
            cursor.execute(_trigger(name, model._meta.db_table, verb))  # noqa: SLF001  # Django documents _meta
    if not Head.objects.exists():
        last = Entry.objects.last()
        Head.objects.create(pk=1, number=last.number if last else 0, mac=last.mac if last else "")


def lift_guards() -> None:
    """Take the triggers away: only for a restore that replaces the whole instance, and for migrations."""
    with connection.cursor() as cursor:
        for name, model, _ in _guards():
            of_table = f" ON {model._meta.db_table}" if connection.vendor == "postgresql" else ""  # noqa: SLF001
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{of_table}")


def _guards() -> Iterator[tuple[str, type[Model], str]]:
    """Those that the database can set: SQLite knows no TRUNCATE."""
    return (guard for guard in _GUARDS if guard[2] != "TRUNCATE" or connection.vendor == "postgresql")


def _trigger(name: str, table: str, verb: str) -> str:
    if connection.vendor == "postgresql":
        each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
        return f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH {each} EXECUTE FUNCTION journal_refuses()"
    return f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{name}'); END"
