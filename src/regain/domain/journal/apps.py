from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    name = "regain.domain.journal"
    label = "journal"
    verbose_name = "Journal"

    def ready(self) -> None:
        """After each migrate, the journal is guarded again."""
        post_migrate.connect(_guard, sender=self)


def _guard(**_signal: Any) -> None:
    from regain.domain.journal.models import Head, PersonalValue
    from regain.domain.journal.usecases import set_guards

    tables = connection.introspection.table_names()
    if {Head._meta.db_table, PersonalValue._meta.db_table} <= set(tables):  # noqa: SLF001  # Django documents _meta
        set_guards()
