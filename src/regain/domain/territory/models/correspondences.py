"""Which perimeter of 2015 and which of 2024 are one neighbourhood: guessed by Regain, decided by somebody."""

from django.db import models
from django.db.models import Q

from regain.domain.territory.enums import CorrespondenceState


class Correspondence(models.Model):
    """A perimeter, and what it may be the same neighbourhood as: a perimeter of the other vintage, or a neighbourhood.

    Neither, once decided: the perimeter has no counterpart. `reasons`: codes of CorrespondenceReason. `overlap`: share
    (0 to 1) of the smaller outline that lies in the other, null when one of them is not known.
    """

    perimeter = models.ForeignKey("territory.Perimeter", models.CASCADE, related_name="correspondences")
    other = models.ForeignKey("territory.Perimeter", models.CASCADE, related_name="counterparts", null=True, blank=True)
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.CASCADE, related_name="correspondences", null=True, blank=True
    )
    state = models.CharField("état", max_length=10, choices=CorrespondenceState)
    reasons = models.JSONField("raisons", default=list, blank=True)
    overlap = models.FloatField("recouvrement", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "correspondance"
        ordering = ["perimeter_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CorrespondenceState.values), name="correspondence_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=False)
                | Q(neighbourhood__isnull=False)
                | Q(state=CorrespondenceState.CONFIRMED),
                name="a_guess_has_a_counterpart",
            ),
            models.UniqueConstraint(fields=["perimeter", "other"], name="one_correspondence_per_pair_of_perimeters"),
            models.UniqueConstraint(
                fields=["perimeter"],
                condition=Q(state=CorrespondenceState.CONFIRMED),
                name="one_decided_correspondence_per_perimeter",
            ),
        ]

    def __str__(self) -> str:
        other = self.other or self.neighbourhood
        return f"{self.perimeter} et {other}" if other else f"{self.perimeter}, sans équivalent"


class CorrespondenceTrace(models.Model):
    """What deciding a correspondence changed, by keys of rows of this instance: what undoing it needs."""

    correspondence = models.OneToOneField("territory.Correspondence", models.CASCADE, related_name="trace")
    moved = models.JSONField("ce que décider a changé", default=dict)

    class Meta:
        verbose_name = "trace d’une correspondance"
        verbose_name_plural = "traces des correspondances"
        ordering = ["correspondence_id"]

    def __str__(self) -> str:
        return f"trace de {self.correspondence}"
