"""What an instance that serves people should not lack; told by `./regain check --deploy`."""

import sys
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register  # noqa: A004  # Django's own name


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


@register(Tags.security, deploy=True)
def somebody_hears_of_obstacles(**_options: Any) -> list[CheckMessage]:
    """Warn when the accessibility statement names nobody to write to, which the law asks for."""
    if settings.ACCESSIBILITY_CONTACT:
        return []
    return [
        Warning(
            "La déclaration d’accessibilité ne donne personne à qui écrire.",
            hint="Donnez REGAIN_ACCESSIBILITY_CONTACT : une adresse e-mail, ou une page de contact (https://).",
            id="regain.W002",
        )
    ]


@register(Tags.security, deploy=True)
def hosts_are_named(**_options: Any) -> list[CheckMessage]:
    """Refuse names of machines that mean others too: links in letters are made with the name that was asked for."""
    return [
        Error(
            f"REGAIN_HOSTS contient « {name} » : n’importe quel nom de machine, ou tous ceux d’un domaine, sont servis.",
            hint="Écrivez chaque nom en entier : REGAIN_HOSTS=regain.example.",
            id="regain.E001",
        )
        for name in settings.ALLOWED_HOSTS
        if "*" in name or name.startswith(".")
    ]


@register(Tags.security, deploy=True)
def every_variable_is_read(**_options: Any) -> list[CheckMessage]:
    """Tell of a variable whose name is mistyped."""
    return [
        Info(
            f"{name} n’est lue par rien.",
            hint="Vérifiez ce nom dans la table de docs/operations.md, ou enlevez cette variable.",
            id="regain.I001",
        )
        for name in settings.UNKNOWN_VARIABLES
    ]


@register(Tags.security, deploy=True)
def data_are_their_owner_s_alone(**_options: Any) -> list[CheckMessage]:
    """Tell when other accounts of the machine may read the database, the files or the keys."""
    if not settings.DATA_DIR.stat().st_mode & 0o077:
        return []
    return [
        Info(
            f"D’autres comptes de cette machine peuvent lire le dossier de données {settings.DATA_DIR}.",
            hint=f"Lancez\u00a0: chmod 700 {settings.DATA_DIR}",
            id="regain.I002",
        )
    ]


@register(Tags.security, deploy=True)
def python_is_mended(**_options: Any) -> list[CheckMessage]:
    """Name a Python that reads some cookies in a time that grows with the square of their length (CVE-2024-7592).

    An information and no warning: `web/hardening.py` leaves those cookies out.
    """
    mended = _MENDED.get(sys.version_info[:2])
    if mended is None or sys.version_info[:3] >= mended:
        return []
    return [
        Info(
            f"Ce Python ({'.'.join(map(str, sys.version_info[:3]))}) a des failles connues, réparées depuis.",
            hint=f"Installez Python {'.'.join(map(str, mended))} ou un plus récent.",
            id="regain.I003",
        )
    ]


_MENDED = {(3, 11): (3, 11, 10), (3, 12): (3, 12, 6)}
"""By minor version, the first where it is mended; the next ones never had it."""
