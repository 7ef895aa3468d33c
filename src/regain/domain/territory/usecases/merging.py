"""Two neighbourhoods made one: what hangs under the one that goes follows to the one that stays, and can come back."""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.utils import IntegrityError

from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.domain.territory.models import Neighbourhood


class NeighbourhoodsCannotMerge(BusinessError):
    """Both neighbourhoods have something of which a neighbourhood can only have one."""


def weight_of(neighbourhood: Neighbourhood) -> int:
    """How many rows hang under a neighbourhood: the heavier of two is the one that stays."""
    return sum(
        model._base_manager.filter(**{column: neighbourhood}).count()  # noqa: SLF001  # any model's own manager
        for model, column in _hanging()
    )


def merge(gone: Neighbourhood, *, into: Neighbourhood) -> dict[str, Any]:
    """Move what hangs under a neighbourhood; say what was moved, by keys, as JSON. Raises NeighbourhoodsCannotMerge.

    To be called in a transaction, both rows held. Whatever table of whatever domain points to a neighbourhood follows.
    """
    rows: dict[str, list[int]] = {}
    for model, column in _hanging():
        found = model._base_manager.filter(**{column: gone})  # noqa: SLF001
        keys = sorted(found.values_list("pk", flat=True))
        if not keys:
            continue
        rows[f"{model._meta.label_lower}.{column}"] = keys  # noqa: SLF001
        try:
            with transaction.atomic():
                found.update(**{column: into})
        except IntegrityError as error:
            what = str(model._meta.verbose_name)  # noqa: SLF001
            raise NeighbourhoodsCannotMerge(
                f"{quoted(str(gone))} et {quoted(str(into))} ont chacun un {what} au même endroit\u00a0: ils ne peuvent "
                "devenir un seul quartier. Retirez d’abord celui qui est de trop."
            ) from error
    known = set(into.communes.values_list("pk", flat=True))
    communes = [key for key in gone.communes.order_by("pk").values_list("pk", flat=True) if key not in known]
    into.communes.add(*communes)
    return {"rows": rows, "communes": communes}


def part(moved: dict[str, Any], *, gone: Neighbourhood, kept: Neighbourhood) -> None:
    """Move back what `merge` moved, as far as it is still where it was moved."""
    for name, keys in moved["rows"].items():
        label, _, column = name.rpartition(".")
        model: type[Model] = apps.get_model(label)
        model._base_manager.filter(pk__in=keys, **{column: kept}).update(**{column: gone})  # noqa: SLF001
    kept.communes.remove(*moved["communes"])


def _hanging() -> list[tuple[type[Model], str]]:
    """Every table that points to neighbourhoods, links included, with its column; communes are told apart."""
    found = []
    for relation in Neighbourhood._meta.related_objects:  # noqa: SLF001  # Django documents _meta
        if relation.many_to_many:
            found.append((relation.through, relation.field.m2m_reverse_field_name()))
        else:
            found.append((relation.related_model, relation.field.name))
    return sorted(found, key=lambda one: (one[0]._meta.label_lower, one[1]))  # noqa: SLF001
