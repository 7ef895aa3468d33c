from dataclasses import asdict

from django.db import models, transaction

from regain.domain.indicators.models import Dataset, Indicator
from regain.domain.indicators.rules import known_datasets, known_indicators


@transaction.atomic
def synchronise_catalogue() -> None:
    """Bring the indicators and data sets shipped with the code into their tables. Idempotent.

    Run after each migration, it is the code's act and not a person's: the journal does not tell it. What an
    operator gave (the address of a file) stays; an own indicator that bears a code become official becomes official.
    """
    _bring(Indicator, [asdict(entry) for entry in known_indicators()])
    _bring(Dataset, [asdict(entry) for entry in known_datasets()])


def _bring(model: type[models.Model], entries: list[dict[str, object]]) -> None:
    names = [name for name in entries[0] if name != "code"]
    model._default_manager.bulk_create(  # noqa: SLF001  # Django's name for the manager of any model
        [model(**entry, is_own=False) for entry in entries],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*names, "is_own", "contract"],
    )
