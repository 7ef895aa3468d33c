from collections.abc import Sequence

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IndicatorsConfig(AppConfig):
    name = "regain.domain.indicators"
    label = "indicators"
    verbose_name = "Indicateurs"

    def ready(self) -> None:
        """The catalogue shipped with the code is in the database as soon as its tables are."""
        post_migrate.connect(_bring_the_catalogue, sender=self)


def _bring_the_catalogue(plan: Sequence[tuple[object, bool]] = (), **_told: object) -> None:
    if any(backwards for _, backwards in plan):
        return  # the tables are those of an older version, which this one's models do not know

    from regain.domain.indicators.usecases import synchronise_catalogue

    synchronise_catalogue()
