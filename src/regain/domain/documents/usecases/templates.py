from datetime import datetime

from django.db import transaction

from regain.core.errors import BusinessError
from regain.core.french import quoted
from regain.core.member import Member
from regain.domain.documents.models import DocumentTemplate, StoredFile
from regain.domain.documents.queries import templates_of
from regain.domain.documents.usecases.limits import refuse_more_for
from regain.domain.journal.enums import Event
from regain.domain.journal.usecases import hold_journal, record


class TemplateNameTaken(BusinessError):
    """Another template of the contract has that name: by add_template and restore_template."""


@transaction.atomic
def add_template(file: StoredFile, *, name: str, contract_code: str, by: Member) -> DocumentTemplate:
    """Offer a template to those who write the documents of a contract. Raises TemplateNameTaken, TooManyFilesWaiting."""
    _refuse_taken(name, contract_code)
    refuse_more_for(contract_code, file, by=by)
    template = DocumentTemplate.objects.create(
        file=file, name=name, contract_code=contract_code, added_by=by.label[:250]
    )
    record(Event.TEMPLATE_ADDED, on=template, by=by, after={"file": file.sha256, "contract": contract_code})
    return template


@transaction.atomic
def archive_template(template: DocumentTemplate, *, archived_at: datetime, by: Member) -> None:
    """Put the template aside; restore_template brings it back. Idempotent."""
    hold_journal()
    if not DocumentTemplate.objects.filter(pk=template.pk, archived_at=None).update(archived_at=archived_at):
        return
    template.refresh_from_db()
    record(Event.TEMPLATE_ARCHIVED, on=template, by=by)


@transaction.atomic
def restore_template(template: DocumentTemplate, *, by: Member) -> None:
    """Bring back a template that was put aside. Idempotent. Raises TemplateNameTaken."""
    hold_journal()
    held = DocumentTemplate.objects.select_for_update().get(pk=template.pk)
    if held.archived_at is None:
        return
    _refuse_taken(held.name, held.contract_code)
    DocumentTemplate.objects.filter(pk=held.pk).update(archived_at=None)
    template.refresh_from_db()
    record(Event.TEMPLATE_RESTORED, on=template, by=by)


def _refuse_taken(name: str, contract_code: str) -> None:
    if templates_of(contract_code).filter(name=name).exists():
        raise TemplateNameTaken(f"Un modèle de ce contrat s’appelle déjà {quoted(name)}\u00a0: donnez un autre nom.")
