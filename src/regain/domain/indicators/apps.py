from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IndicatorsConfig(AppConfig):
    name = "regain.domain.indicators"
    label = "indicators"
    verbose_name = "Indicateurs"

    def ready(self) -> None:
        """The catalogue shipped with the code is in the database as soon as its tables are."""
        post_migrate.connect(_bring_the_catalogue, sender=self)


def _bring_the_catalogue(**_told: object) -> None:
    from regain.domain.indicators.usecases import synchronise_catalogue

    synchronise_catalogue()
