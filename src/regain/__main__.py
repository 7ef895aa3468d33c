"""`python -m regain COMMAND`: Django's commands, with what keeps the instance from starting told in one sentence."""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, ManagementUtility, get_commands
from django.db.utils import DatabaseError, DataError, IntegrityError, InterfaceError

from regain.core.failures import database_trouble, reason_of


class Utility(ManagementUtility):
    """Django's, which names in French a command that does not exist."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """Raises ImproperlyConfigured for settings that cannot be read: without them our own commands look unknown."""
        if settings.INSTALLED_APPS and subcommand not in get_commands():
            sys.stderr.write(f"Regain n’a pas de commande «\u00a0{subcommand}\u00a0». La liste\u00a0: ./regain help\n")
            sys.exit(1)
        return super().fetch_command(subcommand)


def main(arguments: list[str]) -> int:
    """Run a command; exit status 1, with a French sentence, when the settings, the database or the disk do not allow it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")
    try:
        Utility(["regain", *arguments]).execute()
    except ImproperlyConfigured as error:
        return _told(str(error))
    except (DataError, IntegrityError):
        raise  # a flaw of ours: its trace is wanted
    except (DatabaseError, InterfaceError) as error:
        return _told(f"{database_trouble(error, file=_sqlite_file())} ({error})")
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _told(f"La commande s’arrête\u00a0: {reason_of(error)}{where}.")
    except KeyboardInterrupt:
        _told("Interrompu.")
        return 130
    return 0


def _sqlite_file() -> Path | None:
    database = settings.DATABASES["default"]
    return Path(str(database["NAME"])) if str(database["ENGINE"]).endswith("sqlite3") else None


def _told(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
