"""./regain import_perimeters FILE --vintage 2024: shows what a file of perimeters would change, or writes it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.db import transaction

from regain.core.french import counted
from regain.domain.territory.enums import Vintage
from regain.exchange.applying.perimeters import (
    PerimeterFile,
    apply_commune_outlines,
    apply_perimeters,
    communes_to_keep,
)
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import author_asked_for, content_of_file, refusals_told
from regain.exchange.planning.perimeters import PerimeterPlan, perimeter_plan_as_lines, perimeter_summary
from regain.exchange.planning.perimeters.wording import REFUSALS_SHOWN
from regain.exchange.reading.correspondences import read_correspondences
from regain.exchange.reading.geo import read_commune_outlines


class Command(RegainCommand):
    help = (
        "Montre ce qu’un fichier de périmètres de quartiers changerait\u00a0; avec --apply, l’importe. "
        "GeoJSON (aussi .gz), GeoPackage ou Shapefile (.zip), en WGS84 ou en Lambert-93."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FICHIER")
        parser.add_argument(
            "--vintage", type=int, choices=Vintage.values, required=True, help="année du découpage des quartiers"
        )
        parser.add_argument("--communes", type=Path, metavar="FICHIER", help="contours des communes, à importer avec")
        parser.add_argument(
            "--correspondences",
            type=Path,
            metavar="LISTE",
            help="liste (CSV) de codes de 2015 et 2024 rapprochés\u00a0: source de propositions, à confirmer à l’écran",
        )
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui importe (par défaut, Regain)")
        parser.add_argument("--apply", action="store_true", help="importe le fichier")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by = author_asked_for(options["author"])
            pairs = (
                read_correspondences(content_of_file(options["correspondences"])) if options["correspondences"] else []
            )
            communes = content_of_file(options["communes"]) if options["communes"] else b""
            outlines, told = read_commune_outlines(communes) if communes else ([], [])
            kept, refused = communes_to_keep(outlines, by=by)
            refused = [*(finding for finding in told if not finding.number), *refused]
            file = PerimeterFile(content_of_file(options["file"]), options["file"].name, Vintage(options["vintage"]))
            plan = file.plan(pairs=pairs, communes=kept, by=by)
            self.stdout.write("".join(f"  - {one}\n" for one in refused[:REFUSALS_SHOWN]), ending="")
            self.stdout.write("\n".join(perimeter_plan_as_lines(plan)))
            if not options["apply"]:
                self.stdout.write("\nRien n’est écrit. Pour importer ces périmètres, relancez avec --apply.")
                return
            outlined = 0
            with transaction.atomic():
                if kept:
                    name = options["communes"].name
                    outlined = apply_commune_outlines(kept, file_name=name, content=communes, by=by).outlined
                apply_perimeters(plan, by=by, told=Progress(self, "Périmètres écrits"))
            self.stdout.write("\n" + _done(plan, outlined))


def _done(plan: PerimeterPlan, outlined: int) -> str:
    if plan.is_empty and plan.refused and not outlined:
        return "Rien n’est importé\u00a0: aucun de ces périmètres n’est à écrire par vous."
    if plan.is_empty and not outlined:
        return "Rien à changer\u00a0: ces périmètres sont déjà là, tels quels."
    of_communes = counted(outlined, "contour de commune ajouté", "contours de communes ajoutés")
    said = [] if plan.is_empty else [perimeter_summary(plan)]
    return f"Importé\u00a0: {' '.join([*said, *([f'{of_communes}.'] if outlined else [])])}"
