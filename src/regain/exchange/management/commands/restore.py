"""./regain restore FOLDER: makes of this instance the one that was backed up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from regain.core.french import counted
from regain.domain.journal.queries import verify
from regain.exchange.applying.backup import Accepted, is_empty, restore_backup
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.locking import alone
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import REFUSED, Refused, refusals_told, stop
from regain.exchange.planning.archive import written_on
from regain.exchange.reading.backup import BackupRead, Seal, read_backup

_OF_A_LOST_KEY = (
    "Le journal repris se lit, mais ne se vérifie plus\u00a0: sa clé est perdue, et ./regain verify_journal le dira "
    "toujours de ses entrées."
)
_UNCHECKED = {
    Seal.UNKNOWN: "Le sceau de cette sauvegarde est d’une autre clé, et ne se vérifie pas ici\u00a0: si quelqu’un a changé "
    "un compte, un mandat ou un texte dans ce dossier, Regain ne le verra pas.",
    Seal.ABSENT: "Cette sauvegarde n’a pas de sceau\u00a0: si quelqu’un a changé un compte, un mandat ou un texte dans ce "
    "dossier, Regain ne le verra pas.",
}


class Command(RegainCommand):
    help = "Remet tout dans l’état d’une sauvegarde (docs/backup.md). Arrêtez d’abord le serveur."
    requires_system_checks = []
    replaces_all = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DOSSIER")
        parser.add_argument("--replace", action="store_true", help="remplace tout ce qui est là")
        parser.add_argument("--yes", action="store_true", help="ne demande pas confirmation")
        parser.add_argument("--any-key", action="store_true", help="accepte un sceau et un journal d’une clé perdue")
        parser.add_argument("--unsealed", action="store_true", help="accepte une sauvegarde d’avant les sceaux")
        parser.add_argument("--with-faults", action="store_true", help="accepte un journal qui a des anomalies")

    def handle(self, **options: Any) -> None:
        with refusals_told(self), alone("restore"):
            told = Progress(self, "Sauvegarde vérifiée")
            read = read_backup(options["folder"], key=settings.JOURNAL_KEY, told=told)
            self.stdout.write(
                f"Sauvegarde du {written_on(read.written_at)}, par Regain {read.version}\u00a0: elle est entière."
            )
            accepted = Accepted(options["replace"], options["any_key"], options["unsealed"], options["with_faults"])
            self._warn(read, accepted, is_asked=not options["yes"])
            restore_backup(read, accepted=accepted, told=Progress(self, "Reprise"))
            rows = sum(part.rows for part in read.tables.values())
            self.stdout.write(f"Repris\u00a0: {counted(rows, 'ligne')}, {counted(len(read.files), 'fichier')}.")
            if read.seal is Seal.UNKNOWN:
                self.stdout.write(_OF_A_LOST_KEY)
            else:
                self._verify()

    def _warn(self, read: BackupRead, accepted: Accepted, *, is_asked: bool) -> None:
        """Say what cannot be checked and what is about to be lost, and ask."""
        is_unchecked = (read.seal is Seal.UNKNOWN and accepted.any_key) or (
            read.seal is Seal.ABSENT and accepted.unsealed
        )
        warnings = [_UNCHECKED[read.seal]] if is_unchecked else []
        if accepted.replace and not is_empty():
            warnings.append("Tout ce qui est là sera remplacé, sans retour possible.")
        for warning in warnings:
            self.stdout.write(warning)
        if warnings and is_asked:
            self._ask("remplacer" if accepted.replace else "reprendre")

    def _verify(self) -> None:
        verified = verify()
        for remark in verified.remarks:
            self.stdout.write(remark)
        if verified.faults:
            stop(
                self,
                "\n".join(["Le journal repris n’est pas intact.", *(one.sentence for one in verified.faults)]),
                REFUSED,
            )
        self.stdout.write(f"Journal vérifié\u00a0: {counted(verified.entries, 'entrée')}, aucune anomalie.")

    def _ask(self, word: str) -> None:
        try:
            said = input(f"Écrivez « {word} » pour continuer\u00a0: ")
        except EOFError:
            said = ""
        if said.strip() != word:
            raise Refused("Rien n’est repris.")
