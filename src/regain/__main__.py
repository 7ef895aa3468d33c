"""`python -m regain COMMAND`: Django's commands, with what keeps the instance from starting told in one sentence."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility
from django.db.utils import OperationalError, ProgrammingError


def main(arguments: list[str]) -> int:
    """Run a command; exit status 1, with a French sentence, when the settings or the database do not allow it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")
    try:
        ManagementUtility(["regain", *arguments]).execute()
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
