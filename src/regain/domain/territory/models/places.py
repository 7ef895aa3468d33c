"""Where people live: agglomerations, communes, neighbourhoods."""

from django.db import models
from django.db.models import Q

from regain.core.shapes import SIREN
from regain.domain.territory.enums import INSEE_CODE, NeighbourhoodKind


class Intercommunality(models.Model):
    """An agglomeration (EPCI), known by its SIREN."""

    siren = models.CharField("SIREN", max_length=9)
    name = models.CharField("nom", max_length=200)
    short_name = models.CharField("sigle", max_length=40)

    class Meta:
        verbose_name = "agglomération"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["siren"], name="one_intercommunality_per_siren"),
            models.CheckConstraint(condition=Q(siren__shaped=SIREN), name="intercommunality_siren_has_nine_digits"),
        ]

    def __str__(self) -> str:
        return self.short_name


class Commune(models.Model):
    """A commune, known by its INSEE code (text: Corsica has letters, and zeros lead)."""

    insee_code = models.CharField("code INSEE", max_length=5)
    name = models.CharField("nom", max_length=100)
    siren = models.CharField("SIREN", max_length=9, blank=True)
    intercommunality = models.ForeignKey(
        "territory.Intercommunality", models.PROTECT, related_name="communes", null=True, blank=True
    )

    class Meta:
        verbose_name = "commune"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["insee_code"], name="one_commune_per_insee_code"),
            models.CheckConstraint(
                condition=Q(insee_code__shaped=INSEE_CODE), name="commune_insee_code_is_well_formed"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Neighbourhood(models.Model):
    """A neighbourhood. Shared by several communes, it is still one. `own_code` is a QIC's free code, blank if none."""

    name = models.CharField("nom", max_length=200)
    kind = models.CharField("statut", max_length=3, choices=NeighbourhoodKind)
    own_code = models.CharField("code propre", max_length=40, blank=True)
    intercommunality = models.ForeignKey("territory.Intercommunality", models.PROTECT, related_name="neighbourhoods")
    communes = models.ManyToManyField("territory.Commune", related_name="neighbourhoods")
    archived_at = models.DateTimeField("archivé le", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "quartier"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NeighbourhoodKind.values), name="neighbourhood_is_qpv_or_qic"),
            models.CheckConstraint(
                condition=Q(kind=NeighbourhoodKind.QIC) | Q(own_code=""), name="only_a_qic_has_a_code_of_its_own"
            ),
            models.UniqueConstraint(
                fields=["intercommunality", "own_code"],
                condition=~Q(own_code=""),
                name="qic_code_is_unique_in_its_intercommunality",
            ),
        ]

    def __str__(self) -> str:
        return self.name
