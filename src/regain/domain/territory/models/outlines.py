"""Outlines on the ground. A new edition is a new row: what a figure or a decision was once read on is never lost."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from regain.domain.territory.enums import OutlineSubject, Vintage


class OutlineFile(models.Model):
    """A file of outlines that was imported: what the journal speaks of, and where its outlines come from."""

    name = models.CharField("fichier", max_length=200)
    sha256 = models.CharField("empreinte", max_length=64)
    subject = models.CharField("sujet", max_length=10, choices=OutlineSubject)
    vintage = models.PositiveSmallIntegerField("millésime", choices=Vintage, null=True, blank=True)
    imported_at = models.DateTimeField("importé le", db_default=Now())

    class Meta:
        verbose_name = "fichier de contours"
        verbose_name_plural = "fichiers de contours"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject__in=OutlineSubject.values), name="outline_file_has_a_known_subject"
            ),
            models.UniqueConstraint(fields=["sha256"], name="one_outline_file_per_content"),
        ]

    def __str__(self) -> str:
        return self.name


class Outline(models.Model):
    """One edition of an outline: of a national perimeter, of a neighbourhood without one (drawn), or of a commune.

    The one in force is that of the highest edition. `geometry`: a valid multipolygon, WKB, WGS84 degrees. `published`:
    SHA-256 of it before any repair. `repaired`: what was wrong with it, blank if nothing was.
    """

    perimeter = models.ForeignKey("territory.Perimeter", models.CASCADE, related_name="outlines", null=True, blank=True)
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.CASCADE, related_name="outlines", null=True, blank=True
    )
    commune = models.ForeignKey("territory.Commune", models.CASCADE, related_name="outlines", null=True, blank=True)
    edition = models.PositiveSmallIntegerField("édition", default=1)
    geometry = models.BinaryField("géométrie")
    published = models.CharField("empreinte publiée", max_length=64)
    area_ha = models.DecimalField("surface (ha)", max_digits=10, decimal_places=2)
    west = models.FloatField("ouest")
    south = models.FloatField("sud")
    east = models.FloatField("est")
    north = models.FloatField("nord")
    repaired = models.CharField("réparation", max_length=200, blank=True)
    source = models.CharField("source", max_length=200, blank=True)
    file = models.ForeignKey(
        "territory.OutlineFile", models.PROTECT, related_name="outlines", null=True, blank=True, verbose_name="fichier"
    )
    recorded_at = models.DateTimeField("enregistré le", db_default=Now())

    class Meta:
        verbose_name = "contour"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(perimeter__isnull=False, neighbourhood=None, commune=None)
                | Q(perimeter=None, neighbourhood__isnull=False, commune=None)
                | Q(perimeter=None, neighbourhood=None, commune__isnull=False),
                name="outline_is_of_one_thing",
            ),
            *(
                models.UniqueConstraint(fields=[owner, "edition"], name=f"one_outline_per_{owner}_and_edition")
                for owner in ("perimeter", "neighbourhood", "commune")
            ),
        ]

    def __str__(self) -> str:
        return f"contour {self.pk}, édition {self.edition}"
