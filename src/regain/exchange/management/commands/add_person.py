"""./regain add_person ADDRESS --name NAME: somebody who may sign in, with a password."""

import os
import warnings
from argparse import ArgumentParser
from getpass import GetPassWarning, getpass
from typing import Any

from django.db import transaction
from django.utils import timezone

from regain.core.mandates import INSTANCE, Role, Scope, ScopeKind
from regain.core.member import Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person, give_mandate, refuse_used_email
from regain.domain.contracts.models import Contract
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.terminal import Refused, author_asked_for, contract_asked_for, refusals_told


class Command(RegainCommand):
    help = "Ajoute une personne, qui se connecte avec son adresse et un mot de passe (demandé, ou REGAIN_PASSWORD)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="ADRESSE")
        parser.add_argument("--name", required=True, metavar="NOM")
        parser.add_argument("--title", default="", metavar="FONCTION", help="sa fonction")
        parser.add_argument("--administrator", action="store_true", help="administre Regain")
        parser.add_argument("--lead-of", metavar="CODE", help="chef de projet de ce contrat de ville")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui l’ajoute (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by, email = author_asked_for(options["author"]), options["email"].strip()
            refuse_used_email(email)
            contract = contract_asked_for(options["lead_of"]) if options["lead_of"] else None
            password = _password()
            with transaction.atomic():
                person = add_person(
                    email=email,
                    name=options["name"].strip(),
                    title=options["title"].strip(),
                    password=password,
                    by=by,
                )
                if options["administrator"]:
                    _give(person, Role.ADMINISTRATOR, INSTANCE, "", by)
                if contract:
                    _give(person, Role.PROJECT_LEAD, *_whole(contract), by)
            self.stdout.write(f"{person.name} peut se connecter avec l’adresse {person.email}.")


def _give(person: Person, role: Role, scope: Scope, label: str, by: Member) -> None:
    give_mandate(person, role=role, scope=scope, scope_label=label, starts_on=timezone.localdate(), by=by)


def _whole(contract: Contract) -> tuple[Scope, str]:
    agglomeration = contract.intercommunality
    return Scope(ScopeKind.CONTRACT, contract.code, contract.code, agglomeration.siren), agglomeration.short_name


def _password() -> str:
    """The password of the environment, else the one typed twice. Raises Refused."""
    given = os.environ.get("REGAIN_PASSWORD")
    if given is not None:
        return given
    try:
        with warnings.catch_warnings(action="error", category=GetPassWarning):  # nothing is typed in sight
            typed, again = getpass("Mot de passe\u00a0: "), getpass("Le même, une seconde fois\u00a0: ")
    except (EOFError, GetPassWarning) as error:
        raise Refused("Aucun mot de passe n’est donné\u00a0: tapez-le, ou donnez-le par REGAIN_PASSWORD.") from error
    if typed != again:
        raise Refused("Les deux mots de passe ne sont pas les mêmes\u00a0: recommencez.")
    return typed
