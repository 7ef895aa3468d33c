from django.db import transaction

from regain.core.member import Author
from regain.domain.accounts.enums import ERASED_NAME
from regain.domain.accounts.queries import rows_by
from regain.domain.documents.models import DocumentImport, DocumentTemplate
from regain.domain.journal.enums import Event


@transaction.atomic
def forget_author_of_documents(author: Author) -> None:
    """Name nobody where the author's name stood. Part of an erasure, which the journal tells once for all of it."""
    rows_by(author, DocumentImport, "started_by", Event.IMPORT_STARTED).update(started_by=ERASED_NAME)
    rows_by(author, DocumentTemplate, "added_by", Event.TEMPLATE_ADDED).update(added_by=ERASED_NAME)
