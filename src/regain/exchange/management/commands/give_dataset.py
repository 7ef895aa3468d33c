"""./regain give_dataset CODE --contract CONTRACT: which contract a data set of one's own belongs to, where nothing told."""

from argparse import ArgumentParser
from typing import Any

from regain.core.french import quoted
from regain.core.member import SYSTEM
from regain.domain.indicators.queries import datasets_visible_to
from regain.domain.indicators.usecases import give_dataset
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import Refused, contract_asked_for, refusals_told


class Command(RegainCommand):
    help = "Dit à quel contrat appartient un jeu de données propre que la mise à jour n’a pu rattacher à aucun."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", metavar="JEU")
        parser.add_argument("--contract", metavar="CODE", required=True, help="contrat à qui il appartient")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            found = datasets_visible_to(SYSTEM).filter(code=options["code"]).first()
            if found is None:
                raise Refused(f"Aucun jeu de données n’a le code {quoted(options['code'])}.")
            contract = contract_asked_for(options["contract"])
            give_dataset(found, contract=contract, by=SYSTEM)
            self.stdout.write(f"{quoted(found.title)} est maintenant un jeu propre au contrat {contract.code}.")
