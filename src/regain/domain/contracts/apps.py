from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "regain.domain.contracts"
    label = "contracts"
    verbose_name = "Contrats"
