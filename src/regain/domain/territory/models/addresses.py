"""Addresses of the national base, to tell in which neighbourhood a person lives. No person is ever written here."""

from django.db import models
from django.db.models.functions import Now


class AddressFile(models.Model):
    """A file of the national address base that was imported."""

    name = models.CharField("fichier", max_length=200)
    sha256 = models.CharField("empreinte", max_length=64)
    imported_at = models.DateTimeField("importé le", db_default=Now())

    class Meta:
        verbose_name = "fichier d’adresses"
        verbose_name_plural = "fichiers d’adresses"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["sha256"], name="one_address_file_per_content")]

    def __str__(self) -> str:
        return self.name


class Address(models.Model):
    """One numbered address. `street_key`: the street's name folded, without its kind of way, for searching."""

    key = models.CharField("identifiant", max_length=40)
    number = models.PositiveIntegerField("numéro")
    suffix = models.CharField("indice", max_length=10, blank=True)
    street = models.CharField("voie", max_length=200)
    street_key = models.CharField("clé de la voie", max_length=200)
    postcode = models.CharField("code postal", max_length=5, blank=True)
    insee_code = models.CharField("code INSEE", max_length=5)
    commune = models.CharField("commune", max_length=100)
    longitude = models.FloatField("longitude")
    latitude = models.FloatField("latitude")

    class Meta:
        verbose_name = "adresse"
        ordering = ["insee_code", "street", "number", "suffix", "pk"]
        indexes = [models.Index(fields=["insee_code", "street_key"], name="addresses_of_a_street")]
        constraints = [models.UniqueConstraint(fields=["key"], name="one_address_per_key")]

    def __str__(self) -> str:
        return f"{self.number} {self.suffix} {self.street}, {self.postcode} {self.commune}".replace("  ", " ")
