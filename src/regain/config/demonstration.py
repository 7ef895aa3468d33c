"""The demonstration opens doors without a password: it never starts where somebody real could be."""

from collections.abc import Sequence

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


def refuse_demonstration_among_people(*, demo: bool) -> None:
    """Raise ImproperlyConfigured when the demonstration is asked for on a database that knows somebody real."""
    if not demo:
        return
    from regain.domain.accounts.queries import is_somebody_real_here

    if is_somebody_real_here():
        raise ImproperlyConfigured(
            "REGAIN_DEMO est à 1 sur une base où des personnes réelles ont un compte : "
            "la démonstration y ouvrirait des portes sans mot de passe. Enlevez REGAIN_DEMO."
        )
