"""The head of the journal, locked and moved: in SQL, since every write of the product goes through here."""

from datetime import UTC, datetime

from django.db import connection

_READ = {
    "sqlite": "SELECT number, mac, strftime('%Y-%m-%d %H:%M:%f', 'now'), "
    "(SELECT mac FROM journal_entry ORDER BY number LIMIT 1) FROM journal_head WHERE id = 1",
    "postgresql": "SELECT number, mac, STATEMENT_TIMESTAMP(), "
    "(SELECT mac FROM journal_entry ORDER BY number LIMIT 1) FROM journal_head WHERE id = 1 FOR UPDATE",
}


def locked_head() -> tuple[int, str, datetime, str]:
    """The last entry's number and mac, locked until the transaction ends.

    Then the moment by the database's clock, and the mac of the first entry, blank without any.
    """
    with connection.cursor() as cursor:
        cursor.execute(_READ[connection.vendor])
        row = cursor.fetchone()
    if row is None:
        raise RuntimeError("The journal has no head: run ./regain migrate.")
    number, mac, now, first = row
    at = now if isinstance(now, datetime) else datetime.fromisoformat(now).replace(tzinfo=UTC)
    return number, mac, at, first or ""


def move_head(number: int, mac: str) -> None:
    """Say what the last entry now is."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_head SET number = %s, mac = %s WHERE id = 1", [number, mac])


def hold_journal() -> None:
    """Take the head before any other lock, until the end of the transaction: two writers never wait for each other.

    SQLite's transactions are IMMEDIATE: whoever began one already holds the whole database.
    """
    if connection.features.has_select_for_update:
        locked_head()
