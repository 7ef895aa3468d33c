from django.db.models import Model, QuerySet

from regain.domain.journal.models import Entry
from regain.domain.journal.rules import key_of


def history_of(obj: Model) -> QuerySet[Entry]:
    """All that happened to the object, oldest first."""
    return Entry.objects.filter(object_key=key_of(obj)).order_by("number")


def last_seal() -> str:
    """What seals the last entry: another after each write, blank before the first."""
    return Entry.objects.order_by("-number").values_list("mac", flat=True).first() or ""


def is_begun() -> bool:
    """Whether the journal has an entry: so after the first act in an instance."""
    return Entry.objects.exists()
