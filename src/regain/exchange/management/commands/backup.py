"""./regain backup FOLDER: the whole instance in a folder, while people go on writing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from regain.core.french import counted
from regain.domain.journal.queries import verify
from regain.exchange.applying.backup import consistent_reading, take_backup
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import refusals_told


class Command(RegainCommand):
    help = "Sauvegarde tout Regain dans un dossier, sans arrêter personne (docs/backup.md)."
    requires_system_checks = []
    only_reads = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DOSSIER", help="un dossier qui n’existe pas encore")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            to = options["folder"]
            manifest = take_backup(to, written_at=timezone.now(), told=Progress(self, "Sauvegarde"))
            rows = sum(table["rows"] for table in manifest["tables"])
            self.stdout.write(
                f"Tout est sauvegardé dans {to}\u00a0: {counted(rows, 'ligne')}, "
                f"{counted(len(manifest['files']), 'fichier')}, journal jusqu’à l’entrée n° {manifest['journal']['number']}."
            )
            if manifest["missing"]:
                count = counted(len(manifest["missing"]), "fichier que nomme la base", "fichiers que nomme la base")
                self.stdout.write(f"Il manque {count}, et donc la sauvegarde\u00a0: {manifest['missing'][0]}…")
            self._warn_of_faults()
            self.stdout.write("Gardez à part la clé du journal et la clé secrète\u00a0: elles n’y sont pas.")

    def _warn_of_faults(self) -> None:
        with consistent_reading():
            found = verify(told=Progress(self, "Journal vérifié")).faults
        if found:
            self.stderr.write(
                f"Le journal sauvegardé n’est pas intact\u00a0: {found[0].sentence} ./regain restore refusera cette "
                "sauvegarde, sauf avec --with-faults. Lancez ./regain verify_journal."
            )
