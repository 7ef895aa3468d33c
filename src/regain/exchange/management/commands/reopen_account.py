"""./regain reopen_account ADDRESS: somebody comes back."""

from argparse import ArgumentParser
from typing import Any

from regain.domain.accounts.usecases import reopen_account
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import author_asked_for, person_asked_for, refusals_told


class Command(RegainCommand):
    help = "Rouvre le compte d’une personne. Ses mandats restent finis : il faut les lui donner de nouveau."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="ADRESSE")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui le fait (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            person, by = person_asked_for(options["email"]), author_asked_for(options["author"])
            reopen_account(person, by=by)
            self.stdout.write(
                f"{person.name} peut de nouveau se connecter. Ses mandats restent finis\u00a0: donnez-les de nouveau."
            )
