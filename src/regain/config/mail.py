"""Where e-mails go: read from REGAIN_EMAIL_URL."""

from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_FORM = (
    "REGAIN_EMAIL_URL doit être de la forme smtp+tls://compte:motdepasse@serveur:587, smtps://…, smtp://…, "
    "console: ou file:///dossier."
)
SECONDS = 10
"""How long one waits for each word of the mail server; mailing/backend.py bounds the whole."""


def mail_settings(url: str) -> dict[str, object]:
    """Django's mail settings for `smtp://`, `smtp+tls://`, `smtps://`, `console:` or `file:///folder`.

    Raises ImproperlyConfigured for anything else. User and password are those of the address, percent-encoded.
    """
    parts = _parts(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "file" and parts.path.startswith("/") and not parts.netloc:
        folder = Path(unquote(parts.path))
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(folder)}
    if parts.scheme not in _SMTP_PORTS or not parts.hostname:
        raise ImproperlyConfigured(_FORM)
    return {
        "EMAIL_BACKEND": "regain.mailing.backend.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": _port(url),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise ImproperlyConfigured(_FORM) from error


def _port(url: str) -> int:
    parts = urlsplit(url)
    try:
        return parts.port or _SMTP_PORTS[parts.scheme]
    except ValueError as error:
        raise ImproperlyConfigured("REGAIN_EMAIL_URL : le port doit être un nombre, 587 par exemple.") from error
