"""`python -m regain COMMAND`: Django's commands, with what keeps the instance from starting told in one sentence."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, ManagementUtility, get_commands
from django.db.utils import OperationalError, ProgrammingError


class Utility(ManagementUtility):
    """Django's, which names in French a command that does not exist."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        if subcommand not in get_commands():
            sys.stderr.write(f"Regain n’a pas de commande «\u00a0{subcommand}\u00a0». La liste\u00a0: ./regain help\n")
            sys.exit(1)
        return super().fetch_command(subcommand)


def main(arguments: list[str]) -> int:
    """Run a command; exit status 1, with a French sentence, when the settings or the database do not allow it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")
    try:
        Utility(["regain", *arguments]).execute()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (OperationalError, ProgrammingError) as error:
        sys.stderr.write(
            "La base de données n’est pas prête, ou ne répond pas. Lancez ./regain migrate, "
            f"ou vérifiez REGAIN_DATABASE_URL. ({error})\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
