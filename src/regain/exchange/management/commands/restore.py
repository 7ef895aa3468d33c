"""./regain restore FOLDER: makes of this instance the one that was backed up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from regain.core.french import counted
from regain.domain.journal.queries import verify
from regain.exchange.applying.backup import is_empty, journal_key_fingerprint, restore_backup
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import REFUSED, Refused, refusals_told, stop
from regain.exchange.planning.archive import written_on
from regain.exchange.reading.backup import read_backup

_WORD = "remplacer"
_OF_A_LOST_KEY = (
    "Le journal repris se lit, mais ne se vérifie plus\u00a0: sa clé est perdue, et ./regain verify_journal le dira "
    "toujours de ses entrées."
)


class Command(RegainCommand):
    help = "Remet l’instance dans l’état d’une sauvegarde (docs/backup.md). Arrêtez d’abord le serveur."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DOSSIER")
        parser.add_argument("--replace", action="store_true", help="remplace tout ce que contient l’instance")
        parser.add_argument("--yes", action="store_true", help="avec --replace, ne demande pas confirmation")
        parser.add_argument("--any-key", action="store_true", help="accepte un journal scellé par une clé perdue")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            read = read_backup(options["folder"], told=Progress(self, "Sauvegarde vérifiée"))
            self.stdout.write(
                f"Sauvegarde du {written_on(read.written_at)}, par Regain {read.version}\u00a0: elle est entière."
            )
            if options["replace"] and not options["yes"] and not is_empty():
                self._ask()
            told = Progress(self, "Reprise")
            restore_backup(read, replace=options["replace"], any_key=options["any_key"], told=told)
            rows = sum(part.rows for part in read.tables.values())
            self.stdout.write(f"Repris\u00a0: {counted(rows, 'ligne')}, {counted(len(read.files), 'fichier')}.")
            if read.journal_key != journal_key_fingerprint():
                self.stdout.write(_OF_A_LOST_KEY)
                return
            verified = verify()
            if verified.faults:
                stop(
                    self,
                    "\n".join(["Le journal repris n’est pas intact.", *(one.sentence for one in verified.faults)]),
                    REFUSED,
                )
            self.stdout.write(f"Journal vérifié\u00a0: {counted(verified.entries, 'entrée')}, aucune anomalie.")

    def _ask(self) -> None:
        self.stdout.write("Tout ce que contient cette instance sera remplacé, sans retour possible.")
        try:
            said = input(f"Écrivez « {_WORD} » pour continuer\u00a0: ")
        except EOFError:
            said = ""
        if said.strip() != _WORD:
            raise Refused("Rien n’est repris.")
