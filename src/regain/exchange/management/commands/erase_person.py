"""./regain erase_person ADRESSE: forgets somebody who asked for it by other ways than the screen."""

from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from regain.core.member import SYSTEM
from regain.exchange.applying.erasure import erase_person
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import person_asked_for, refusals_told
from regain.reports.privacy.export import build_personal_data


class Command(RegainCommand):
    help = "Montre ce que Regain garde d’une personne\u00a0; avec --apply, l’efface, pour toujours."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="ADRESSE")
        parser.add_argument("--apply", action="store_true", help="efface")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            person = person_asked_for(options["email"])
            for section in build_personal_data(person).sections:
                self.stdout.write(f"{section.title}\u00a0: {len(section.rows)}")
            if not options["apply"]:
                self.stdout.write("\nRien n’est effacé. Pour effacer, relancez avec --apply.")
                return
            erase_person(person, on=timezone.localdate(), by=SYSTEM)
            self.stdout.write("\nEffacée\u00a0: ce que cette personne a écrit reste, sans son nom.")
