"""./regain add_person ADDRESS --name NAME: somebody who may sign in, with a password."""

import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand

from regain.domain.accounts.usecases import add_person, refuse_used_email
from regain.exchange.management.terminal import Refused, author_asked_for, refusals_told


class Command(BaseCommand):
    help = "Ajoute une personne, qui se connecte avec son adresse et un mot de passe (demandé, ou REGAIN_PASSWORD)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="ADRESSE")
        parser.add_argument("--name", required=True, metavar="NOM")
        parser.add_argument("--title", default="", metavar="FONCTION", help="sa fonction")
        parser.add_argument("--as", dest="author", metavar="ADRESSE", help="qui l’ajoute (par défaut, Regain)")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            by, email = author_asked_for(options["author"]), options["email"].strip()
            refuse_used_email(email)
            person = add_person(
                email=email,
                name=options["name"].strip(),
                title=options["title"].strip(),
                password=_password(),
                by=by,
            )
            self.stdout.write(f"{person.name} peut se connecter avec l’adresse {person.email}.")


def _password() -> str:
    """The password of the environment, else the one typed twice. Raises Refused."""
    given = os.environ.get("REGAIN_PASSWORD")
    if given is not None:
        return given
    try:
        typed, again = getpass("Mot de passe\u00a0: "), getpass("Le même, une seconde fois\u00a0: ")
    except EOFError as error:
        raise Refused("Aucun mot de passe n’est donné\u00a0: tapez-le, ou donnez-le par REGAIN_PASSWORD.") from error
    if typed != again:
        raise Refused("Les deux mots de passe ne sont pas les mêmes\u00a0: recommencez.")
    return typed
