"""Kinds of agreement, of commitment, of figure; where a node of the tree comes from."""

from django.db.models import TextChoices

from regain.domain.territory.enums import IN_CODES

CONTRACT_CODE = f"CN{IN_CODES}[0-9]{{2}}[A-Z]"
"""The shape of a contract's national code (a regular expression): CN06201M, CN02A01I."""


class AgreementKind(TextChoices):
    """The framework agreement of the agglomeration, or the agreement of one commune."""

    FRAMEWORK = "framework", "Convention-cadre"
    COMMUNAL = "communal", "Convention d’application communale"


class VersionStatus(TextChoices):
    """At most one version of an agreement is in force; the others are kept."""

    IN_FORCE = "in_force", "En vigueur"
    REPLACED = "replaced", "Remplacée"
    WITHDRAWN = "withdrawn", "Retirée"


class AmendmentStatus(TextChoices):
    """Where an amendment stands between the first idea and the signatures."""

    DRAFT = "draft", "En préparation"
    PROPOSED = "proposed", "Proposé"
    REVIEWED = "reviewed", "Relu"
    SIGNED = "signed", "Signé"
    DROPPED = "dropped", "Abandonné"


AMENDMENT_TRANSITIONS: dict[AmendmentStatus, set[AmendmentStatus]] = {
    AmendmentStatus.DRAFT: {AmendmentStatus.PROPOSED, AmendmentStatus.SIGNED, AmendmentStatus.DROPPED},
    AmendmentStatus.PROPOSED: {AmendmentStatus.DRAFT, AmendmentStatus.REVIEWED, AmendmentStatus.DROPPED},
    AmendmentStatus.REVIEWED: {AmendmentStatus.DRAFT, AmendmentStatus.SIGNED, AmendmentStatus.DROPPED},
    AmendmentStatus.SIGNED: set(),
    AmendmentStatus.DROPPED: {AmendmentStatus.DRAFT},
}
"""From draft straight to signed: an amendment that was signed on paper, outside Regain."""

OPEN_AMENDMENTS = (AmendmentStatus.DRAFT, AmendmentStatus.PROPOSED, AmendmentStatus.REVIEWED)


class Origin(TextChoices):
    """Whether a node of the tree was read in the framework agreement or inferred from communal ones."""

    FRAMEWORK = "framework", "Convention-cadre"
    INFERRED = "inferred", "Déduit des conventions communales"


class CommitmentKind(TextChoices):
    """What is promised: a body that meets, or an act of the signatories."""

    STEERING_COMMITTEE = "steering_committee", "Comité de pilotage"
    TECHNICAL_COMMITTEE = "technical_committee", "Comité technique"
    WORKING_GROUP = "working_group", "Groupe de travail"
    CITIZEN_BODY = "citizen_body", "Instance d’habitants"
    SIGNATORY = "signatory", "Engagement des signataires"


BODY_KINDS = (
    CommitmentKind.STEERING_COMMITTEE,
    CommitmentKind.TECHNICAL_COMMITTEE,
    CommitmentKind.WORKING_GROUP,
    CommitmentKind.CITIZEN_BODY,
)


class FigureFlag(TextChoices):
    """How a figure stands: the last two have no value."""

    OK = "ok", "Valeur"
    APPROXIMATE = "approximate", "Environ"
    SUPPRESSED = "suppressed", "Non diffusée"
    MISSING = "missing", "Absente"


class Unit(TextChoices):
    """Units of quoted figures."""

    INHABITANTS = "inhabitants", "habitants"
    HECTARES = "ha", "hectares"
    PERCENT = "%", "%"
    INDEX = "index", "indice"


INDICATOR_LABELS = {
    "population": "Population",
    "surface_ha": "Surface",
    "poverty_rate": "Taux de pauvreté",
    "under_25_share": "Part des moins de 25 ans",
    "social_position_index": "Indice de position sociale (IPS)",
    "employment_rate": "Taux d’emploi des 15-64 ans",
    "neet_rate": "Part des 16-25 ans non scolarisés et sans emploi",
    "social_housing_share": "Part des logements sociaux",
}


class Verb(TextChoices):
    """What a plan does to the living state of an agreement."""

    ADD = "add", "Ajouter"
    CHANGE = "change", "Modifier"
    MOVE = "move", "Déplacer"
    REMOVE = "remove", "Retirer"
