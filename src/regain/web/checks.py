"""What an instance that serves people should not lack; told by `./regain check --deploy` and at every migration."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004  # Django's own name


@register(Tags.security, deploy=True)
def somebody_hears_of_weaknesses(**_options: Any) -> list[CheckMessage]:
    """Warn when nobody is named for those who find a weakness."""
    if settings.SECURITY_CONTACT:
        return []
    return [
        Warning(
            "Personne n’est désigné pour recevoir le signalement d’une faille.",
            hint="Donnez REGAIN_SECURITY_CONTACT (une adresse e-mail) : /.well-known/security.txt la publie.",
            id="regain.W001",
        )
    ]
