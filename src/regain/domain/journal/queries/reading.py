from datetime import datetime

from django.db.models import Model, Q, QuerySet

from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import key_of, place_in


def history_of(obj: Model) -> QuerySet[Entry]:
    """All that happened to the object, oldest first."""
    return Entry.objects.filter(object_key=key_of(obj)).order_by("number")


def writer_of(obj: Model, name: str) -> str:
    """The key of who last wrote that value of the object; the instance itself when no entry says."""
    wrote = Q(after__has_key=name) | Q(digests__has_key=place_in("after", name))
    last = history_of(obj).filter(wrote).last()
    return last.author_key if last else SYSTEM.key


def last_seal() -> str:
    """What seals the last entry: another after each write, blank before the first."""
    return Entry.objects.order_by("-number").values_list("mac", flat=True).first() or ""


def is_begun() -> bool:
    """Whether the journal has an entry: so after the first act in an instance."""
    return Entry.objects.exists()


def demonstration_prepared_at() -> datetime | None:
    """When this database was last prepared as a demonstration; None for any other, which nothing may turn into one.

    Only `./regain demo` writes that entry, in a database that held nothing else, and an archive does not carry it.
    """
    prepared = Entry.objects.filter(event=Event.DEMONSTRATION_PREPARED, origin="").order_by("-number")
    return prepared.values_list("recorded_at", flat=True).first()
