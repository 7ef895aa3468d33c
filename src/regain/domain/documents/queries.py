"""Reading stored files, imports and remembered choices."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.documents.enums import ImportKind, ImportStatus
from regain.domain.documents.models import DocumentImport, DocumentTemplate, RememberedChoice, StoredFile
from regain.domain.documents.rules import KEEPERS, REFERENTS


class FileLost(BusinessError):
    """The bytes of a stored file are no longer where they were kept."""


def imports_visible_to(member: Member) -> QuerySet[DocumentImport]:
    """The imports the member may see, newest first, without what was read of them."""
    imports = DocumentImport.objects.select_related("file").defer("reading").order_by("-pk")
    if member.is_system:
        return imports
    if not member.contract:
        return imports.none()
    imports = imports.filter(contract_code=member.contract)
    if member.is_one_of(*KEEPERS):
        return imports
    seen = Q(status=ImportStatus.APPLIED) | Q(started_by_key=member.key)
    if member.is_one_of(*REFERENTS):
        seen |= Q(insee_code=member.commune)
    return imports.filter(seen)


def imports_to_resume(member: Member) -> QuerySet[DocumentImport]:
    """The imports begun and neither applied nor abandoned."""
    return imports_visible_to(member).filter(status=ImportStatus.READ)


def import_to_resume_of(sha256: str, *, kind: ImportKind, contract_code: str) -> DocumentImport | None:
    """The import of the very file that has this SHA-256 (hexadecimal), if one is still open."""
    return (
        DocumentImport.objects.filter(
            file__sha256=sha256, kind=kind, contract_code=contract_code, status=ImportStatus.READ
        )
        .select_related("file")
        .first()
    )


def bytes_of(file: StoredFile) -> bytes:
    """The file as it was received. Raises FileLost."""
    try:
        with file.content.open("rb") as opened:
            content: bytes = opened.read()
    except FileNotFoundError as error:
        raise FileLost(
            f"Le fichier «\u00a0{file.name}\u00a0» n’est plus parmi les fichiers conservés\u00a0: déposez-le de nouveau."
        ) from error
    return content


def choices_remembered(scopes: Iterable[str]) -> dict[str, str]:
    """The answers once given under these scopes; the later scopes win."""
    order = list(scopes)
    remembered = RememberedChoice.objects.filter(scope__in=order).order_by("scope", "key")
    return {choice.key: choice.value for choice in sorted(remembered, key=lambda choice: order.index(choice.scope))}


def templates_of(contract_code: str) -> QuerySet[DocumentTemplate]:
    """The templates in use for the documents of a contract, by name."""
    return _templates().filter(contract_code=contract_code, archived_at=None)


def archived_templates_of(contract_code: str) -> QuerySet[DocumentTemplate]:
    """The templates of a contract that were put aside, by name."""
    return _templates().filter(contract_code=contract_code, archived_at__isnull=False)


def templates_visible_to(member: Member) -> QuerySet[DocumentTemplate]:
    """The templates the member may see, those put aside included."""
    if member.is_system:
        return _templates()
    return _templates().filter(contract_code=member.contract) if member.contract else _templates().none()


def _templates() -> QuerySet[DocumentTemplate]:
    return DocumentTemplate.objects.select_related("file").order_by("contract_code", "name", "pk")
