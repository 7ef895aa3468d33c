"""./regain import_observations FILE [--apply]: the figures of an official file, or of one whose layout is remembered."""

from argparse import ArgumentParser
from hashlib import sha256
from pathlib import Path
from typing import Any

from regain.core.french import counted, quoted
from regain.core.member import Member
from regain.exchange.applying.observations import apply_reading
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import Refused, author_asked_for, content_of_file, refusals_told
from regain.exchange.planning.observations import ObservationPlan, plan_observations, understood
from regain.exchange.reading.observations import Finding, Reading, YearWanted
from regain.exchange.reading.observations.writings import (
    DECIMALS,
    MARK_DOUBTFUL,
    OF_HUNDRED,
    OF_ONE,
    RATES_DOUBTFUL,
    THOUSANDS,
    Said,
)

_SHOWN = 20
_MARKS, _RATES = {"milliers": THOUSANDS, "decimales": DECIMALS}, {"parts": OF_ONE, "pourcentages": OF_HUNDRED}
_ANSWERS = {
    MARK_DOUBTFUL: " Répondez par --separator milliers ou --separator decimales.",
    RATES_DOUBTFUL: " Répondez par --rates parts ou --rates pourcentages.",
}


class Command(RegainCommand):
    help = "Lit un fichier de chiffres, montre ce qu’il change, et l’importe avec --apply."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER")
        parser.add_argument("--dataset", metavar="CODE", help="refuse le fichier s’il n’est pas de ce jeu de données")
        parser.add_argument("--year", type=int, metavar="AAAA", help="année des chiffres, si le fichier ne la dit pas")
        parser.add_argument(
            "--separator",
            choices=tuple(_MARKS),
            help="ce que sépare un point ou une virgule devant trois chiffres, si le fichier ne le dit pas",
        )
        parser.add_argument(
            "--rates",
            choices=tuple(_RATES),
            help="ce que sont des taux tous inférieurs à 1\u00a0: parts (0,421 veut dire 42,1 %%) ou pourcentages",
        )
        parser.add_argument("--apply", action="store_true", help="importe (sans cela, rien n’est écrit)")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui importe (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by = author_asked_for(options["author"])
            path: Path = options["file"]
            content = content_of_file(path)
            said = Said(options["year"], _MARKS.get(options["separator"], ""), _RATES.get(options["rates"], ""))
            reading, checksum = self._understood(content, by, said), sha256(content).hexdigest()
            if options["dataset"] not in {None, reading.dataset}:
                raise Refused(f"Ce fichier est du jeu {quoted(reading.dataset)}, et non {quoted(options['dataset'])}.")
            if not options["apply"]:
                self._tell(plan_observations(reading, sha256=checksum))
                self.stdout.write("Rien n’est écrit\u00a0: relancez avec --apply.")
                return
            told = Progress(self, "Chiffres écrits")
            plan, edition = apply_reading(reading, checksum=checksum, file_name=path.name, by=by, told=told)
            self._tell(plan)
            self.stdout.write("Importé." if edition else "Rien à changer\u00a0: ces chiffres sont déjà là.")

    def _understood(self, content: bytes, by: Member, said: Said) -> Reading:
        try:
            return understood(content, by=by, said=said)
        except YearWanted as refusal:
            raise YearWanted(f"{refusal} Donnez-la\u00a0: --year AAAA.") from refusal

    def _tell(self, plan: ObservationPlan) -> None:
        reading = plan.reading
        self.stdout.write(f"{reading.product}, {reading.vintage}")
        self.stdout.write(plan.sentence)
        if plan.outdated:
            told = counted(
                plan.outdated, "chiffre de ce fichier a été corrigé", "chiffres de ce fichier ont été corrigés"
            )
            self.stdout.write(f"{told} depuis par une édition plus récente, qui reste en vigueur.")
        for finding in reading.findings[:_SHOWN]:
            self.stdout.write(f"  {_where(finding)}{finding.message}{_ANSWERS.get(finding.code, '')}")
        left = sum(reading.counts.values()) - min(len(reading.findings), _SHOWN)
        if left:
            self.stdout.write(f"  et {counted(left, 'autre remarque', 'autres remarques')}.")
        for change in plan.changed[:_SHOWN]:
            figure = change.figure
            before = change.flag if change.value is None else f"{change.value.normalize():f}"
            after = figure.flag if figure.value is None else f"{figure.value.normalize():f}"
            self.stdout.write(f"  {figure.place_code} {figure.year} {figure.indicator}\u00a0: {before} devient {after}")


def _where(finding: Finding) -> str:
    where = finding.place
    return f"{where[0].upper()}{where[1:]}\u00a0: " if where else ""
