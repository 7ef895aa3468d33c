"""./regain export_agreement COMMUNE --to FILE.pdf|docx|odt: the agreement as it stands, or an amendment to it."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from regain.core.french import counted, long_date, quoted
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.queries import amendments_of
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.papers import agreement_asked_for, ending_of, write_whole
from regain.exchange.management.terminal import Refused, contract_asked_for, refusals_told
from regain.exchange.planning.documents import paper_of_agreement, paper_of_amendment
from regain.exchange.planning.standing import standing_on
from regain.exchange.writing.blocks import Paper
from regain.exchange.writing.files import write_file


class Command(RegainCommand):
    help = "Écrit la convention d’une commune, telle qu’elle est en vigueur, en PDF, DOCX ou ODT."
    requires_system_checks = []
    only_reads = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("commune", metavar="COMMUNE")
        parser.add_argument("--to", type=Path, required=True, metavar="FICHIER", help="finit par .pdf, .docx ou .odt")
        parser.add_argument("--on", metavar="DATE", help="telle qu’elle était ce jour-là (2026-03-01)")
        parser.add_argument("--contract", metavar="CODE", help="contrat de ville (par défaut, le seul)")
        parser.add_argument("--amendment", type=int, metavar="N", help="l’avenant seul, par son numéro")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            to, ending = options["to"], ending_of(options["to"])
            agreement = agreement_asked_for(contract_asked_for(options["contract"]), options["commune"])
            paper = _paper(agreement, number=options["amendment"], day=_day(options["on"]))
            content = write_file(paper, ending)
            write_whole(content, to)
            size = counted(round(len(content) / 1000), "ko", "ko")
            self.stdout.write(f"{paper.title}\u00a0: écrit dans {to} ({size}).")


def _paper(agreement: Agreement, *, number: int | None, day: date) -> Paper:
    if number is not None:
        known = amendments_of(agreement).exclude(status=AmendmentStatus.DROPPED).filter(number=number).first()
        if known is None:
            raise Refused(f"{agreement}\u00a0: aucun avenant ne porte le numéro {number}.")
        return paper_of_amendment(known)
    standing = standing_on(agreement, day)
    if standing is None:
        raise Refused(f"{agreement}\u00a0: aucun texte n’était en vigueur le {long_date(day)}.")
    return paper_of_agreement(standing)


def _day(typed: str | None) -> date:
    if not typed:
        return timezone.localdate()
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Refused(f"{quoted(typed)} n’est pas une date\u00a0: écrivez par exemple 2026-03-01.") from error
