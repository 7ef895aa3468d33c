"""./regain purge: takes away what is kept for too long."""

from argparse import ArgumentParser
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.utils import timezone

from regain.core.french import counted, long_date
from regain.exchange.applying.retention import Forgotten, purge
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.locking import alone
from regain.exchange.management.terminal import author_asked_for, refusals_told


class Command(RegainCommand):
    help = "Montre les données gardées depuis trop longtemps\u00a0; avec --apply, les efface (docs/rgpd.md)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui purge (par défaut, Regain)")
        parser.add_argument("--apply", action="store_true", help="efface")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by, is_applied = author_asked_for(options["author"]), options["apply"]
            with alone("purge") if is_applied else nullcontext():
                done = purge(now=timezone.now(), periods=settings.RETENTION, by=by, is_applied=is_applied)
            for one in done:
                self.stdout.write(_line(one))
            total = sum(one.count for one in done)
            if not total:
                self.stdout.write("\nRien à effacer.")
            elif is_applied:
                self.stdout.write(f"\nEffacé\u00a0: {counted(total, 'ligne')}.")
            else:
                self.stdout.write("\nRien n’est effacé. Pour effacer, relancez avec --apply.")


def _line(one: Forgotten) -> str:
    return f"{one.kind.label}, avant le {long_date(timezone.localdate(one.before))}\u00a0: {one.count}"
