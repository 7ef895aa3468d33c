from django.db import transaction

from regain.core.member import Author
from regain.domain.accounts.enums import ERASED_NAME
from regain.domain.accounts.queries import rows_by
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.contracts.queries.amendments import amendments_edited_by, is_edited_by
from regain.domain.journal.enums import Event


@transaction.atomic
def forget_author_of_agreements(author: Author) -> None:
    """Name nobody where the author's name stood. Part of an erasure, which the journal tells once for all of it.

    What was signed is left as it was signed: its snapshot is what the paper says, authors are beside it.
    """
    rows_by(author, AgreementVersion, "adopted_by", Event.AGREEMENT_ADOPTED, told_of="agreement").update(
        adopted_by=ERASED_NAME
    )
    rows_by(author, Amendment, "opened_by", Event.AMENDMENT_OPENED).update(opened_by=ERASED_NAME)
    for amendment in amendments_edited_by(author):
        edits = [
            {**edit, "by": ERASED_NAME} if is_edited_by(author, edit, amendment) else edit for edit in amendment.edits
        ]
        Amendment.objects.filter(pk=amendment.pk).update(edits=edits)
