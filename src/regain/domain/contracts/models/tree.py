from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from regain.domain.contracts.enums import CONTRACT_CODE, Origin


class Contract(models.Model):
    """A contrat de ville: one per agglomeration, known by its national code (CN06201M). `communes` are to sign."""

    code = models.CharField("code", max_length=8)
    name = models.CharField("nom", max_length=200)
    intercommunality = models.ForeignKey("territory.Intercommunality", models.PROTECT, related_name="contracts")
    communes = models.ManyToManyField("territory.Commune", related_name="contracts", blank=True)
    starts_on = models.DateField("du")
    ends_on = models.DateField("au")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "contrat de ville"
        verbose_name_plural = "contrats de ville"
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="one_contract_per_code"),
            models.CheckConstraint(
                condition=Q(code__shaped=CONTRACT_CODE),
                name="contract_code_is_well_formed",
                violation_error_message="Le code d’un contrat de ville s’écrit comme CN06201M.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lt=F("ends_on")),
                name="contract_starts_before_it_ends",
                violation_error_message="Le contrat finit avant d’avoir commencé\u00a0: vérifiez ses deux dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Stake(models.Model):
    """An *enjeu* of the contract. `number` is the contract's own (1, 2, 3)."""

    contract = models.ForeignKey("contracts.Contract", models.CASCADE, related_name="stakes")
    number = models.PositiveSmallIntegerField("numéro")
    label = models.CharField("libellé", max_length=500)
    origin = models.CharField("origine", max_length=10, choices=Origin, default=Origin.INFERRED)
    archived_at = models.DateTimeField("archivé le", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "enjeu"
        verbose_name_plural = "enjeux"
        ordering = ["contract_id", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="one_stake_per_number"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="stake_origin_is_known"),
        ]

    def __str__(self) -> str:
        return f"Enjeu {self.number} : {self.label}"


class StrategicObjective(models.Model):
    """An *objectif stratégique*, under its stake."""

    stake = models.ForeignKey("contracts.Stake", models.CASCADE, related_name="strategic_objectives")
    rank = models.PositiveSmallIntegerField("rang")
    label = models.CharField("libellé", max_length=500)
    origin = models.CharField("origine", max_length=10, choices=Origin, default=Origin.INFERRED)
    archived_at = models.DateTimeField("archivé le", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "objectif stratégique"
        verbose_name_plural = "objectifs stratégiques"
        ordering = ["stake_id", "rank", "pk"]
        constraints = [
            models.UniqueConstraint("stake", Upper("label"), name="no_strategic_objective_twice_under_a_stake"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="strategic_origin_is_known"),
        ]

    def __str__(self) -> str:
        return self.label


class IntercommunalObjective(models.Model):
    """An *objectif intercommunal*, under its strategic objective: what the communes hang their own objectives on."""

    strategic = models.ForeignKey(
        "contracts.StrategicObjective", models.CASCADE, related_name="intercommunal_objectives"
    )
    rank = models.PositiveSmallIntegerField("rang")
    label = models.CharField("libellé", max_length=500)
    origin = models.CharField("origine", max_length=10, choices=Origin, default=Origin.INFERRED)
    archived_at = models.DateTimeField("archivé le", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "objectif intercommunal"
        verbose_name_plural = "objectifs intercommunaux"
        ordering = ["strategic_id", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                "strategic", Upper("label"), name="no_intercommunal_objective_twice_under_its_parent"
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="intercommunal_origin_is_known"),
        ]

    def __str__(self) -> str:
        return self.label
