"""Kinds of organisation."""

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    """What an organisation is in a contrat de ville."""

    STATE = "state", "État"
    INTERCOMMUNALITY = "intercommunality", "Agglomération"
    COMMUNE = "commune", "Commune"
    DEPARTMENT = "department", "Département"
    REGION = "region", "Région"
    SOCIAL_BODY = "social_body", "Organisme social"
    LANDLORD = "landlord", "Bailleur"
    ASSOCIATION = "association", "Association"
    OTHER = "other", "Autre"
