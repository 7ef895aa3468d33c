"""./regain export_contract CODE --to FILE.zip: a whole contract in one file, for another instance."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from regain.core.french import counted
from regain.core.signatures import grouped
from regain.exchange.applying.archive import fingerprint_here, write_contract_archive
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import contract_asked_for, refusals_told


class Command(RegainCommand):
    help = "Écrit tout un contrat dans une archive\u00a0: conventions, avenants, fichiers, journal (docs/archive.md)."
    requires_system_checks = []
    only_reads = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", metavar="CODE", help="code national, comme CN06201M")
        parser.add_argument("--to", type=Path, required=True, metavar="FICHIER.zip", help="l’archive à écrire")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            to, told = options["to"], Progress(self, "Fichiers archivés")
            contract = contract_asked_for(options["code"])
            manifest = write_contract_archive(contract, to=to, written_at=timezone.now(), told=told)
            rows = sum(table["rows"] for table in manifest["tables"])
            self.stdout.write(
                f"Le contrat {contract.code} est archivé dans {to}\u00a0: {counted(rows, 'ligne')}, "
                f"{counted(len(manifest['files']), 'fichier')}, {counted(round(to.stat().st_size / 1000), 'ko', 'ko')}. "
                "L’archive a été relue\u00a0: elle est complète. Elle est signée\u00a0; l’empreinte de cette installation est "
                f"{grouped(fingerprint_here())}."
            )
