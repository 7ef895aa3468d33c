"""The names that columns may have, and what stands in them."""

import re
from collections.abc import Mapping
from typing import Any

from regain.core.labels import fold

CODE, NAME, COMMUNES, COMMUNE_NAMES = "code", "name", "communes", "commune_names"
PERIMETER = {
    CODE: ("code qp", "codeqp", "code qpv", "codeqpv", "code quartier", "codgeo", "id qp", "qp", "qpv", "code"),
    NAME: (
        "lib qp",
        "libqp",
        "nom qp",
        "nomqp",
        "lib qpv",
        "nom qpv",
        "libgeo",
        "nom quartier",
        "libelle",
        "nom",
        "lib",
    ),
    COMMUNES: (
        "insee com",
        "inseecom",
        "code insee",
        "codeinsee",
        "insee",
        "depcom",
        "code commune",
        "code com",
        "com",
    ),
    COMMUNE_NAMES: ("lib com", "libcom", "nom com", "nomcom", "nom commune", "commune pol", "commune", "communes"),
}
COMMUNE = {
    CODE: ("code insee", "codeinsee", "insee com", "insee", "codgeo", "depcom", "code commune", "com", "code"),
    NAME: ("nom", "nom com", "nom commune", "libgeo", "libelle", "lib com", "commune", "nom officiel"),
}
_SEPARATORS = re.compile(r"[,;|/]")


def column_names(columns: Mapping[str, Any], known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """For each known column, the name it has here: case, accents, `_` and the final `_m` of cut names do not count."""
    here: dict[str, str] = {}
    for name in columns:
        here.setdefault(fold(str(name)).replace("_", " ").strip(), str(name))
    return {
        key: here[next(alias for alias in aliases if alias in here)]
        for key, aliases in known.items()
        if any(alias in here for alias in aliases)
    }


def text(value: Any) -> str:
    """What a cell says, blanks pressed together; blank for nothing."""
    return "" if value is None else " ".join(str(value).replace("\x00", "").split())


def listed(value: Any) -> tuple[str, ...]:
    """Several values joined by `,` (or `;`, `|`, `/`), or a true list; each once."""
    parts = value if isinstance(value, list | tuple) else _SEPARATORS.split(text(value))
    return tuple(dict.fromkeys(word for word in map(text, parts) if word))
