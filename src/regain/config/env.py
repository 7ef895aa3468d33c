"""Typed readers of the environment. A value that cannot be read stops the start with a French sentence."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable as text, or the default when unset or blank."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """The variable as yes or no: `1`, `oui`, `true` or `0`, `non`, `false`."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "oui", "true", "yes"}:
        return True
    if value in {"0", "non", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name} vaut « {value} » : écrivez 1 ou 0.")


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def contact(name: str) -> str:
    """The variable as an address one may write to (`mailto:` or `https:`); a bare e-mail address is made one."""
    value = text(name)
    if not value or value.startswith(("mailto:", "https://")):
        return value
    if "@" in value and " " not in value:
        return f"mailto:{value}"
    raise ImproperlyConfigured(f"{name} vaut « {value} » : donnez une adresse e-mail, ou une adresse https://.")


def whole(name: str, default: int, *, least: int = 0) -> int:
    """The variable as a whole number, `least` or more."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} vaut « {value} » : écrivez un nombre entier, {least} ou plus.")
    return int(value)


def threshold(name: str, default: int) -> int:
    """The variable as a threshold of secrecy: 3 or more, or 0 for none."""
    value = whole(name, default)
    if value in {1, 2}:
        raise ImproperlyConfigured(f"{name} vaut « {value} » : un seuil de secret est de 3 ou plus, ou 0 pour aucun.")
    return value


def folder(name: str, default: Path) -> Path:
    """The variable as an absolute folder, created if it does not exist."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} : le dossier {path} ne peut être créé ({error.strerror}).") from error
    return path


def secret(name: str, *, kept_in: Path) -> str:
    """The variable, or a random value drawn once and kept in a file that only its owner may read."""
    given = text(name)
    if given:
        return given
    if not kept_in.exists():
        from django.core.management.utils import get_random_secret_key

        draft = kept_in.with_name(f"{kept_in.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(get_random_secret_key())
        # Another process may have drawn one between our look and now: theirs is the one.
        with suppress(FileExistsError):
            os.link(draft, kept_in)
        draft.unlink()
    kept = kept_in.read_text().strip()
    if not kept:
        raise ImproperlyConfigured(f"Le fichier {kept_in} est vide : supprimez-le, ou donnez {name}.")
    return kept
