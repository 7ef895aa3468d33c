from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from regain.core.member import Author
from regain.domain.accounts.queries import written_by
from regain.domain.contracts.enums import OPEN_AMENDMENTS, AmendmentStatus, VersionStatus
from regain.domain.contracts.models import Agreement, AgreementVersion, Amendment, Contract
from regain.domain.contracts.queries.agreements import versions_of
from regain.domain.journal.enums import Event


def amendments_of(agreement: Agreement) -> QuerySet[Amendment]:
    """The amendments of an agreement, the newest first, with the versions they join."""
    return (
        Amendment.objects.filter(agreement=agreement)
        .select_related("agreement__contract", "agreement__commune", "base", "result", "paper")
        .order_by("-number", "-pk")
    )


def open_amendment_of(agreement: Agreement) -> Amendment | None:
    """The amendment being prepared on the agreement, if there is one: there is never another."""
    return amendments_of(agreement).filter(status__in=OPEN_AMENDMENTS).first()


def next_amendment_number(agreement: Agreement) -> int:
    """The number after the last amendment that was not dropped."""
    last = amendments_of(agreement).exclude(status=AmendmentStatus.DROPPED).first()
    return last.number + 1 if last else 1


def amendments_in(contract: Contract) -> QuerySet[Amendment]:
    """All the amendments of a contract, by commune, the newest first."""
    return (
        Amendment.objects.filter(agreement__contract=contract)
        .select_related("agreement__contract", "agreement__commune", "base", "result", "paper")
        .order_by("agreement__commune__name", "-number", "-pk")
    )


def amendments_edited_by(author: Author) -> list[Amendment]:
    """The amendments of which the author made an edit, by primary key."""
    amendments = written_by(author, Amendment, Event.AMENDMENT_EDITED)
    # No query looks inside a list of JSON values on both databases: amendments are few.
    return [one for one in amendments if any(is_edited_by(author, edit, one) for edit in one.edits)]


def is_edited_by(author: Author, edit: Mapping[str, Any], amendment: Amendment) -> bool:
    """Whether that edit (as data) of an amendment given by amendments_edited_by is the author's."""
    by = edit.get("by")
    return by in author.own_labels or (by in author.labels and bool(getattr(amendment, "is_theirs", False)))


def version_standing_on(agreement: Agreement, day: date) -> AgreementVersion | None:
    """The version that stood at the end of that day, None before the first signature.

    Withdrawn versions never stood. The days follow the numbers, so later versions never change this answer.
    """
    return versions_of(agreement).exclude(status=VersionStatus.WITHDRAWN).filter(stands_from__lte=day).first()
