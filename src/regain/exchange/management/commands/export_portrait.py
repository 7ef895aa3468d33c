"""./regain export_portrait CODE_OR_NAME --to FILE.pdf|docx|odt|xlsx: the portrait of a neighbourhood."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils import timezone

from regain.core.french import counted, of, quoted
from regain.core.member import SYSTEM
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.rules import neighbourhood_key
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.papers import ending_of, write_whole
from regain.exchange.management.terminal import Refused, refusals_told
from regain.exchange.planning.portrait_sheets import sheets_of_portrait
from regain.exchange.planning.portraits import paper_of_portrait
from regain.exchange.writing.files import write_file
from regain.exchange.writing.xlsx import write_workbook


class Command(RegainCommand):
    help = "Écrit le portrait d’un quartier\u00a0: carte, chiffres, jumeaux, cibles, en PDF, DOCX, ODT ou XLSX."
    requires_system_checks = []
    only_reads = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("quartier", metavar="CODE_OU_NOM")
        parser.add_argument(
            "--to", type=Path, required=True, metavar="FICHIER", help="finit par .pdf, .docx, .odt, .xlsx"
        )

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            to = options["to"]
            found = _asked_for(options["quartier"])
            content = _written(found, to)
            write_whole(content, to)
            size = counted(round(len(content) / 1000), "ko", "ko")
            self.stdout.write(f"Portrait {of(found.name)}\u00a0: écrit dans {to} ({size}).")


def _asked_for(typed: str) -> Neighbourhood:
    """The neighbourhood of that code, or of that name when it alone has it."""
    by_code = Neighbourhood.objects.filter(Q(perimeters__code=typed.strip().upper()) | Q(own_code=typed.strip()))
    found = list(by_code.order_by("pk").distinct())
    if not found:
        wanted = neighbourhood_key(typed)
        found = [one for one in Neighbourhood.objects.order_by("name", "pk") if neighbourhood_key(one.name) == wanted]
    if not found:
        raise Refused(f"Aucun quartier n’a le code ou le nom {quoted(typed)}.")
    if len(found) > 1:
        raise Refused(f"Plusieurs quartiers s’appellent {quoted(typed)}\u00a0: donnez le code.")
    return found[0]


def _written(found: Neighbourhood, to: Path) -> bytes:
    today = timezone.localdate()
    ending = ending_of(to, also=["xlsx"])
    if ending == "xlsx":
        return write_workbook(
            sheets_of_portrait(found, today=today, seen_by=SYSTEM), title=f"Portrait {of(found.name)}"
        )
    return write_file(paper_of_portrait(found, today=today, seen_by=SYSTEM), ending)
