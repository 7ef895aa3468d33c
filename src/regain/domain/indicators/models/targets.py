from django.db import models
from django.db.models import F, Q

from regain.domain.indicators.enums import Course, Direction
from regain.domain.territory.enums import Vintage


class Target(models.Model):
    """What an objective of the contract wants an indicator to become, at a place and by a year.

    `objective` is always there; `operational` narrows it to what one commune set out to do, whose words are kept in
    `operational_text` should an amendment remove it. The place is a neighbourhood, a commune, or else the
    agglomeration. `indicator` is a code: figures belong to the instance, targets to the contract.
    """

    objective = models.ForeignKey("contracts.IntercommunalObjective", models.PROTECT, related_name="targets")
    operational = models.ForeignKey(
        "contracts.OperationalObjective", models.SET_NULL, related_name="targets", null=True, blank=True
    )
    operational_text = models.TextField("objectif opérationnel", blank=True)
    indicator = models.CharField("indicateur", max_length=80)
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.PROTECT, related_name="targets", null=True, blank=True
    )
    commune = models.ForeignKey("territory.Commune", models.PROTECT, related_name="targets", null=True, blank=True)
    perimeter_vintage = models.PositiveSmallIntegerField(
        "millésime du périmètre", choices=Vintage, null=True, blank=True
    )
    baseline_value = models.DecimalField("valeur de départ", max_digits=18, decimal_places=6)
    baseline_year = models.PositiveSmallIntegerField("année de départ")
    target_value = models.DecimalField("valeur visée", max_digits=18, decimal_places=6)
    target_year = models.PositiveSmallIntegerField("année visée")
    direction = models.CharField("sens", max_length=4, choices=Direction)
    course = models.CharField("trajectoire", max_length=8, choices=Course, default=Course.STRAIGHT)
    archived_at = models.DateTimeField("archivée le", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "cible"
        ordering = ["objective_id", "indicator", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="target_direction_is_known"),
            models.CheckConstraint(condition=Q(course__in=Course.values), name="target_course_is_known"),
            models.CheckConstraint(condition=~Q(indicator=""), name="target_names_its_indicator"),
            models.CheckConstraint(
                condition=Q(neighbourhood__isnull=True) | Q(commune__isnull=True),
                name="a_target_is_for_one_place",
            ),
            models.CheckConstraint(
                condition=Q(baseline_year__gte=1900, target_year__lte=2100, baseline_year__lt=F("target_year")),
                name="a_target_comes_after_its_start",
                violation_error_message="L’année visée doit suivre l’année de départ.",
            ),
            models.CheckConstraint(
                condition=Q(direction=Direction.UP, target_value__gt=F("baseline_value"))
                | Q(direction=Direction.DOWN, target_value__lt=F("baseline_value")),
                name="a_target_goes_its_way",
                violation_error_message="La valeur visée va à l’opposé du sens choisi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Cible {self.indicator} {self.target_year}"
