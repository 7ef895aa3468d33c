"""The demonstration opens doors without a password: it never starts where somebody real could be."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


def refuse_exposed_demonstration(*, demo: bool, https: bool, hosts: Sequence[str]) -> None:
    """Raise ImproperlyConfigured when the demonstration would serve anybody but this very machine."""
    if not demo:
        return
    beyond = sorted(set(hosts) - LOOPBACK)
    if https or beyond:
        why = "REGAIN_HTTPS est à 1" if https else f"REGAIN_HOSTS nomme {', '.join(beyond)}"
        raise ImproperlyConfigured(
            f"La démonstration laisse entrer sans mot de passe et ne sert que cette machine : {why}. "
            "Enlevez REGAIN_DEMO, ou ce réglage."
        )


def refuse_wrong_database(*, demo: bool) -> None:
    """Raise ImproperlyConfigured for a demonstration on the database of an instance, or for anything else on a demonstration's.

    So nobody works for real in a database that a button may empty.
    """
    from regain.domain.accounts.queries import may_open_without_password
    from regain.domain.journal.queries import demonstration_prepared_at

    if demo and not may_open_without_password():
        raise ImproperlyConfigured(
            "REGAIN_DEMO est à 1 sur une base où des personnes réelles ont un compte : "
            "la démonstration y ouvrirait des portes sans mot de passe. Enlevez REGAIN_DEMO."
        )
    if not demo and demonstration_prepared_at():
        raise ImproperlyConfigured(
            "Cette base est celle d’une démonstration, qui peut être effacée d’un clic : elle ne sert pas au travail réel. "
            "Lancez ./regain demo, ou donnez une autre base (REGAIN_DATABASE_URL ou REGAIN_DATA_DIR)."
        )


class RealInstance:
    """A server that never works for real on the database of a demonstration, which a button may empty.

    It looks once, at the first request: a real instance also starts while its database is stopped.
    """

    def __init__(self, answer: Callable[..., Iterable[bytes]]) -> None:
        self._answer, self._is_looked_at = answer, False

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        from django.db import DatabaseError  # settings read this module before there is a database

        if not self._is_looked_at:
            try:
                with suppress(DatabaseError):
                    refuse_wrong_database(demo=False)
                    self._is_looked_at = True
            except ImproperlyConfigured as refusal:
                start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8")])
                return [str(refusal).encode()]
        return self._answer(environ, start_response)
