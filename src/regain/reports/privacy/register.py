"""The register, as the code is: every personal column of the installed tables, with its purpose and its period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from regain.core import french
from regain.reports.privacy.impersonal import IMPERSONAL
from regain.reports.privacy.personal import PERSONAL
from regain.reports.privacy.processings import PROCESSINGS, Processing, Why
from regain.reports.privacy.words import Column, Kept

WORDS = {
    Kept.ACCOUNT: "le temps du compte, puis {days} après sa fermeture",
    Kept.SESSION: "le temps de la session, puis {days}",
    Kept.INVITATION: "jusqu’à l’expiration de l’invitation, puis {days}",
    Kept.READING: "le temps de l’import ; abandonné, {days} après la dernière écriture",
    Kept.FILE: "tant qu’un contrat s’y réfère, puis {days}",
    Kept.CONTRACT: "le temps du contrat et de son évaluation, puis archivage par la collectivité",
    Kept.JOURNAL: "{days}, puis l’entrée reste sans les noms",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A personal column of an installed table."""

    table: str
    field: str
    column: Column
    kept: str


def columns_of(table: type[Model]) -> list[str]:
    """The columns and links that a table itself holds."""
    meta = table._meta  # noqa: SLF001  # Django documents _meta as its public way to a model
    return [field.name for field in (*meta.concrete_fields, *meta.local_many_to_many)]


def tables() -> dict[str, type[Model]]:
    """Every installed table by its label, those of libraries included."""
    return {model._meta.label_lower: model for model in apps.get_models()}  # noqa: SLF001


def undeclared() -> list[str]:
    """The columns that nobody looked at, `table.column`: the register would be silent about them."""
    return [
        f"{label}.{name}"
        for label, table in sorted(tables().items())
        for name in columns_of(table)
        if name not in PERSONAL.get(label, {}) and name not in IMPERSONAL.get(label, "").split()
    ]


def declared_wrongly() -> list[str]:
    """The columns declared twice, or that do not exist in an installed table."""
    found = []
    for label, table in sorted(tables().items()):
        personal, impersonal = set(PERSONAL.get(label, {})), set(IMPERSONAL.get(label, "").split())
        strays = (personal & impersonal) | ((personal | impersonal) - set(columns_of(table)))
        found += [f"{label}.{name}" for name in sorted(strays)]
    return found


def lines(periods: Mapping[str, int]) -> Iterator[Line]:
    """Every personal column of the installed tables; `periods`: days by kind of data (settings.RETENTION)."""
    for label in sorted(tables().keys() & PERSONAL.keys()):
        for field, column in PERSONAL[label].items():
            words = WORDS[column.kept].format(
                days=french.duration(periods[column.kept]) if column.kept in periods else ""
            )
            yield Line(label, field, column, words)


def register(periods: Mapping[str, int]) -> list[tuple[Processing, list[Line]]]:
    """The processings, each with its columns."""
    every = list(lines(periods))
    return [(PROCESSINGS[why], [line for line in every if line.column.why == why]) for why in Why]
