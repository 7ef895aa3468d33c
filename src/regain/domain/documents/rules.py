"""Who may see an import, and how its states follow one another."""

from django.db.models import Model

from regain.core.member import Member
from regain.domain.documents.enums import IMPORT_TRANSITIONS, ImportStatus
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile


def can_see_import(member: Member, document_import: DocumentImport) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_see_file(member: Member, file: StoredFile) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_see_template(member: Member, template: DocumentTemplate) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known


def can_manage_templates(member: Member, contract: Model) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come. `contract` is the one whose documents the templates write."""
    return member.is_known


def can_become(document_import: DocumentImport, status: ImportStatus) -> bool:
    """Whether the import may go to that state (documents/enums.py, IMPORT_TRANSITIONS)."""
    return status in IMPORT_TRANSITIONS[ImportStatus(document_import.status)]


def place_of(sha256: str) -> str:
    """Where the store keeps the bytes of that SHA-256 (hexadecimal)."""
    return f"{sha256[:2]}/{sha256}"
