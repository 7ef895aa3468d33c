"""Reading stored files, imports and remembered choices."""

from collections.abc import Iterable

from django.db.models import QuerySet

from regain.core.member import Member
from regain.domain.documents.enums import ImportKind, ImportStatus
from regain.domain.documents.models import DocumentImport, RememberedChoice, StoredFile


def imports_visible_to(member: Member) -> QuerySet[DocumentImport]:
    """The imports the member may see, newest first, without what was read of them."""
    imports = DocumentImport.objects.select_related("file").defer("reading").order_by("-pk")
    return imports if member.is_known else imports.none()


def imports_to_resume(member: Member) -> QuerySet[DocumentImport]:
    """The imports begun and neither applied nor abandoned."""
    return imports_visible_to(member).filter(status=ImportStatus.READ)


def import_to_resume_of(file: StoredFile, *, kind: ImportKind, contract_code: str) -> DocumentImport | None:
    """The import of this very file that is still open."""
    return DocumentImport.objects.filter(
        file=file, kind=kind, contract_code=contract_code, status=ImportStatus.READ
    ).first()


def files_visible_to(member: Member) -> QuerySet[StoredFile]:
    """The files the member may see, newest first."""
    files = StoredFile.objects.order_by("-pk")
    return files if member.is_known else files.none()


def bytes_of(file: StoredFile) -> bytes:
    """The file as it was received. Raises FileNotFoundError when the store has lost it."""
    with file.content.open("rb") as opened:
        content: bytes = opened.read()
    return content


def choices_remembered(scopes: Iterable[str]) -> dict[str, str]:
    """The answers once given under these scopes; the later scopes win."""
    order = list(scopes)
    remembered = RememberedChoice.objects.filter(scope__in=order).order_by("scope", "key")
    return {choice.key: choice.value for choice in sorted(remembered, key=lambda choice: order.index(choice.scope))}
