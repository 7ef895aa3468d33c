"""Versions adopted before days were kept: the migration finds the day each stood from."""

from datetime import UTC, date, datetime
from importlib import import_module

from django.apps import apps

from regain.domain.contracts.models import AgreementVersion

migration = import_module("regain.domain.contracts.migrations.0003_days_versions_stand_from")


def test_a_version_stands_from_its_signature_or_its_adoption_and_never_before_the_last(registry, regain):
    content = registry.living()
    for number, signed_on in enumerate(["2024-07-09", None, "2024-07-09"], start=1):
        registry.adopt(content, snapshot={"text": number, "signed_on": signed_on})
    adopted = datetime(2025, 3, 2, 12, tzinfo=UTC)
    AgreementVersion.objects.update(stands_from=date(2000, 1, 1), adopted_at=adopted)

    migration.fill(apps, None)

    days = AgreementVersion.objects.order_by("number").values_list("stands_from", flat=True)
    assert list(days) == [date(2024, 7, 9), date(2025, 3, 2), date(2025, 3, 2)]
