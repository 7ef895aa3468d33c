"""How the journal names what it speaks of, without importing it."""

from django.db.models import Model


def key_of(obj: Model) -> str:
    """The object's table and primary key, such as `contracts.agreement:12`."""
    return f"{obj._meta.label_lower}:{obj.pk}"  # noqa: SLF001  # Django documents _meta as its public way to a model
