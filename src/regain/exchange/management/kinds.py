"""What is written for real never goes to a database that a button may empty."""

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError

from regain.domain.journal.queries import demonstration_prepared_at
from regain.exchange.management.terminal import Refused


def refuse_base_of_a_demonstration() -> None:
    """Raise Refused when this command is not of the demonstration, and the database is."""
    if settings.DEMO:
        return
    with suppress(DatabaseError):  # no table yet, or no database: the command itself says so
        if demonstration_prepared_at():
            raise Refused(
                "Cette base est celle de la démonstration, qui peut être effacée d’un clic\u00a0: pour y essayer cette "
                "commande, faites-la précéder de REGAIN_DEMO=1\u00a0; pour travailler, donnez une autre base "
                "(REGAIN_DATABASE_URL ou REGAIN_DATA_DIR)."
            )
