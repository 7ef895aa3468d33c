from django.db import models
from django.db.models import Q

from regain.domain.contracts.enums import FigureFlag, Unit


class NeighbourhoodProject(models.Model):
    """A *projet de quartier*: what one agreement says of one neighbourhood."""

    agreement = models.ForeignKey("contracts.Agreement", models.CASCADE, related_name="projects")
    neighbourhood = models.ForeignKey("territory.Neighbourhood", models.PROTECT, related_name="projects")
    rank = models.PositiveSmallIntegerField("rang")
    portrait_source = models.CharField("source du portrait", max_length=200, blank=True)
    portrait_vintage = models.PositiveSmallIntegerField("millésime du portrait", null=True, blank=True)
    portrait_perimeter = models.CharField("périmètre du portrait", max_length=20, blank=True)
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        verbose_name = "projet de quartier"
        verbose_name_plural = "projets de quartier"
        ordering = ["agreement_id", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "neighbourhood"], name="one_project_per_agreement_and_neighbourhood"
            )
        ]

    def __str__(self) -> str:
        return f"{self.neighbourhood} ({self.agreement})"


class ProjectLine(models.Model):
    """One line of a list of the project, in the text's own words and order."""

    rank = models.PositiveSmallIntegerField("rang")
    text = models.TextField("texte")
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        abstract = True
        ordering = ["project_id", "rank", "pk"]

    def __str__(self) -> str:
        return self.text


class Irritant(ProjectLine):
    """What is wrong in the neighbourhood."""

    project = models.ForeignKey("contracts.NeighbourhoodProject", models.CASCADE, related_name="irritants")

    class Meta(ProjectLine.Meta):
        verbose_name = "irritant"


class Opportunity(ProjectLine):
    """What one can build on."""

    project = models.ForeignKey("contracts.NeighbourhoodProject", models.CASCADE, related_name="opportunities")

    class Meta(ProjectLine.Meta):
        verbose_name = "opportunité"


class Priority(ProjectLine):
    """An *enjeu prioritaire* of the commune for the neighbourhood."""

    project = models.ForeignKey("contracts.NeighbourhoodProject", models.CASCADE, related_name="priorities")

    class Meta(ProjectLine.Meta):
        verbose_name = "enjeu prioritaire"
        verbose_name_plural = "enjeux prioritaires"


class QuotedFigure(models.Model):
    """A figure the agreement quotes: kept as written, never corrected by official figures (see Observation)."""

    project = models.ForeignKey("contracts.NeighbourhoodProject", models.CASCADE, related_name="figures")
    rank = models.PositiveSmallIntegerField("rang")
    indicator = models.CharField("indicateur", max_length=120)
    value = models.DecimalField("valeur", max_digits=14, decimal_places=4, null=True, blank=True)
    unit = models.CharField("unité", max_length=12, choices=Unit)
    flag = models.CharField("statut", max_length=12, choices=FigureFlag)
    comparison = models.DecimalField("agglomération", max_digits=14, decimal_places=4, null=True, blank=True)
    change = models.DecimalField("évolution", max_digits=14, decimal_places=4, null=True, blank=True)
    change_since = models.PositiveSmallIntegerField("depuis", null=True, blank=True)
    raw = models.TextField("mots lus", blank=True)
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        verbose_name = "chiffre cité"
        verbose_name_plural = "chiffres cités"
        ordering = ["project_id", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "indicator"], name="an_indicator_is_quoted_once_per_project"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="quoted_figure_unit_is_known"),
            models.CheckConstraint(
                condition=Q(flag__in=[FigureFlag.OK, FigureFlag.APPROXIMATE], value__isnull=False)
                | Q(flag__in=[FigureFlag.SUPPRESSED, FigureFlag.MISSING], value__isnull=True),
                name="a_figure_has_a_value_unless_suppressed_or_missing",
            ),
        ]

    def __str__(self) -> str:
        return self.raw or self.indicator


class RetainedObjective(models.Model):
    """A row of the agreement: an intercommunal objective the project takes up, in the agreement's own wording."""

    project = models.ForeignKey("contracts.NeighbourhoodProject", models.CASCADE, related_name="retained_objectives")
    intercommunal = models.ForeignKey(
        "contracts.IntercommunalObjective", models.PROTECT, related_name="retained_objectives"
    )
    rank = models.PositiveSmallIntegerField("rang")
    wording = models.CharField("formulation", max_length=500)
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        verbose_name = "objectif retenu"
        verbose_name_plural = "objectifs retenus"
        ordering = ["project_id", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "intercommunal"], name="an_objective_is_retained_once_per_project"
            )
        ]

    def __str__(self) -> str:
        return self.wording


class OperationalObjective(models.Model):
    """What the commune itself sets out to do in the neighbourhood, under an objective it retained."""

    retained = models.ForeignKey("contracts.RetainedObjective", models.CASCADE, related_name="operational_objectives")
    rank = models.PositiveSmallIntegerField("rang")
    text = models.TextField("texte")
    pointer = models.CharField("lieu dans le texte", max_length=120, blank=True)

    class Meta:
        verbose_name = "objectif opérationnel"
        verbose_name_plural = "objectifs opérationnels"
        ordering = ["retained_id", "rank", "pk"]

    def __str__(self) -> str:
        return self.text
