"""Which tables an archive holds, in the order in which they can be filled: derived from the models themselves.

A new table that leads to a contract is in; a test tells of any other that is neither here nor left out.
"""

from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db.models import FileField, ForeignKey, ManyToManyField, Model

from regain.domain.contracts.models import Contract
from regain.domain.documents.models import RememberedChoice
from regain.domain.journal.models import Entry
from regain.domain.territory.models import (
    Commune,
    Correspondence,
    Intercommunality,
    Neighbourhood,
    Outline,
    OutlineFile,
    Perimeter,
)
from regain.exchange.planning.archive.entries import entry_columns

Table = type[Model]
Column = Any
"""A field of a model: django-stubs has no common name for those that are kept and those that link."""

LEFT_OUT = {
    "documents.purge": "what the instance took away on its own calendar",
    "accounts.invitation": "leads to an account, and its link opens one in this instance only",
    "accounts.keptform": "what somebody was typing when their session ended, in this instance only",
    "accounts.opensession": "says who is signed in, in this instance only",
    "accounts.organisation": "who works where belongs to the instance, like the accounts",
    "accounts.mandate": "a mandate is given to an account: it is given again in the new instance",
    "accounts.person": "an account is personal data and a password: people are added again in the new instance",
    "journal.head": "each instance numbers and seals its own journal: entries brought are sealed again",
    "journal.personalvalue": "goes in the entries that it belongs to",
    "territory.address": "the national address base is public and large: it is imported again in the new instance",
    "territory.addressfile": "goes with the addresses",
    "territory.correspondencetrace": "what undoing a correspondence needs: keys of rows of this instance alone",
    "indicators.columnmapping": "how files are read belongs to the instance that reads them",
    "indicators.dataset": "the catalogue comes with the code",
    "indicators.edition": "figures are those of all places: they are imported again from their files",
    "indicators.indicator": "the catalogue comes with the code; own indicators come back with their files",
    "indicators.observation": "figures are those of all places: they are imported again from their files",
    "indicators.observedplace": "names of places come back with the files that give them",
}
"""The project's tables that no archive holds, each with its reason."""

LEFT_OUT_COLUMNS = {
    "documents.documentimport.started_by_key": "the key of an account, which means somebody else in another instance",
}
"""The columns that no archive holds, each with its reason."""

SHARED: tuple[Table, ...] = (
    *(Intercommunality, Commune, Neighbourhood, Perimeter),
    *(OutlineFile, Outline, Correspondence),
)
"""The territory, which several contracts may use: what is there already is recognised, and stays as it is there."""

AUTHORS = {
    "contracts.agreementversion.adopted_by",
    "contracts.amendment.opened_by",
    "documents.documentimport.started_by",
    "documents.documenttemplate.added_by",
}
"""The columns that name the person who wrote the row."""

CODE = "contract_code"
"""The column by which a table below the contracts says whose its rows are."""


def label_of(table: Table) -> str:
    """`territory.commune`: the name of the table in the archive, and in the keys of the journal."""
    return table._meta.label_lower  # noqa: SLF001  # Django documents _meta as its public way to a model


def columns_of(table: Table) -> list[Column]:
    """What is kept of a row: its fields and its links. Where an instance puts a file's bytes is its own business."""
    if table is Entry:
        return list(entry_columns())
    meta = table._meta  # noqa: SLF001
    kept = [
        field
        for field in meta.concrete_fields
        if not isinstance(field, FileField) and f"{label_of(table)}.{field.name}" not in LEFT_OUT_COLUMNS
    ]
    return [*kept, *meta.local_many_to_many]


def relations_of(table: Table) -> list[Column]:
    """The columns that lead to other rows."""
    return [field for field in columns_of(table) if isinstance(field, ForeignKey | ManyToManyField)]


def path_to_contract(table: Table) -> str | None:
    """The shortest way up to the contract by relations that are always there: `stake__contract`. None without one."""
    ways: list[tuple[Table, str]] = [(table, "")]
    seen = {table}
    for model, path in ways:
        if model is Contract:
            return path or "pk"
        for field in relations_of(model):
            above = field.related_model
            if isinstance(field, ForeignKey) and not field.null and above not in seen:
                seen.add(above)
                ways.append((above, f"{path}__{field.name}".lstrip("_")))
    return None


def is_by_code(table: Table) -> bool:
    """Whether the rows name their contract by its code."""
    return label_of(table) not in LEFT_OUT and any(field.name == CODE for field in columns_of(table))


@cache
def own_tables() -> tuple[Table, ...]:
    """The tables whose rows belong to one contract."""
    return tuple(
        model
        for model in project_tables()
        if label_of(model) not in LEFT_OUT
        and (path_to_contract(model) or is_by_code(model) or model is RememberedChoice)
    )


@cache
def project_tables() -> tuple[Table, ...]:
    """All the tables of the project (those of Django itself hold nothing of a contract)."""
    return tuple(model for model in apps.get_models() if model.__module__.startswith("regain."))


@cache
def archived_tables() -> tuple[Table, ...]:
    """The tables of an archive: each after those its rows lead to, the journal last."""
    named = {label_of(table): table for table in (*SHARED, *own_tables())}
    above = {
        name: sorted({label_of(field.related_model) for field in relations_of(table)} - {name})
        for name, table in sorted(named.items())
    }
    return (*(named[name] for name in TopologicalSorter(above).static_order() if name in named), Entry)
