from django.db import models
from django.db.models import F, Q

from regain.domain.contracts.enums import BODY_KINDS, CommitmentKind


class NamedBody(models.Model):
    """A body that an agreement names: a committee, a working group and its themes, a body of residents."""

    agreement = models.ForeignKey("contracts.Agreement", models.CASCADE, related_name="bodies")
    kind = models.CharField("nature", max_length=20, choices=CommitmentKind)
    rank = models.PositiveSmallIntegerField("rang")
    name = models.CharField("nom", max_length=300)
    themes = models.JSONField("thèmes", default=list, blank=True)
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        verbose_name = "instance nommée"
        verbose_name_plural = "instances nommées"
        ordering = ["agreement_id", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "kind", "name"], name="a_body_is_named_once"),
            models.CheckConstraint(condition=Q(kind__in=BODY_KINDS), name="a_named_body_is_of_a_body_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Commitment(models.Model):
    """A promise: measurable (how often, or by when), or saying that it is not. Promises without a body come last."""

    agreement = models.ForeignKey("contracts.Agreement", models.CASCADE, related_name="commitments")
    kind = models.CharField("nature", max_length=20, choices=CommitmentKind)
    body = models.ForeignKey("contracts.NamedBody", models.CASCADE, related_name="commitments", null=True, blank=True)
    rank = models.PositiveSmallIntegerField("rang")
    text = models.TextField("texte", blank=True)
    times_per_year = models.PositiveSmallIntegerField("fois par an", null=True, blank=True)
    due_on = models.DateField("échéance", null=True, blank=True)
    is_checkable = models.BooleanField("vérifiable")
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        verbose_name = "engagement"
        ordering = ["agreement_id", F("body__rank").asc(nulls_last=True), "rank", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CommitmentKind.values), name="commitment_kind_is_known"),
            models.CheckConstraint(
                condition=Q(is_checkable=False) | Q(times_per_year__isnull=False) | Q(due_on__isnull=False),
                name="a_commitment_is_measurable_or_says_that_it_is_not",
            ),
            models.CheckConstraint(
                condition=Q(times_per_year__isnull=True) | Q(times_per_year__gte=1),
                name="a_body_meets_at_least_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(kind=CommitmentKind.SIGNATORY, body__isnull=True)
                | (~Q(kind=CommitmentKind.SIGNATORY) & Q(body__isnull=False)),
                name="a_commitment_to_meet_names_its_body",
            ),
        ]

    def __str__(self) -> str:
        return self.text
