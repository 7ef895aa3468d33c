from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from django.db.utils import DataError, IntegrityError

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import Draft
from regain.domain.journal.usecases import append, hold_journal, record


class RowsNotAccepted(BusinessError):
    """The database refuses the rows: one of its rules would not hold."""


def restore_contract(
    rows: Iterable[Model], *, entries: Sequence[Draft], code: str, told: Mapping[str, Any], by: Member
) -> Contract:
    """Write the rows of a contract as they are, under the very keys they bear: all of them, or none.

    Each comes after those it leads to; the bytes of files are in the store already. `entries`: what the journal it
    comes from told of them; they are numbered and sealed again, at the end of this one. `told`: what the journal keeps
    of where they come from. Raises RowsNotAccepted.
    """
    try:
        with transaction.atomic():
            hold_journal()
            _write(rows)
            append(entries)
            _count_on([Entry])
            contract = Contract.objects.get(code=code)
            record(Event.CONTRACT_IMPORTED, on=contract, by=by, after=told)
            connection.check_constraints()
    except (IntegrityError, DataError) as error:
        raise RowsNotAccepted(
            f"La base de données refuse ces lignes\u00a0: rien n’est écrit. ({str(error).splitlines()[0][:200]})"
        ) from error
    return contract


def _write(rows: Iterable[Model]) -> None:
    models: list[type[Model]] = []
    for model, some in groupby(rows, key=_model_of):
        model._default_manager.bulk_create(some, batch_size=500)  # noqa: SLF001  # the manager of any model
        models.append(model)
    _count_on(models)


def _count_on(models: list[type[Model]]) -> None:
    """PostgreSQL does not count the keys it was given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _model_of(row: Model) -> type[Model]:
    return type(row)
