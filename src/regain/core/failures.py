"""Why the machine refuses, in French: what the system says of a file, and the database of itself."""

import errno
import os
import re
from pathlib import Path

from django.db import InterfaceError, OperationalError

_OF_FILES = {
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "l’espace accordé sur ce disque est épuisé",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOENT: "l’un des dossiers, ou le fichier, n’existe pas",
    errno.ENOTDIR: "l’un des dossiers est un fichier",
    errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "un fichier porte déjà ce nom",
    errno.EIO: "le disque ne répond pas",
}
_OF_A_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO}
_OF_DATABASES = {
    r"no such (table|column)|42P01|42703": "La base de données n’est pas à jour\u00a0: lancez ./regain migrate.",
    r"readonly database": "La base de données ne peut pas être écrite\u00a0: donnez à qui lance Regain le dossier de "
    "données (REGAIN_DATA_DIR) et tout ce qu’il contient.",
    r"disk is full|53100": "Le disque de la base de données est plein\u00a0: libérez de la place, puis recommencez.",
    r"disk I/O error|locking protocol|58030": "Le disque de la base de données ne répond pas, ou il est plein\u00a0: libérez de la "
    "place, vérifiez ce disque, puis recommencez.",
    r"is locked|55P03": "Un autre programme occupe la base de données depuis trop longtemps\u00a0: recommencez plus tard.",
    r"already exists|42P07|42701": "Une autre mise à jour de la base de données est en cours, ou vient de finir\u00a0: "
    "attendez, puis recommencez.",
    r"malformed|XX001": "La base de données est abîmée\u00a0: reprenez une sauvegarde (./regain restore).",
    r"not a database": "Le fichier que nomme REGAIN_DATABASE_URL n’est pas une base de données.",
    r"unable to open": "Le fichier de la base de données ne peut pas être ouvert\u00a0: vérifiez REGAIN_DATABASE_URL et "
    "REGAIN_DATA_DIR.",
    r"database \"[^\"]*\" does not exist": "La base que nomme REGAIN_DATABASE_URL n’existe pas\u00a0: créez-la (createdb).",
    r"authentication failed|42501": "La base de données refuse ce compte\u00a0: vérifiez ses droits, et REGAIN_DATABASE_URL.",
}
"""By what SQLite says, or by the code of PostgreSQL, whose words are in the language of its server."""


def reason_of(error: OSError) -> str:
    """Why a file could not be read or written, as the end of a sentence; the system's own words for a rare reason."""
    return _OF_FILES.get(error.errno or 0) or str(error.strerror or error)


def database_trouble(error: Exception, *, file: Path | None = None) -> str:
    """What to do about a database that refuses or does not answer: one sentence, whatever the engine.

    `file`: that of SQLite, which says no more than that it cannot open or write it.
    """
    said = f"{error} {getattr(error.__cause__, 'sqlstate', '')}"
    if file and re.search(r"readonly database|unable to open|disk I/O error", said):
        why = _why_not_written(file)
        if why:
            return why
    return next(
        (sentence for words, sentence in _OF_DATABASES.items() if re.search(words, said)),
        "La base de données ne répond pas\u00a0: vérifiez REGAIN_DATABASE_URL, et que son serveur tourne.",
    )


def is_of_the_machine(error: BaseException | None) -> bool:
    """Whether the database or the disk is what failed (stopped, full, read-only, locked), not the program."""
    if isinstance(error, OSError):
        return error.errno in _OF_A_DISK
    return isinstance(error, OperationalError | InterfaceError)


def _why_not_written(file: Path) -> str:
    """The true reason why nothing can be written beside a database, when the system says it; blank otherwise."""
    folder = file.parent
    if not folder.is_dir():
        return f"Le dossier de la base de données n’existe pas, ou ce compte n’y entre pas\u00a0: {folder}."
    if os.statvfs(folder).f_flag & os.ST_RDONLY:
        return (
            f"Le disque de la base de données est en lecture seule ({folder})\u00a0: rendez-le à l’écriture. Pour lire ce "
            "qu’il contient, copiez tout ce dossier ailleurs et donnez-le par REGAIN_DATA_DIR."
        )
    if not os.statvfs(folder).f_bavail:
        return f"Le disque de la base de données est plein ({folder})\u00a0: libérez de la place, puis recommencez."
    if not os.access(folder, os.W_OK):
        return f"Ce compte ne peut pas écrire dans {folder}\u00a0: donnez-le à qui lance Regain, avec tout ce qu’il contient."
    return ""
