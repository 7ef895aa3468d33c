"""./regain read_agreement FILE: prints what a signed agreement says, without touching the database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from regain.exchange.draft import draft_as_data
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import answers_given, content_of_file, refusals_told
from regain.exchange.reading.agreement_file import read_agreement_file
from regain.exchange.reading.agreement_summary import summary_lines


class Command(RegainCommand):
    help = "Lit une convention communale (texte, DOCX, ODT ou PDF) et montre ce qu’elle dit, sans rien écrire."
    requires_system_checks = []
    only_reads = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="texte (par défaut) ou JSON")
        parser.add_argument("--choose", action="append", metavar="CODE=VALEUR", help="réponse à un choix à faire")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            choices = answers_given(options["choose"])
            path: Path = options["file"]
            _, reading = read_agreement_file(content_of_file(path), name=path.name, choices=choices)
        if options["format"] == "json":
            self.stdout.write(json.dumps(draft_as_data(reading.draft), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(summary_lines(reading.draft)))
