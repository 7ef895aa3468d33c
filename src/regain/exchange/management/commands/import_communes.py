"""./regain import_communes FILE: the reference list of the communes of an agglomeration."""

from argparse import ArgumentParser
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction

from regain.core.french import counted
from regain.core.member import Member
from regain.domain.territory.models import Intercommunality
from regain.domain.territory.rules import CommuneEntry
from regain.domain.territory.usecases import CommunesElsewhere, CommunesImported, import_communes
from regain.exchange.management.agglomerations import agglomeration_asked_for, only_agglomeration
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import Refused, author_asked_for, content_of_file, refusals_told
from regain.exchange.reading.communes import read_communes


class Command(RegainCommand):
    help = "Charge la liste de référence des communes (CSV\u00a0: code_insee, nom, siren)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER")
        parser.add_argument("--epci", metavar="SIREN", help="agglomération des communes (par défaut, la seule connue)")
        parser.add_argument("--name", metavar="NOM", help="nom de l’agglomération, si elle est nouvelle")
        parser.add_argument("--short-name", metavar="SIGLE", help="son sigle (par défaut, son nom)")
        parser.add_argument(
            "--move", action="store_true", help="ces communes quittent l’agglomération où elles sont pour celle-ci"
        )
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui charge la liste (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            try:
                counts = _import(options)
            except CommunesElsewhere as error:
                raise Refused(f"{error} Si elles ont vraiment changé d’agglomération, ajoutez --move.") from error
            told = (
                f"{counted(counts.added, 'commune ajoutée', 'communes ajoutées')}, "
                f"{counted(counts.changed, 'modifiée')}, {counted(counts.unchanged, 'inchangée')}."
            )
            self.stdout.write(told if counts.added or counts.changed else f"Rien à changer\u00a0: {told}")


@transaction.atomic  # an agglomeration is not added when its communes are refused
def _import(options: dict[str, Any]) -> CommunesImported:
    by = author_asked_for(options["author"])
    content = content_of_file(options["file"])
    entries = [CommuneEntry(read.insee_code, read.name, read.siren) for read in read_communes(content)]
    return import_communes(
        entries,
        intercommunality=_agglomeration(options, by),
        checksum=sha256(content).hexdigest(),
        by=by,
        moving=options["move"],
    )


def _agglomeration(options: dict[str, Any], by: Member) -> Intercommunality:
    if not options["epci"]:
        return only_agglomeration()
    return agglomeration_asked_for(
        options["epci"], name=options["name"], short_name=options["short_name"], named_by="--name", by=by
    )
