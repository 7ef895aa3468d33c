"""./regain migrate: Django's own, which waits for no other command that replaces data: it refuses."""

from typing import Any

from django.core.management.commands import migrate

from regain.exchange.management.locking import alone
from regain.exchange.management.terminal import refusals_told


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        """As Django's, alone when tables may change."""
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        with refusals_told(self), alone("migrate"):
            super().handle(*args, **options)
