from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from regain.domain.contracts.enums import AgreementKind, VersionStatus


class Agreement(models.Model):
    """A *convention*: the framework agreement of a contract, or the agreement of one of its communes.

    Its fields and what hangs under it are the living state; what was signed is in its versions.
    """

    contract = models.ForeignKey("contracts.Contract", models.PROTECT, related_name="agreements")
    kind = models.CharField("nature", max_length=10, choices=AgreementKind)
    commune = models.ForeignKey("territory.Commune", models.PROTECT, related_name="agreements", null=True, blank=True)
    signed_on = models.DateField("signée le", null=True, blank=True)
    signed_at = models.CharField("signée à", max_length=150, blank=True)
    elected_referent = models.CharField("référent élu", max_length=300, blank=True)
    technical_referent = models.CharField("référent technicien", max_length=300, blank=True)

    class Meta:
        verbose_name = "convention"
        ordering = ["contract_id", "kind", "commune__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "commune"], name="one_communal_agreement_per_commune"),
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(kind=AgreementKind.FRAMEWORK),
                name="one_framework_agreement_per_contract",
            ),
            models.CheckConstraint(
                condition=Q(kind=AgreementKind.FRAMEWORK, commune__isnull=True)
                | Q(kind=AgreementKind.COMMUNAL, commune__isnull=False),
                name="a_communal_agreement_has_a_commune",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.commune}" if self.commune else self.get_kind_display()


class AgreementVersion(models.Model):
    """What was signed, as it was read: an immutable snapshot (the draft, `regain/agreement@1`) and its source file.

    A version is never erased, not even with its agreement. It stands from a day on, until the next one stands; the
    order of the days follows that of the numbers.
    """

    agreement = models.ForeignKey("contracts.Agreement", models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("numéro")
    status = models.CharField("état", max_length=10, choices=VersionStatus, default=VersionStatus.IN_FORCE)
    source = models.ForeignKey("documents.StoredFile", models.PROTECT, related_name="agreement_versions")
    stands_from = models.DateField("en vigueur depuis le")
    snapshot = models.JSONField("texte lu")
    choices = models.JSONField("choix faits", default=dict)
    adopted_at = models.DateTimeField("enregistrée le", db_default=Now())
    adopted_by = models.CharField("enregistrée par", max_length=250)

    class Meta:
        verbose_name = "version de convention"
        verbose_name_plural = "versions de convention"
        ordering = ["agreement_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(status=VersionStatus.IN_FORCE),
                name="at_most_one_version_in_force",
            ),
            models.CheckConstraint(condition=Q(status__in=VersionStatus.values), name="version_status_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}, version {self.number}"


class Signatory(models.Model):
    """Who signs, as the text names them."""

    agreement = models.ForeignKey("contracts.Agreement", models.CASCADE, related_name="signatories")
    rank = models.PositiveSmallIntegerField("rang")
    name = models.CharField("nom", max_length=300)
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        verbose_name = "signataire"
        ordering = ["agreement_id", "rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "name"], name="nobody_signs_an_agreement_twice")]

    def __str__(self) -> str:
        return self.name
