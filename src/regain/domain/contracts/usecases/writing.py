"""Making the rows of an agreement what the pairs say: the same pairs the plan was shown from."""

from itertools import groupby
from typing import Any

from django.db.models import Manager, Model

from regain.domain.contracts.models import Agreement, Commitment
from regain.domain.contracts.rules.content import AgreementContent, Element
from regain.domain.contracts.rules.pairing import Pair, pair_up


def write_agreement(agreement: Agreement, *, current: AgreementContent, target: AgreementContent) -> None:
    """Write the agreement's own values, then all that hangs under it."""
    for name, value in target.columns.items():
        setattr(agreement, name, value)
    agreement.save()
    _write_under(agreement, pair_up(current, target), agreement)


def _write_under(parent: Model, pair: Pair, agreement: Agreement) -> None:
    for name, pairs in groupby(pair.children, key=lambda child: child.name):
        _write_list(getattr(parent, name), list(pairs), agreement)


def _write_list(rows: Manager[Any], pairs: list[Pair], agreement: Agreement) -> None:
    """Remove, then change, then add: no unique constraint is crossed on the way."""
    rows.filter(pk__in=[pair.current.pk for pair in pairs if pair.current and not pair.target]).delete()

    kept = [(pair, pair.target) for pair in pairs if pair.target]
    written = [_row(rows, target, rank, agreement) for rank, (_, target) in enumerate(kept, start=1)]
    existing = [_with_key(row, pair.current) for (pair, _), row in zip(kept, written, strict=True) if pair.current]
    if existing and any(_must_be_written(pair) for pair in pairs):
        rows.model.objects.bulk_update(existing, ["rank", "pointer", *kept[0][1].COLUMNS])
    rows.model.objects.bulk_create([row for row in written if row.pk is None])

    for (pair, _), row in zip(kept, written, strict=True):
        _write_under(row, pair, agreement)


def _row(rows: Manager[Any], target: Element, rank: int, agreement: Agreement) -> Model:
    # A related manager knows which row it hangs under; a commitment hangs under its agreement as well as its body.
    parents = {**rows.core_filters, **({"agreement": agreement} if rows.model is Commitment else {})}  # type: ignore[attr-defined]
    row: Model = rows.model(**parents, rank=rank, pointer=target.pointer, **target.columns)
    return row


def _with_key(row: Model, current: Element) -> Model:
    row.pk = current.pk
    return row


def _must_be_written(pair: Pair) -> bool:
    if not (pair.current and pair.target):
        return True
    return pair.is_rewritten or pair.move is not None or pair.current.pointer != pair.target.pointer
