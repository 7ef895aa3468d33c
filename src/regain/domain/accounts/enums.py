"""Kinds of organisation; where the people of the demonstration have their address."""

from django.db.models import TextChoices

from regain.core.mandates import Role

DEMONSTRATION_DOMAIN = "regain.example"
"""The domain of the addresses of the demonstration: a reserved one, where nobody real can have an address."""


ERASED_NAME = "Personne effacée"
"""What stands where the name of somebody who asked to be forgotten stood."""

ERASED_DOMAIN = "efface.invalid"
"""The domain of the addresses of accounts without a person: `.invalid` never leads anywhere (RFC 2606)."""


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


_OF_A_CONTRACT = frozenset(Role) - {Role.ADMINISTRATOR, Role.SUPPORT}
GIVES: dict[Role, frozenset[Role]] = {
    **dict.fromkeys(Role, frozenset()),
    Role.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR, Role.PROJECT_LEAD}),
    Role.PROJECT_LEAD: _OF_A_CONTRACT,
    Role.TECHNICAL_REFERENT: frozenset({Role.TECHNICAL_REFERENT, Role.ELECTED_REFERENT, Role.READER}),
}
"""Who gives which roles, each on a scope within their own."""
