"""National perimeters: those of our neighbourhoods, and those of all others, kept as reference rows."""

from django.db import models
from django.db.models import Q

from regain.domain.territory.enums import NATIONAL_CODES, Vintage


class Perimeter(models.Model):
    """One version of a neighbourhood: its vintage and national code; its outlines, edition by edition, hang under it.

    `neighbourhood` is null for a reference row: a perimeter of France that is nobody's here. `name` and `insee_codes`
    are those of the last publication, blank when only an agreement spoke of it.
    """

    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.SET_NULL, related_name="perimeters", null=True, blank=True
    )
    vintage = models.PositiveSmallIntegerField("millésime", choices=Vintage)
    code = models.CharField("code", max_length=8)
    source = models.CharField("source", max_length=200, blank=True)
    name = models.CharField("nom publié", max_length=200, blank=True, default="")
    insee_codes = models.JSONField("communes publiées", default=list, blank=True)

    class Meta:
        verbose_name = "périmètre"
        ordering = ["neighbourhood_id", "-vintage", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="one_perimeter_per_national_code"),
            models.UniqueConstraint(
                fields=["neighbourhood", "vintage"], name="one_perimeter_per_neighbourhood_and_vintage"
            ),
            models.CheckConstraint(
                condition=Q(vintage=Vintage.OF_2015, code__shaped=NATIONAL_CODES[Vintage.OF_2015])
                | Q(vintage=Vintage.OF_2024, code__shaped=NATIONAL_CODES[Vintage.OF_2024]),
                name="perimeter_code_follows_its_vintage",
            ),
        ]

    def __str__(self) -> str:
        return self.code
