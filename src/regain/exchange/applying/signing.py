"""Signing an amendment with the paper that was signed: both are kept, or neither."""

from datetime import date

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.documents.usecases import store_file
from regain.exchange.applying.amendments import apply_amendment
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.sniffing import MediaType, media_type_of


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
    kind = _kind_of_paper(content) if content else ""
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


def _kind_of_paper(content: bytes) -> str:
    """The media type. Raises UnreadableFile for what nobody signs: a plain text, a table, a picture."""
    kind = media_type_of(content)
    if kind is MediaType.TEXT:
        raise UnreadableFile(
            "Ce fichier n’est pas un document signé. Joignez un document PDF, Word (.docx) ou OpenDocument (.odt)."
        )
    return kind.value
