from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "regain.domain.accounts"
    label = "accounts"
    verbose_name = "Comptes"
