"""./regain open_contract CODE: opens a contrat de ville, so that its communes' agreements can be imported."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.db import transaction

from regain.core.french import agreed, counted, enumeration
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contract_with_code
from regain.domain.contracts.usecases import open_contract
from regain.domain.territory.models import Commune, Intercommunality
from regain.domain.territory.queries import communes_of
from regain.exchange.management.agglomerations import agglomeration_asked_for
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import Refused, author_asked_for, refusals_told


class Command(RegainCommand):
    help = "Ouvre un contrat de ville. Chargez d’abord la liste des communes (import_communes)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", metavar="CODE", help="code national, comme CN06201M")
        parser.add_argument("--name", required=True, metavar="NOM", help="nom du contrat")
        parser.add_argument("--siren", required=True, help="SIREN de l’agglomération")
        parser.add_argument("--agglomeration", metavar="NOM", help="nom de l’agglomération, si elle est nouvelle")
        parser.add_argument("--short-name", metavar="SIGLE", help="son sigle (par défaut, son nom)")
        parser.add_argument("--from", dest="starts_on", required=True, metavar="AAAA-MM-JJ", help="premier jour")
        parser.add_argument("--to", dest="ends_on", required=True, metavar="AAAA-MM-JJ", help="dernier jour")
        parser.add_argument(
            "--communes",
            metavar="INSEE,INSEE",
            help="codes des communes qui signent (par défaut, toutes celles de la liste)",
        )
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui l’ouvre (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            known = contract_with_code(options["code"])
            if known:
                self.stdout.write(_known(known, options))
                return
            contract = _open(options)
            signing = counted(contract.communes.count(), "commune appelée", "communes appelées")
            self.stdout.write(f"Le contrat {contract} est ouvert\u00a0: {signing} à signer.")
            if not options["communes"]:
                self.stdout.write(
                    "Ce sont toutes les communes de la liste. Si quelques-unes seulement signent, décochez les autres à "
                    "l’écran (Contrat, «\u00a0Modifier le contrat\u00a0»)\u00a0; la prochaine fois, nommez-les par "
                    "--communes 62083,62119."
                )


def _known(contract: Contract, options: dict[str, Any]) -> str:
    """What is said of a contract already open: in what it differs from what was asked, and where to change it."""
    wanted = (
        (contract.name, options["name"].strip(), "son nom"),
        (contract.intercommunality.siren, options["siren"], "son agglomération"),
        (contract.starts_on.isoformat(), options["starts_on"], "son premier jour"),
        (contract.ends_on.isoformat(), options["ends_on"], "son dernier jour"),
    )
    differs = [f"{what} ({now})" for now, asked, what in wanted if now != asked]
    codes = set(contract.communes.values_list("insee_code", flat=True))
    if options["communes"] and codes != {code.strip() for code in options["communes"].split(",")}:
        differs.append(f"ses communes ({len(codes)})")
    told = f"Rien n’est changé\u00a0: le contrat {contract.code} est déjà ouvert."
    if not differs:
        return told
    return (
        f"{told} Il garde {enumeration(differs)}, autrement que demandé. Le nom, les dates et les communes se "
        "modifient à l’écran (Contrat, «\u00a0Modifier le contrat\u00a0»)."
    )


@transaction.atomic
def _open(options: dict[str, Any]) -> Contract:
    by = author_asked_for(options["author"])
    agglomeration = agglomeration_asked_for(
        options["siren"],
        name=options["agglomeration"],
        short_name=options["short_name"],
        named_by="--agglomeration",
        by=by,
    )
    return open_contract(
        code=options["code"],
        name=options["name"].strip(),
        intercommunality=agglomeration,
        starts_on=_day(options["starts_on"]),
        ends_on=_day(options["ends_on"]),
        communes=_communes(options["communes"], agglomeration),
        by=by,
    )


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise Refused(f"{written} n’est pas une date\u00a0: écrivez-la comme 2024-01-31.") from error


def _communes(written: str | None, agglomeration: Intercommunality) -> list[Commune]:
    """The communes of these INSEE codes, or all those of the agglomeration. Raises Refused when one is unknown."""
    known = {commune.insee_code: commune for commune in communes_of(agglomeration)}
    codes = [code.strip() for code in written.split(",") if code.strip()] if written else list(known)
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise Refused(
            f"La liste des communes de l’agglomération n’a pas {enumeration(unknown)}\u00a0: "
            f"vérifiez {agreed(len(unknown), 'ce code', 'ces codes')}, ou chargez la liste par ./regain import_communes."
        )
    if not codes:
        raise Refused(
            "Aucune commune n’est connue dans cette agglomération\u00a0: chargez-les par "
            "./regain import_communes FICHIER --epci SIREN --name NOM."
        )
    return [known[code] for code in dict.fromkeys(codes)]
