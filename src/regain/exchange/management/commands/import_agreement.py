"""./regain import_agreement FILE: shows what a signed agreement would change, or applies it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from regain.exchange.applying import import_at_once, read_for_contract
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import (
    answers_given,
    author_asked_for,
    content_of_file,
    contract_asked_for,
    refusals_told,
    refuse_unless_ready,
)
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.wording import plan_as_lines, summary


class Command(RegainCommand):
    help = "Montre ce qu’une convention changerait\u00a0; avec --apply, l’applique."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER")
        parser.add_argument("--contract", metavar="CODE", help="contrat de ville (par défaut, le seul)")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui applique (par défaut, Regain)")
        parser.add_argument("--choose", action="append", metavar="CODE=VALEUR", help="réponse à un choix à faire")
        parser.add_argument("--apply", action="store_true", help="applique le plan")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by, answers = author_asked_for(options["author"]), answers_given(options["choose"])
            content, contract = content_of_file(options["file"]), contract_asked_for(options["contract"])
            name = options["file"].name
            read = read_for_contract(content, name=name, contract=contract, answers=answers)
            plan = plan_agreement(read.reading.draft, contract=contract, answers=read.answers)
            self.stdout.write("\n".join(plan_as_lines(plan)))
            if not options["apply"]:
                self.stdout.write("\nRien n’est écrit. Pour appliquer ce plan, relancez avec --apply.")
                return
            refuse_unless_ready(plan, answers)
            if plan.is_empty:
                self.stdout.write("\nRien à changer\u00a0: le contrat dit déjà ce que dit ce document.")
                return
            import_at_once(read, plan, content=content, contract=contract, by=by)
            self.stdout.write(f"\nAppliqué\u00a0: {summary(plan)}")
