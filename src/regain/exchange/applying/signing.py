"""Signing an amendment with the paper that was signed: both are kept, or neither."""

from datetime import date

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.documents.usecases import store_file
from regain.exchange.applying.amendments import apply_amendment
from regain.exchange.reading.sniffing import media_type_of


@transaction.atomic
def sign_with_paper(  # noqa: PLR0913  # keyword-only, like the function it calls
    amendment: Amendment,
    *,
    content: bytes,
    name: str,
    signed_on: date,
    signed_at: str,
    is_signed_outside: bool,
    today: date,
    fingerprint: str,
    expected: int,
    by: Member,
) -> AgreementVersion:
    """Sign as apply_amendment does, keeping the signed file (no bytes: none was given), its kind told by content.

    Raises UnreadableFile, and what apply_amendment raises; nothing is then written.
    """
    code = amendment.agreement.contract.code
    kind = media_type_of(content).value if content else ""
    paper = store_file(content, name=name, media_type=kind, contract_code=code, by=by) if content else None
    return apply_amendment(
        amendment,
        signed_on=signed_on,
        signed_at=signed_at,
        paper=paper,
        is_signed_outside=is_signed_outside,
        today=today,
        fingerprint=fingerprint,
        expected=expected,
        by=by,
    )
