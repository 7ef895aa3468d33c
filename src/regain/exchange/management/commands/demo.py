"""./regain demo: prepares the demonstration and serves it."""

from argparse import ArgumentParser
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from regain.core.french import counted, number, of
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import agreements_of, amendments_in
from regain.domain.journal.queries import is_begun
from regain.exchange.applying import Answered, import_at_once, keep_reading, read_for_contract
from regain.exchange.applying.demonstration import (
    AGREEMENT,
    NEIGHBOUR_S,
    begin_demonstration,
    import_demonstration_agreement,
    invent,
    refuse_real_data,
    refuse_unmarked,
    renew_demonstration,
)
from regain.exchange.draft import Draft, Severity
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.locking import alone
from regain.exchange.management.serving import HOST, collect_static_files, refuse_busy_port, serve
from regain.exchange.management.terminal import REFUSED, Refused, content_of_file, refusals_told, stop
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import Plan
from regain.exchange.planning.removals import yes_to_ending
from regain.exchange.planning.wording import summary


class Command(RegainCommand):
    help = "Prépare la démonstration (base, communes, contrat, convention de Barlin) et la sert sur cette machine."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="s’arrête avant de servir")
        parser.add_argument("--file", type=Path, metavar="CONVENTION", help="une autre convention")
        parser.add_argument("--port", type=int, default=8000, help="par défaut, 8000")
        parser.add_argument("--fresh", action="store_true", help="efface tout ce qu’on y a écrit, et la prépare à neuf")
        parser.add_argument("--yes", action="store_true", help="avec --fresh, ne demande pas confirmation")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            if not settings.DEMO:
                raise Refused(
                    "La démonstration n’a pas lieu sur une installation réelle\u00a0: lancez-la par ./regain demo."
                )
            if not options["no_serve"]:
                refuse_busy_port(options["port"])
            path = options["file"] or AGREEMENT
            content = content_of_file(path)
            with alone("demo"):
                self.stdout.write("1/4 Base de données et liste des communes…")
                call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
                refuse_real_data()
                if options["fresh"]:
                    self._renew(is_asked=not options["yes"])
                is_applied = self._prepare(path, content, is_asked=options["file"] is not None)
            collect_static_files()
            if options["no_serve"]:
                if not is_applied:
                    stop(
                        self,
                        "La convention attend des choix\u00a0: lancez ./regain demo et terminez l’import.",
                        REFUSED,
                    )
                self.stdout.write("La démonstration est prête. Pour l’ouvrir\u00a0: ./regain demo")
                return
            self.stdout.write(
                f"\nDans quelques secondes, ouvrez http://{HOST}:{options['port']}/ (Ctrl-C pour arrêter)"
            )
            self.stdout.flush()
            serve(options["port"])

    def _renew(self, *, is_asked: bool) -> None:
        """Empty the demonstration, once that was confirmed; a database where nothing was written yet has nothing to lose."""
        if not is_begun():
            return
        refuse_unmarked()
        self.stdout.write(
            "Tout ce qui a été écrit dans la démonstration sera effacé\u00a0: comptes, documents, avenants."
        )
        if is_asked and self._typed("Écrivez «\u00a0effacer\u00a0» pour continuer\u00a0: ") != "effacer":
            raise Refused("Rien n’est effacé.")
        renew_demonstration()
        self.stdout.write("La démonstration est remise à neuf.")

    @staticmethod
    def _typed(question: str) -> str:
        with suppress(EOFError):
            return input(question).strip()
        return ""

    def _prepare(self, path: Path, content: bytes, *, is_asked: bool) -> bool:
        """Whether the contract now says what the agreement says; else its import is kept, to be finished on screen.

        Once an agreement is in, only a file asked for is read: what was written since is not undone.
        """
        contract = begin_demonstration()
        if not is_asked and agreements_of(contract).exists():
            self.stdout.write("    La démonstration reste comme vous l’avez laissée.")
            return True

        self.stdout.write(f"2/4 Lecture de {path.name}…")
        read = read_for_contract(content, name=path.name, contract=contract)
        for line in found_in(read.reading.draft):
            self.stdout.write(f"    {line}")

        self.stdout.write("3/4 Plan de ce qui change…")
        plan = plan_agreement(read.reading.draft, contract=contract, answers=read.answers)
        if taking_the_place := yes_to_ending(
            plan
        ):  # another file given to the demonstration is its agreement from now on
            read = replace(read, answers={**read.answers, **taking_the_place})
            plan = plan_agreement(read.reading.draft, contract=contract, answers=read.answers)
        self.stdout.write(f"    {summary(plan)}")

        self.stdout.write("4/4 Application…")
        said, is_applied = _apply(plan, read, content, contract)
        self.stdout.write(f"    {said}")
        if not is_asked:
            import_demonstration_agreement(NEIGHBOUR_S, contract=contract)
            invent(contract)
            self.stdout.write(
                "    La convention d’Auchel, une carte et des chiffres inventés pour la démonstration s’y ajoutent."
            )
        return is_applied


def _apply(plan: Plan, read: Answered, content: bytes, contract: Contract) -> tuple[str, bool]:
    if plan.is_empty and plan.can_be_applied:
        return "Rien à changer\u00a0: le contrat dit déjà ce que dit ce document.", True
    if is_amended(contract, plan.commune):
        return (
            f"La convention {of(plan.commune_name)} a été modifiée par avenant\u00a0: elle reste comme elle est.",
            True,
        )
    if plan.can_be_applied:
        import_at_once(read, plan, content=content, contract=contract, by=SYSTEM)
        return f"La convention {of(plan.commune_name)} est enregistrée.", True
    keep_reading(read, content=content, contract=contract, by=SYSTEM)
    reasons = [*(refusal.reason for refusal in plan.refusals), *(question.message for question in plan.pending)]
    return f"L’import est gardé, à finir à l’écran. {reasons[0]}", False


def is_amended(contract: Contract, commune: int | None) -> bool:
    """Whether an amendment of that commune's agreement was signed: the demonstration must not undo it."""
    return amendments_in(contract).filter(agreement__commune=commune, result__isnull=False).exists()


def found_in(draft: Draft) -> list[str]:
    """What was read, counted."""
    rows = [row for read in draft.neighbourhoods for row in read.objectives]
    operational = sum(len(row.operational) for row in rows)
    figures = sum(len(read.portrait.figures) for read in draft.neighbourhoods)
    findings = [
        counted(sum(finding.severity == severity for finding in draft.findings), *names)
        for severity, names in (
            (Severity.ERROR, ("erreur",)),
            (Severity.WARNING, ("doute",)),
            (Severity.INFO, ("réparation",)),
        )
    ]
    counts = [
        counted(len(draft.neighbourhoods), "quartier"),
        counted(figures, "chiffre"),
        counted(len(rows), "objectif intercommunal", "objectifs intercommunaux"),
        counted(operational, "objectif opérationnel", "objectifs opérationnels"),
        counted(len(draft.governance.commitments), "engagement"),
    ]
    understood = f"{number(round(draft.coverage * 100, 1))}\u00a0% du texte compris"
    return [", ".join(counts), f"{understood}\u00a0; {', '.join(findings)}"]
