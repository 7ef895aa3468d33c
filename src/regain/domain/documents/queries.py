"""Reading stored files, imports and remembered choices."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from regain.core.errors import BusinessError
from regain.core.member import Member
from regain.domain.documents.enums import ImportKind, ImportStatus
from regain.domain.documents.models import DocumentImport, DocumentTemplate, RememberedChoice, StoredFile
from regain.domain.documents.rules import KEEPERS, REFERENTS
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import key_of


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


def idle_imports(status: ImportStatus, *, before: datetime) -> QuerySet[DocumentImport]:
    """The imports in that state that nobody wrote to since then, as the journal tells, oldest first."""
    key = Concat(Value(f"{DocumentImport._meta.label_lower}:"), Cast("pk", CharField()))  # noqa: SLF001
    written_since = Entry.objects.filter(object_key=OuterRef("journal_key"), recorded_at__gte=before)
    imports = DocumentImport.objects.filter(status=status, started_at__lt=before).annotate(journal_key=key)
    return imports.filter(~Exists(written_since)).order_by("pk")


def unused_files(*, before: datetime) -> QuerySet[StoredFile]:
    """The files received before then that no row of any table leads to, oldest first."""
    files = StoredFile.objects.filter(stored_at__lt=before).order_by("pk")
    for relation in StoredFile._meta.related_objects:  # noqa: SLF001  # whoever refers to a file, above or not
        name = relation.field.name
        used = relation.related_model._default_manager.filter(**{name: OuterRef("pk")})  # noqa: SLF001
        files = files.filter(~Exists(used))
    return files


def waiting_files(files: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """Those of these files that nothing signed or applied rests on: left in an import, a template, or nowhere."""
    applied = DocumentImport.objects.filter(file=OuterRef("pk"), status=ImportStatus.APPLIED)
    waiting = files.filter(~Exists(applied))
    for relation in StoredFile._meta.related_objects:  # noqa: SLF001  # whoever refers to a file, above or not
        if relation.related_model not in {DocumentImport, DocumentTemplate}:
            used = relation.related_model._default_manager.filter(**{relation.field.name: OuterRef("pk")})  # noqa: SLF001
            waiting = waiting.filter(~Exists(used))
    return waiting


def files_stored_by(member: Member) -> QuerySet[Entry]:
    """What the journal tells of the files that the member gave."""
    return Entry.objects.filter(event=Event.FILE_STORED, author_key=member.key).order_by("number")


def files_given_by(member: Member) -> QuerySet[StoredFile]:
    """The files that the member gave, or had kept, newest first."""
    key = Concat(Value(f"{StoredFile._meta.label_lower}:"), Cast("pk", CharField()))  # noqa: SLF001
    files = StoredFile.objects.annotate(journal_key=key).order_by("-stored_at", "-pk")
    return files.filter(Exists(files_stored_by(member).order_by().filter(object_key=OuterRef("journal_key"))))


def file_held(sha256: str, *, contract_code: str, by: Member) -> StoredFile | None:
    """The row of these bytes in a contract; without a contract, the one that the same person gave for themselves."""
    files = StoredFile.objects.filter(sha256=sha256, contract_code=contract_code).order_by("pk")
    if not contract_code:
        files = files.filter(pk__in=files_given_by(by).order_by().values("pk"))
    return files.first()


def was_stored_by(member: Member, file: StoredFile) -> bool:
    """Whether the member gave that file already; the instance itself is not asked again."""
    return member.is_system or files_stored_by(member).filter(object_key=key_of(file)).exists()


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
