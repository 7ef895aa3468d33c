from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import LessThanOrEqual

from regain.core.mandates import SCOPES, Role, ScopeKind
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


_ROLE_FITS_ITS_SCOPE = Q(pk__in=[])
for _role, _kinds in SCOPES.items():
    _ROLE_FITS_ITS_SCOPE |= Q(role=_role, scope_kind__in=sorted(_kinds))


class Mandate(models.Model):
    """A role on a scope, from a date to a date. The scope is a kind and a key (core/mandates.py), never a relation.

    `scope_label` is how the scope was called when the mandate was given. `reason` says why support entered a contract.
    """

    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="mandates", verbose_name="personne")
    role = models.CharField("rôle", max_length=20, choices=Role)
    scope_kind = models.CharField("lieu", max_length=15, choices=ScopeKind)
    scope_key = models.CharField("clé de la portée", max_length=40, blank=True)
    scope_label = models.CharField("où", max_length=200, blank=True)
    contract_code = models.CharField("contrat", max_length=8, blank=True)
    agglomeration = models.CharField("SIREN de l’agglomération", max_length=9, blank=True)
    starts_on = models.DateField("du")
    ends_on = models.DateField("au", null=True, blank=True)
    reason = models.CharField("motif", max_length=300, blank=True)

    class Meta:
        verbose_name = "mandat"
        ordering = ["person_id", "starts_on", "pk"]
        indexes = [models.Index(fields=["contract_code", "role"], name="mandates_of_a_contract")]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="mandate_role_is_known"),
            models.CheckConstraint(condition=_ROLE_FITS_ITS_SCOPE, name="mandate_role_is_held_on_its_kind_of_scope"),
            models.CheckConstraint(
                condition=Q(scope_kind=ScopeKind.INSTANCE, scope_key="", contract_code="", agglomeration="")
                | (~Q(scope_kind=ScopeKind.INSTANCE) & ~Q(scope_key="") & ~Q(contract_code="") & ~Q(agglomeration="")),
                name="only_a_mandate_on_the_instance_has_no_contract",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="mandate_starts_before_it_ends",
                violation_error_message="Le mandat finit avant d’avoir commencé\u00a0: vérifiez ses deux dates.",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.SUPPORT) | (Q(ends_on=F("starts_on")) & ~Q(reason="")),
                name="support_lasts_one_day_and_has_its_reason",
                violation_error_message="Dites pourquoi vous entrez dans ce contrat\u00a0: l’accès dure la journée.",
            ),
        ]

    def __str__(self) -> str:
        role = Role(self.role).label
        return f"{role}, {self.scope_label}" if self.scope_label else str(role)


class OpenSession(models.Model):
    """A session somebody has open: on which device, since when. `key` is that of Django's session."""

    person = models.ForeignKey("accounts.Person", models.CASCADE, related_name="sessions", verbose_name="personne")
    key = models.CharField("clé", max_length=40, unique=True)
    device = models.CharField("appareil", max_length=60)
    opened_at = models.DateTimeField("ouverte le")
    seen_at = models.DateTimeField("dernier passage")

    class Meta:
        verbose_name = "session"
        ordering = ["-seen_at", "pk"]

    def __str__(self) -> str:
        return self.device


LONGEST_ADDRESS, LONGEST_FORM = 500, 40_000
"""In characters: what is longer of an address and of a form is not kept."""


class KeptForm(models.Model):
    """What a person was sending when their session ended, until they are back: one form, the last one, of bounded size.

    `path`: the address it was sent to; `data`: its fields, as a browser encodes them.
    """

    person = models.OneToOneField("accounts.Person", models.CASCADE, related_name="kept_form", verbose_name="personne")
    path = models.CharField("adresse", max_length=LONGEST_ADDRESS)
    data = models.TextField("saisie")
    kept_at = models.DateTimeField("gardée le")

    class Meta:
        verbose_name = "saisie gardée"
        verbose_name_plural = "saisies gardées"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("data"), LONGEST_FORM),
                name="what_is_kept_of_a_form_has_a_bounded_size",
            )
        ]

    def __str__(self) -> str:
        return self.path


class Invitation(models.Model):
    """Somebody is invited to act under a mandate. The link sent carries `nonce`, signed; a new link changes it.

    The scope is told as in Mandate. `inviter_mandate` is the key of the mandate under which the inviter acted.
    `letters` and `letter_at` count the letters that left, so that no one is written to without end.
    """

    email = models.EmailField("adresse e-mail")
    role = models.CharField("rôle", max_length=20, choices=Role)
    scope_kind = models.CharField("lieu", max_length=15, choices=ScopeKind)
    scope_key = models.CharField("clé de la portée", max_length=40, blank=True)
    scope_label = models.CharField("où", max_length=200, blank=True)
    contract_code = models.CharField("contrat", max_length=8, blank=True)
    agglomeration = models.CharField("SIREN de l’agglomération", max_length=9, blank=True)
    starts_on = models.DateField("du")
    ends_on = models.DateField("au", null=True, blank=True)
    inviter = models.ForeignKey(
        "accounts.Person", models.PROTECT, related_name="invitations", verbose_name="invité par", null=True, blank=True
    )
    inviter_mandate = models.CharField("au titre de", max_length=20, blank=True)
    nonce = models.CharField("lien", max_length=40)
    sent_at = models.DateTimeField("envoyée le")
    expires_on = models.DateField("valable jusqu’au")
    accepted_at = models.DateTimeField("acceptée le", null=True, blank=True)
    withdrawn_at = models.DateTimeField("retirée le", null=True, blank=True)
    letters = models.PositiveSmallIntegerField("lettres parties", default=1)
    letter_at = models.DateTimeField("dernière lettre", null=True, blank=True)

    class Meta:
        verbose_name = "invitation"
        ordering = ["-sent_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_is_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="invitation_starts_before_it_ends",
                violation_error_message="Le mandat finirait avant d’avoir commencé\u00a0: vérifiez ses deux dates.",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="an_invitation_is_accepted_or_withdrawn_not_both",
            ),
            models.UniqueConstraint(
                fields=["email", "role", "scope_kind", "scope_key", "contract_code"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_per_address_role_and_scope",
                violation_error_message="Cette personne est déjà invitée à ce titre\u00a0: renvoyez-lui plutôt le lien.",
            ),
        ]

    def __str__(self) -> str:
        role = Role(self.role).label
        return f"{role}, {self.scope_label}" if self.scope_label else str(role)
