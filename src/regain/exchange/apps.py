from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "regain.exchange"
    label = "exchange"
    verbose_name = "Échanges"
