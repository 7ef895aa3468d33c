"""Each data set, indicator and layout of one's own goes to the contract it came from. Keys stay.

The only contract there is; else that of who added it, as the journal says; else the one whose places it observes, when
they are all of one; else none: it is then seen on no screen until `./regain give_dataset`.
"""

from collections.abc import Iterable
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    dataset, indicator = apps.get_model("indicators", "Dataset"), apps.get_model("indicators", "Indicator")
    observation, mapping = apps.get_model("indicators", "Observation"), apps.get_model("indicators", "ColumnMapping")
    contracts = list(apps.get_model("contracts", "Contract").objects.order_by("pk"))
    for one in dataset.objects.filter(is_own=True).order_by("pk"):
        seen = observation.objects.filter(dataset=one.pk)
        _give(one, contracts, _added_by(apps, one, "dataset_added") or _observing(apps, seen, contracts))
    for one in indicator.objects.filter(is_own=True).order_by("pk"):
        seen = observation.objects.filter(indicator=one.pk)
        of_datasets = set(seen.order_by().values_list("dataset__contract__code", flat=True).distinct())
        code = of_datasets.pop() if len(of_datasets) == 1 else ""
        _give(one, contracts, _added_by(apps, one, "indicator_added") or code or _observing(apps, seen, contracts))
    for one in mapping.objects.select_related("dataset__contract").order_by("pk"):
        own = one.dataset.contract.code if one.dataset.contract else ""
        told = own or _added_by(apps, one, "columns_remembered")
        if told or one.dataset.is_own:
            _give(one, contracts, told)


def _give(one: Any, contracts: list[Any], code: str | None) -> None:
    found = contracts if len(contracts) == 1 else [contract for contract in contracts if contract.code == code]
    if found:
        one.contract = found[0]
        one.save(update_fields=["contract"])


def _added_by(apps: Apps, one: Any, event: str) -> str:
    """The contract of the mandate under which it was added."""
    key = f"{one._meta.label_lower}:{one.pk}"  # noqa: SLF001  # Django documents _meta
    entries = apps.get_model("journal", "Entry").objects.filter(event=event, object_key=key)
    keys = entries.order_by("-number").values_list("mandate_key", flat=True)
    given = apps.get_model("accounts", "Mandate").objects.filter(pk__in=[int(key) for key in keys[:1] if key.isdigit()])
    return given.values_list("contract_code", flat=True).first() or ""


def _observing(apps: Apps, observations: Any, contracts: Iterable[Any]) -> str:
    """The contract of all the places observed, when it is one."""
    codes = set(observations.order_by().values_list("place_code", flat=True).distinct())
    named = apps.get_model("indicators", "ObservedPlace").objects.filter(kind="school", code__in=codes)
    codes |= set(named.exclude(commune_code="").order_by().values_list("commune_code", flat=True))
    near = set(
        apps.get_model("territory", "Perimeter")
        .objects.filter(code__in=codes, neighbourhood__isnull=False)
        .order_by()
        .values_list("neighbourhood__intercommunality", flat=True)
    )
    communes = apps.get_model("territory", "Commune").objects.filter(
        insee_code__in=codes, intercommunality__isnull=False
    )
    near |= set(communes.order_by().values_list("intercommunality", flat=True))
    sirens = apps.get_model("territory", "Intercommunality").objects.filter(siren__in=codes).order_by()
    near |= set(sirens.values_list("pk", flat=True))
    found = [contract.code for contract in contracts if contract.intercommunality_id in near]
    return found[0] if len(found) == 1 == len(near) else ""


def keep_last(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Back: one way of reading a layout for the whole instance, the one said last."""
    mapping = apps.get_model("indicators", "ColumnMapping")
    kept: set[str] = set()
    for pk, signature in mapping.objects.order_by("-remembered_at", "-pk").values_list("pk", "signature"):
        if signature in kept:
            mapping.objects.filter(pk=pk).delete()
        kept.add(signature)


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0005_figures_of_a_contract"),
        ("accounts", "0002_mandates"),
        ("journal", "0006_events"),
        ("territory", "0003_outlines"),
    ]

    operations = [migrations.RunPython(give, keep_last)]
