"""A customer's own template: checked, kept, filled with what an agreement in force says."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from regain.core.member import Member
from regain.domain.contracts.enums import INDICATOR_LABELS, CommitmentKind
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.contracts.queries import version_in_force
from regain.domain.documents.models import DocumentTemplate
from regain.domain.documents.queries import bytes_of
from regain.domain.documents.usecases import add_template, store_file
from regain.exchange.draft import draft_from_data
from regain.exchange.reading.sniffing import MediaType
from regain.exchange.reading.template_guards import refuse_unsafe
from regain.exchange.writing.templates import TemplateRefused, check_template, fields_of, fill_template

LABELS = {**INDICATOR_LABELS, **dict(CommitmentKind.choices)}
"""The French of the codes that a draft holds."""


@transaction.atomic
def keep_template(content: bytes, *, name: str, file_name: str, contract: Contract, by: Member) -> DocumentTemplate:
    """Check a template and keep it. Raises UnreadableFile, TemplateRefused (with its faults), TemplateNameTaken."""
    refuse_unsafe(content)
    if faults := check_template(content):
        raise TemplateRefused(*faults)
    file = store_file(content, name=file_name, media_type=MediaType.DOCX.value, contract_code=contract.code, by=by)
    return add_template(file, name=name, contract_code=contract.code, by=by)


def fields_in_force(agreement: Agreement) -> Mapping[str, Any] | None:
    """The fields of the version in force, None when there is none."""
    version = version_in_force(agreement)
    return fields_of(draft_from_data(version.snapshot), labels=LABELS) if version else None


def filled_template(template: DocumentTemplate, fields: Mapping[str, Any]) -> bytes:
    """The document that the template gives. Raises TemplateRefused, UnreadableFile, FileLost."""
    content = bytes_of(template.file)
    refuse_unsafe(content)
    return fill_template(content, fields)
