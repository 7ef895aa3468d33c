from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from regain.domain.contracts.enums import OPEN_AMENDMENTS, AmendmentStatus


class Amendment(models.Model):
    """An *avenant*: edits of the text of a version (`base`), their circuit, and the version their signature made.

    A dropped one gives its number back.

    `edits` are those of rules/edits.py, in the order they were made; `choices` answer the questions their plan asks,
    by key. `version` counts the writes (optimistic locking).
    """

    agreement = models.ForeignKey("contracts.Agreement", models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField("numéro")
    title = models.CharField("objet", max_length=300)
    status = models.CharField("état", max_length=10, choices=AmendmentStatus, default=AmendmentStatus.DRAFT)
    base = models.ForeignKey("contracts.AgreementVersion", models.PROTECT, related_name="amendments")
    edits = models.JSONField("modifications", default=list, blank=True)
    choices = models.JSONField("choix faits", default=dict, blank=True)
    opened_at = models.DateTimeField("ouvert le", db_default=Now())
    opened_by = models.CharField("ouvert par", max_length=250)
    proposed_on = models.DateField("proposé le", null=True, blank=True)
    proposed_at = models.CharField("proposé à", max_length=150, blank=True)
    reviewed_on = models.DateField("relu le", null=True, blank=True)
    reviewed_at = models.CharField("relu à", max_length=150, blank=True)
    signed_on = models.DateField("signé le", null=True, blank=True)
    signed_at = models.CharField("signé à", max_length=150, blank=True)
    paper = models.ForeignKey(
        "documents.StoredFile",
        models.PROTECT,
        related_name="amendments",
        null=True,
        blank=True,
        verbose_name="papier signé",
    )
    is_signed_outside = models.BooleanField("signé sur papier hors de Regain", default=False)
    result = models.OneToOneField(
        "contracts.AgreementVersion", models.PROTECT, related_name="amendment", null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "avenant"
        ordering = ["agreement_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                condition=~Q(status=AmendmentStatus.DROPPED),
                name="one_amendment_per_number",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(status__in=OPEN_AMENDMENTS),
                name="at_most_one_open_amendment",
                violation_error_message="Un avenant est déjà ouvert pour cette convention.",
            ),
            models.CheckConstraint(condition=Q(status__in=AmendmentStatus.values), name="amendment_status_is_known"),
            models.CheckConstraint(
                condition=Q(status=AmendmentStatus.SIGNED, signed_on__isnull=False, result__isnull=False)
                | (~Q(status=AmendmentStatus.SIGNED) & Q(signed_on__isnull=True, result__isnull=True)),
                name="a_signed_amendment_has_its_date_and_its_version",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True) | Q(reviewed_on__gte=F("proposed_on")),
                name="an_amendment_is_reviewed_after_it_is_proposed",
                violation_error_message="La relecture ne peut pas précéder la proposition.",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | Q(reviewed_on__isnull=True) | Q(signed_on__gte=F("reviewed_on")),
                name="an_amendment_is_signed_after_it_is_reviewed",
                violation_error_message="La signature ne peut pas précéder la relecture.",
            ),
            models.CheckConstraint(
                condition=Q(is_signed_outside=False) | Q(paper__isnull=False),
                name="an_amendment_signed_outside_has_its_paper",
                violation_error_message="Joignez le fichier de l’avenant signé.",
            ),
        ]

    def __str__(self) -> str:
        return f"Avenant n° {self.number} – {self.agreement}"

    @property
    def name(self) -> str:
        """`Avenant n° 3`; a dropped one gave its number back, and says so."""
        is_dropped = self.status == AmendmentStatus.DROPPED
        return f"Avenant abandonné (ancien n°\u00a0{self.number})" if is_dropped else f"Avenant n°\u00a0{self.number}"
