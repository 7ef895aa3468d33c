from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "regain.domain.territory"
    label = "territory"
    verbose_name = "Territoire"
