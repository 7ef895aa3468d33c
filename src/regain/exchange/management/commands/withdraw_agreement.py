"""./regain withdraw_agreement COMMUNE: withdraws the version in force of a commune's agreement."""

from argparse import ArgumentParser
from typing import Any

from regain.exchange.applying import apply_withdrawal
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.papers import agreement_asked_for
from regain.exchange.management.terminal import (
    answers_given,
    author_asked_for,
    contract_asked_for,
    refusals_told,
    refuse_unless_ready,
)
from regain.exchange.planning.withdrawal import plan_withdrawal
from regain.exchange.planning.wording import plan_as_lines, summary


class Command(RegainCommand):
    help = "Montre ce que changerait le retrait d’une convention\u00a0; avec --apply, la retire."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("commune", metavar="COMMUNE")
        parser.add_argument("--contract", metavar="CODE", help="contrat de ville (par défaut, le seul)")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui retire (par défaut, Regain)")
        parser.add_argument("--choose", action="append", metavar="CODE=VALEUR", help="réponse à un choix à faire")
        parser.add_argument("--apply", action="store_true", help="retire la version en vigueur")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by, answers = author_asked_for(options["author"]), answers_given(options["choose"])
            agreement = agreement_asked_for(contract_asked_for(options["contract"]), options["commune"])
            plan = plan_withdrawal(agreement, answers=answers)
            self.stdout.write("\n".join(plan_as_lines(plan)))
            if not options["apply"]:
                self.stdout.write("\nRien n’est écrit. Pour retirer cette version, relancez avec --apply.")
                return
            if plan.is_empty:
                self.stdout.write("\nRien à changer\u00a0: aucune version n’est en vigueur.")
                return
            refuse_unless_ready(plan, answers)
            apply_withdrawal(agreement, answers=answers, expected=plan.fingerprint, by=by)
            self.stdout.write(f"\nRetirée\u00a0: {summary(plan)}")
