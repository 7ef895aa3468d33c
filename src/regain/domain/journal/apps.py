from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "regain.domain.journal"
    label = "journal"
    verbose_name = "Journal"
