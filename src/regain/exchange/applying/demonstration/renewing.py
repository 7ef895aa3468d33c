from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from regain.core.letters import forget_letters
from regain.core.member import SYSTEM
from regain.domain.accounts.queries import member_of, person_with_email
from regain.domain.contracts.models import Contract
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import demonstration_prepared_at
from regain.domain.journal.rules import base_of
from regain.domain.journal.usecases import anchors_kept_on_failure, hold_journal, lift_guards, mark_as_demonstration
from regain.exchange.applying.demonstration.inventing import invent
from regain.exchange.applying.demonstration.preparing import (
    AGREEMENT,
    NEIGHBOUR_S,
    NotADemonstration,
    import_demonstration_agreement,
    prepare_reference_data,
)

_OF_THE_CODE = {"contenttypes.contenttype", "auth.permission"}
"""Tables that hold what the code is, whose keys each process keeps in memory."""


def renew_demonstration(*, asked_by: str = "") -> Contract:
    """Empty the database of a demonstration and prepare it again as the first time, in one transaction.

    `asked_by`: the address of the person of the demonstration who asks, under whose name the new journal says so; by
    default the instance. Letters kept in a folder go too. Files received stay in the store, where another instance may
    have its own. Raises NotADemonstration, before anything is read or written, unless this process is a demonstration
    and the database began as one: a database where somebody works for real has no such mark, and cannot be given one.
    """
    refuse_unmarked()
    with anchors_kept_on_failure() as forget, transaction.atomic():
        hold_journal()
        first = Entry.objects.order_by("number").values_list("mac", flat=True).first()
        forget(base_of(first or ""))
        _empty()
        contract = prepare_reference_data()
        for path in (AGREEMENT, NEIGHBOUR_S):
            import_demonstration_agreement(path, contract=contract)
        invent(contract)
        person = person_with_email(asked_by) if asked_by else None
        by = member_of(person, on=timezone.localdate()) if person else SYSTEM
        mark_as_demonstration(by=by, again=True)
    forget_letters()
    return contract


def refuse_unmarked() -> None:
    """Raise NotADemonstration unless this process is a demonstration and the database began as one."""
    if not settings.DEMO or demonstration_prepared_at() is None:
        raise NotADemonstration("Seule une démonstration se remet à neuf\u00a0: rien n’est effacé.")


def _empty() -> None:
    """Take every row away, then bring back what migrations leave: the catalogue of figures, the guards of the journal."""
    lift_guards()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    for model in _tables():
        model._base_manager.all()._raw_delete(connection.alias)  # noqa: SLF001  # type: ignore[attr-defined]
    connection.check_constraints()  # PostgreSQL changes no table whose rows wait to be checked
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _tables() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        about = model._meta  # noqa: SLF001  # Django documents _meta as public
        if about.managed and not about.proxy and about.label_lower not in _OF_THE_CODE:
            yield model
