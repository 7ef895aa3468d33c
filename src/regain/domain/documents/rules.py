"""Who may see an import, and how its states follow one another."""

from pathlib import PurePath

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.documents.enums import IMPORT_TRANSITIONS, ImportStatus
from regain.domain.documents.models import DocumentImport, DocumentTemplate
from regain.domain.journal.rules import OBJECT

KEEPERS = (Role.PROJECT_LEAD, Role.SUPPORT)
"""Those who keep the contract see every import of it."""

REFERENTS = (Role.TECHNICAL_REFERENT, Role.ELECTED_REFERENT)
"""Those who see the imports of their commune before they are applied."""


def can_see_import(member: Member, document_import: DocumentImport) -> bool:
    """Once applied, it is the text of what was signed: everybody in the contract. Until then, it is a draft.

    A draft is seen by those who keep the contract, the référents of its commune, and whoever began it.
    """
    if member.is_system:
        return True
    if not member.contract or document_import.contract_code != member.contract:
        return False
    if document_import.status == ImportStatus.APPLIED or member.is_one_of(*KEEPERS):
        return True
    if member.is_one_of(*REFERENTS) and document_import.insee_code == member.commune:
        return True
    return document_import.started_by_key == member.key


def can_see_template(member: Member, template: DocumentTemplate) -> bool:
    """Whoever holds a mandate in the contract whose documents it writes."""
    return member.is_system or (bool(member.contract) and template.contract_code == member.contract)


def can_become(document_import: DocumentImport, status: ImportStatus) -> bool:
    """Whether the import may go to that state (documents/enums.py, IMPORT_TRANSITIONS)."""
    return status in IMPORT_TRANSITIONS[ImportStatus(document_import.status)]


def place_of(sha256: str) -> str:
    """Where the store keeps the bytes of that SHA-256 (hexadecimal)."""
    return f"{sha256[:2]}/{sha256}"


def named_by(document_import: DocumentImport) -> dict[str, tuple[str, str]]:
    """Whose words name the import in the journal: its giver's, when it is called by the name of its file."""
    called, ending = str(document_import), PurePath(document_import.file.name).suffix
    is_theirs = bool(document_import.started_by_key) and called.endswith(ending)
    return {OBJECT: (document_import.started_by_key, called)} if is_theirs else {}
