from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from regain.domain.accounts.enums import OrganisationKind


class Organisation(models.Model):
    """Who people work for: a commune, the State, an association."""

    name = models.CharField("nom", max_length=200)
    kind = models.CharField("nature", max_length=20, choices=OrganisationKind)
    siren = models.CharField("SIREN", max_length=9, blank=True)

    class Meta:
        verbose_name = "organisation"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_organisation_per_name"),
            models.UniqueConstraint(fields=["siren"], condition=~Q(siren=""), name="one_organisation_per_siren"),
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds people by e-mail, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in, known by an e-mail address. `title` is a function ("référente politique de la ville")."""

    email = models.EmailField("adresse e-mail", unique=True)
    name = models.CharField("nom", max_length=150)
    title = models.CharField("fonction", max_length=150, blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, related_name="people", null=True, blank=True
    )
    is_active = models.BooleanField("actif", default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = PersonManager()

    class Meta:
        verbose_name = "personne"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_person_per_email",
                violation_error_message="Une personne a déjà cette adresse e-mail.",
            )
        ]

    def __str__(self) -> str:
        return self.name
