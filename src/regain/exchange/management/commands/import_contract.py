"""./regain import_contract FILE.zip: shows what the archive of a contract would bring, or brings it in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from regain.exchange.applying.archive import bring_in, fingerprint_here, refuse_unless_from
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.locking import alone
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import Refused, author_asked_for, refusals_told
from regain.exchange.planning.archive import archive_plan_as_lines, archive_summary, plan_archive
from regain.exchange.reading.archive import read_archive


class Command(RegainCommand):
    help = "Montre ce que l’archive d’un contrat apporterait\u00a0; avec --apply, l’importe (docs/archive.md)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER.zip")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui importe (par défaut, Regain)")
        parser.add_argument(
            "--from",
            dest="origin",
            metavar="EMPREINTE",
            help="refuse une archive d’une autre installation que celle-là",
        )
        parser.add_argument("--unsigned", action="store_true", help="accepte une archive d’avant les signatures")
        parser.add_argument(
            "--take",
            action="append",
            default=[],
            metavar="CLÉ",
            help="reprend une proposition du plan, sur un lieu déjà ici (une option par proposition)",
        )
        parser.add_argument("--apply", action="store_true", help="importe l’archive")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by = author_asked_for(options["author"])
            read = read_archive(options["file"], told=Progress(self, "Archive vérifiée"))
            refuse_unless_from(read, expected=options["origin"], is_unsigned_accepted=options["unsigned"])
            taken = frozenset(options["take"])
            plan = plan_archive(read, taken=taken)
            is_ours = read.origin == fingerprint_here()
            self.stdout.write("\n".join(archive_plan_as_lines(plan, read, is_ours=is_ours)))
            if plan.refusals:
                raise Refused(f"Rien n’est importé. {plan.refusals[0]}")
            if plan.is_empty:
                self.stdout.write("\nRien à changer\u00a0: le contrat de cette archive est déjà là, tel quel.")
                return
            if not options["apply"]:
                self.stdout.write("\nRien n’est écrit. Pour importer cette archive, relancez avec --apply.")
                return
            told = Progress(self, "Fichiers repris")
            with alone("import_contract"):
                bring_in(read, expected_fingerprint=plan.fingerprint, taken=taken, by=by, told=told)
            self.stdout.write(f"\nImporté\u00a0: {archive_summary(plan)}")
