"""./regain reset_second_factor ADDRESS: somebody lost their telephone or key."""

from argparse import ArgumentParser
from typing import Any

from regain.domain.accounts.usecases import reset_second_factor
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import author_asked_for, person_asked_for, refusals_told


class Command(RegainCommand):
    help = "Remet à zéro la double vérification d’une personne, et ferme ses sessions. Vérifiez d’abord que c’est bien elle."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="ADRESSE")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui le fait (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            person, by = person_asked_for(options["email"]), author_asked_for(options["author"])
            if reset_second_factor(person, by=by):
                self.stdout.write(f"{person.name} choisira un nouveau moyen à sa prochaine connexion.")
            else:
                self.stdout.write(f"Rien à changer\u00a0: {person.name} n’a pas de double vérification.")
