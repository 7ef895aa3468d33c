from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from regain.core.shapes import SHA256
from regain.domain.documents.enums import ImportKind, ImportStatus


class StoredFile(models.Model):
    """A file as it was received, by a contract or (`contract_code` blank) by the person who gave it, for themselves.

    The same bytes received by two contracts are two rows, and one file on the disk, known by its SHA-256
    (hexadecimal): what one contract's journal and archive say of it is never another's. Its media type comes from its
    content.
    """

    contract_code = models.CharField("contrat", max_length=8, blank=True, default="")
    sha256 = models.CharField("empreinte", max_length=64)
    name = models.CharField("nom", max_length=250)
    media_type = models.CharField("type", max_length=100)
    size = models.PositiveBigIntegerField("taille en octets")
    content = models.FileField("contenu", max_length=200)
    stored_at = models.DateTimeField("reçu le", db_default=Now())

    class Meta:
        verbose_name = "fichier"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract_code", "sha256"],
                condition=~Q(contract_code=""),
                name="one_stored_file_per_contract_and_content",
            ),
            models.CheckConstraint(condition=Q(sha256__shaped=SHA256), name="stored_file_has_a_sha256"),
        ]

    def __str__(self) -> str:
        return self.name


class DocumentImport(models.Model):
    """An import begun: the file, what was read of it, what was answered. It is kept until applied or abandoned.

    `reading` is {"document": ..., "draft": ..., "marks": ...} as made by regain.exchange; `version` counts the
    writes (optimistic locking). `seen`: keys of the findings that somebody said they had looked at. `insee_code`: the commune it speaks of, blank while that is not known.
    """

    kind = models.CharField("nature", max_length=20, choices=ImportKind, default=ImportKind.AGREEMENT)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="imports")
    status = models.CharField("état", max_length=10, choices=ImportStatus, default=ImportStatus.READ)
    contract_code = models.CharField("contrat", max_length=8)
    subject = models.CharField("objet", max_length=200, blank=True)
    reading = models.JSONField(default=dict)
    choices = models.JSONField("choix", default=dict)
    outcome = models.JSONField("résultat", default=dict)
    seen = models.JSONField("points vus", default=list)
    insee_code = models.CharField("commune", max_length=5, blank=True)
    started_by = models.CharField("commencé par", max_length=250)
    started_by_key = models.CharField("clé de la personne qui l’a commencé", max_length=100, blank=True)
    started_at = models.DateTimeField("commencé le", db_default=Now())
    applied_at = models.DateTimeField("appliqué le", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "import"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ImportStatus.values), name="import_status_is_known"),
            models.CheckConstraint(condition=Q(kind__in=ImportKind.values), name="import_kind_is_known"),
            models.CheckConstraint(
                condition=Q(status=ImportStatus.APPLIED, applied_at__isnull=False)
                | (~Q(status=ImportStatus.APPLIED) & Q(applied_at__isnull=True)),
                name="an_applied_import_has_its_date",
            ),
            models.UniqueConstraint(
                fields=["file", "kind", "contract_code"],
                condition=Q(status=ImportStatus.READ),
                name="one_open_import_per_file",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or str(self.file)


class RememberedChoice(models.Model):
    """An answer once given about a document, so that reading it again, or a corrected file, does not ask again."""

    scope = models.CharField("portée", max_length=200)
    key = models.CharField("question", max_length=300)
    value = models.TextField("réponse")

    class Meta:
        verbose_name = "choix retenu"
        verbose_name_plural = "choix retenus"
        ordering = ["scope", "key"]
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="one_answer_per_scope_and_question")]

    def __str__(self) -> str:
        return f"{self.key} : {self.value}"


class Purge(models.Model):
    """A run of `./regain purge`: how much of each kind of data it took away (`{"readings": 3}`)."""

    done_at = models.DateTimeField("faite le")
    counts = models.JSONField("nombres", default=dict)

    class Meta:
        verbose_name = "purge"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Purge du {self.done_at:%d/%m/%Y}"


class DocumentTemplate(models.Model):
    """An agglomeration's own DOCX template for the documents of a contract (fields: docs/templates.md)."""

    contract_code = models.CharField("contrat", max_length=8)
    name = models.CharField("nom", max_length=150)
    file = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="templates")
    added_at = models.DateTimeField("ajouté le", db_default=Now())
    added_by = models.CharField("ajouté par", max_length=250)
    archived_at = models.DateTimeField("archivé le", null=True, blank=True)

    class Meta:
        verbose_name = "modèle de document"
        verbose_name_plural = "modèles de document"
        ordering = ["contract_code", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract_code", "name"],
                condition=Q(archived_at__isnull=True),
                name="one_template_per_contract_and_name",
                violation_error_message="Un modèle de ce contrat porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.name
