from collections.abc import Mapping

from django.db import transaction

from regain.core.member import Member
from regain.domain.documents.models import DocumentImport, RememberedChoice
from regain.domain.documents.queries import choices_remembered
from regain.domain.documents.rules import named_by
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import record


@transaction.atomic
def remember_choices(choices: Mapping[str, str], *, scope: str, document_import: DocumentImport, by: Member) -> None:
    """Keep the answers for the next reading under this scope; a new answer replaces the old one. Idempotent."""
    known = choices_remembered([scope])
    new = {key: value for key, value in choices.items() if known.get(key) != value}
    if not new:
        return
    for key, value in new.items():
        RememberedChoice.objects.update_or_create(scope=scope, key=key, defaults={"value": value})
    before = {key: known[key] for key in new if key in known}
    record(
        Event.CHOICES_REMEMBERED,
        on=document_import,
        by=by,
        before=before,
        after=new,
        of_people=named_by(document_import),
    )
