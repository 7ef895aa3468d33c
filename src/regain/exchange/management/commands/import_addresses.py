"""./regain import_addresses FILE: the addresses of our communes, from the national base, to search offline."""

import hashlib
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from regain.core.french import counted, number
from regain.domain.territory.queries import address_file_with, communes_of_neighbourhoods
from regain.domain.territory.rules.addresses import AddressEntry
from regain.domain.territory.usecases import import_addresses
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import Refused, author_asked_for, refusals_told
from regain.exchange.reading.addresses import read_addresses
from regain.exchange.reading.refusals import UnreadableFile


class Command(RegainCommand):
    help = (
        "Charge les adresses de vos communes depuis un fichier de la Base Adresse Nationale "
        "(adresses-62.csv, aussi .gz). Le même fichier deux fois ne change rien."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui charge (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by = author_asked_for(options["author"])
            communes = communes_of_neighbourhoods()
            if not communes:
                raise Refused("Aucune commune n’est connue\u00a0: chargez-les par ./regain import_communes.")
            checksum = _checksum(options["file"])
            if address_file_with(checksum):
                self.stdout.write("Rien à changer\u00a0: ce fichier est déjà chargé.")
                return
            read = read_addresses(options["file"], communes)
            count = import_addresses(
                (AddressEntry(**{name: getattr(row, name) for name in row.__slots__}) for row in read.rows),
                file_name=options["file"].name,
                checksum=checksum,
                by=by,
                told=self._told(),
            )
            if read.left:
                self.stderr.write(
                    f"{counted(len(read.left), 'ligne illisible', 'lignes illisibles')}, "
                    f"la première\u00a0: ligne {read.left[0]}."
                )
            self.stdout.write(f"{counted(count, 'adresse chargée', 'adresses chargées')}.")

    def _told(self) -> Any:
        last = time.monotonic()

        def tell(done: int) -> None:
            nonlocal last
            if time.monotonic() - last >= 1:
                last = time.monotonic()
                self.stderr.write(f"Adresses lues\u00a0: {number(done)}", self.style.NOTICE)

        return tell


def _checksum(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise UnreadableFile(f"Le fichier {path} n’existe pas.") from error
    except OSError as error:
        raise UnreadableFile(f"Le fichier {path} ne peut pas être ouvert.") from error
