"""Typed readers of the environment. A value that cannot be read stops the start with a French sentence."""

import os
import re
from contextlib import suppress
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

from regain.core.calling.addresses import AddressRefused, read_address
from regain.core.failures import reason_of

_KNOWN = {"REGAIN_PASSWORD", "REGAIN_PYTHON", "REGAIN_REQUIRE", "REGAIN_SHARED", "REGAIN_SHOTS"}
"""Names of our variables: those that commands, the launcher and the tests read, and each that was asked for here."""


def unknown() -> list[str]:
    """The variables named as ours that nothing has read: a name mistyped changes nothing, and says nothing."""
    return sorted(name for name in os.environ if name.startswith("REGAIN_") and name not in _KNOWN)


def text(name: str, default: str = "") -> str:
    """The variable as text, or the default when unset or blank."""
    _KNOWN.add(name)
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


def hosts(name: str, default: str) -> list[str]:
    """The variable as names of machines, as browsers ask for them, without scheme or port."""
    read = words(name, default)
    wrong = next((one for one in read if not re.fullmatch(r"[\w.*-]+|\[[\da-fA-F:.]+\]", one)), None)
    if wrong:
        raise ImproperlyConfigured(
            f"{name} a « {wrong} » : écrivez des noms de machine séparés par des virgules, sans https:// ni port "
            "(regain.example)."
        )
    return read


def origins(name: str) -> list[str]:
    """The variable as origins: a scheme and a host, no path."""
    read = words(name)
    wrong = next((one for one in read if not re.fullmatch(r"https?://[^/\s]+", one)), None)
    if wrong:
        raise ImproperlyConfigured(f"{name} a « {wrong} » : écrivez https:// et le nom seul (https://regain.example).")
    return read


def web_address(name: str) -> str:
    """The variable as the address of a service, `http:` or `https:`, as it can be called; blank when unset."""
    value = text(name)
    if "@" in value:  # a password, which is not to be written in a log
        raise ImproperlyConfigured(f"{name} contient un nom ou un mot de passe : donnez l’adresse seule.")
    if value and not can_be_called(value):
        raise ImproperlyConfigured(f"{name} vaut « {value} » : donnez une adresse https://.")
    return value


def can_be_called(address: str) -> bool:
    """Whether it is an address that a call may go to."""
    with suppress(AddressRefused):
        return bool(read_address(address))
    return False


def contact(name: str) -> str:
    """The variable as an address one may write to (`mailto:` or `https:`); a bare e-mail address is made one."""
    value = text(name)
    if not value or _is_on_the_web(value, "https"):
        return value
    if _is_an_email(value.removeprefix("mailto:")):
        return f"mailto:{value.removeprefix('mailto:')}"
    raise ImproperlyConfigured(f"{name} vaut « {value} » : donnez une adresse e-mail, ou une adresse https://.")


def sender(name: str, default: str) -> str:
    """The variable as who a letter comes from: `Regain <regain@ville.example>`, or the address alone."""
    value = text(name, default)
    if not _is_an_email(parseaddr(value)[1]):
        raise ImproperlyConfigured(f"{name} vaut « {value} » : écrivez Regain <regain@ville.example>.")
    return value


def _is_on_the_web(address: str, *schemes: str) -> bool:
    with suppress(ValueError):  # of urlsplit, for a bracket left open
        parts = urlsplit(address)
        return parts.scheme in schemes and bool(parts.hostname)
    return False


def _is_an_email(address: str) -> bool:
    with suppress(ValidationError):
        validate_email(address)
        return True
    return False


def whole(name: str, default: int, *, least: int = 0, most: int = 100_000) -> int:
    """The variable as a whole number from `least` to `most`."""
    value = text(name, str(default))
    if not value.isdecimal() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} vaut « {value} » : écrivez un nombre entier, de {least} à {most}.")
    return int(value)


def threshold(name: str, default: int) -> int:
    """The variable as a threshold of secrecy: 3 or more, or 0 for none."""
    value = whole(name, default)
    if value in {1, 2}:
        raise ImproperlyConfigured(f"{name} vaut « {value} » : un seuil de secret est de 3 ou plus, ou 0 pour aucun.")
    return value


def folder(name: str, default: Path) -> Path:
    """The variable as an absolute folder, created for its owner alone if it does not exist."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} : le dossier {path} ne peut pas être créé, {reason_of(error)}.") from error
    return path


def secret(name: str, *, kept_in: Path) -> str:
    """The variable, or a random value drawn once and kept in a file that only its owner may read."""
    given = text(name)
    if given:
        return given
    try:
        if not kept_in.exists():
            _draw(kept_in)
        kept = kept_in.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"La clé gardée dans {kept_in} ne peut être ni lue ni créée, {reason_of(error)} : donnez ce dossier à qui "
            f"lance Regain (REGAIN_DATA_DIR), ou donnez {name}."
        ) from error
    except UnicodeDecodeError as error:
        raise ImproperlyConfigured(
            f"Le fichier {kept_in} est abîmé : remettez la clé qu’il contenait, ou donnez {name}."
        ) from error
    if not kept:
        raise ImproperlyConfigured(
            f"Le fichier {kept_in} est vide : remettez la clé qu’il contenait, ou donnez {name}."
        )
    return kept


def _draw(kept_in: Path) -> None:
    from django.core.management.utils import get_random_secret_key

    draft = kept_in.with_name(f"{kept_in.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(get_random_secret_key())
    # Another process may have drawn one between our look and now: theirs is the one.
    with suppress(FileExistsError):
        os.link(draft, kept_in)
    draft.unlink()
