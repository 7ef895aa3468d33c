"""./regain export_agreements CODE --to FOLDER: every agreement in force of a contract, in every format."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from regain.core.french import counted, quoted
from regain.domain.contracts.models import Contract
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.papers import write_whole
from regain.exchange.management.terminal import Refused, contract_asked_for, refusals_told
from regain.exchange.planning.documents import paper_of_agreement
from regain.exchange.planning.past import contract_on
from regain.exchange.writing.files import MEDIA_TYPES, write_file


class Command(RegainCommand):
    help = "Écrit toutes les conventions en vigueur d’un contrat, en PDF, DOCX et ODT, dans un dossier."
    requires_system_checks = []
    only_reads = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", metavar="CODE", help="code national, comme CN06201M")
        parser.add_argument("--to", type=Path, required=True, metavar="DOSSIER", help="créé s’il n’existe pas")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            folder = options["to"]
            contract = contract_asked_for(options["code"])
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise Refused(f"Le dossier {quoted(str(folder))} ne peut pas être créé.") from error
            written = self._write_all(contract, folder)
            self.stdout.write(f"{counted(written, 'convention écrite', 'conventions écrites')} dans {folder}.")

    def _write_all(self, contract: Contract, folder: Path) -> int:
        """Write each agreement in each format; those written stay when one is interrupted."""
        then = contract_on(contract, timezone.localdate())
        standings = [one for one in then.communes if one.standing]
        for rank, one in enumerate(standings, 1):
            self.stderr.write(f"{rank}/{len(standings)} {one.name}", self.style.NOTICE)
            if one.standing:
                paper = paper_of_agreement(one.standing)
                for ending in MEDIA_TYPES:
                    write_whole(
                        write_file(paper, ending), folder / f"convention-{one.insee_code}-{_plain(one.name)}.{ending}"
                    )
        return len(standings)


def _plain(name: str) -> str:
    """The name as part of a file's name."""
    return "".join(char if char.isalnum() else "-" for char in name)
