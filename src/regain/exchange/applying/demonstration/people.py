"""The people of the demonstration: functions without names, and the mandates under which they act."""

from datetime import date

from regain.core.mandates import Role, ScopeKind
from regain.domain.accounts.enums import OrganisationKind

CONTRACT_CODE, SHORT_NAME = "CN06201M", "CABBALR"
STARTS_ON, ENDS_ON = date(2024, 1, 1), date(2030, 12, 31)

BARLIN = ScopeKind.COMMUNE, "62083", "Barlin"
CABBALR = ScopeKind.CONTRACT, CONTRACT_CODE, SHORT_NAME
PEOPLE: tuple[tuple[str, str, tuple[str, OrganisationKind], Role, tuple[ScopeKind, str, str] | None], ...] = (
    (
        "cheffe@regain.example",
        "Cheffe de projet du contrat de ville",
        (SHORT_NAME, OrganisationKind.INTERCOMMUNALITY),
        Role.PROJECT_LEAD,
        CABBALR,
    ),
    (
        "referente@regain.example",
        "Référente politique de la ville",
        ("Commune de Barlin", OrganisationKind.COMMUNE),
        Role.TECHNICAL_REFERENT,
        BARLIN,
    ),
    (
        "elue@regain.example",
        "Adjointe à la politique de la ville",
        ("Commune de Barlin", OrganisationKind.COMMUNE),
        Role.ELECTED_REFERENT,
        BARLIN,
    ),
    ("delegue@regain.example", "Délégué du préfet", ("État", OrganisationKind.STATE), Role.STATE, CABBALR),
    (
        "financeuse@regain.example",
        "Chargée de mission d’un financeur",
        ("Organisme social de la démonstration", OrganisationKind.SOCIAL_BODY),
        Role.FUNDER,
        None,
    ),
    (
        "porteur@regain.example",
        "Directeur d’une association",
        ("Association de la démonstration", OrganisationKind.ASSOCIATION),
        Role.LEAD,
        None,
    ),
    (
        "animatrice@regain.example",
        "Animatrice du centre social",
        ("Association de la démonstration", OrganisationKind.ASSOCIATION),
        Role.FACILITATOR,
        (ScopeKind.BODY, "conseil-citoyen", "Conseil citoyen"),
    ),
    (
        "habitant@regain.example",
        "Habitant, membre du conseil citoyen",
        ("Conseil citoyen de la démonstration", OrganisationKind.OTHER),
        Role.RESIDENT,
        (ScopeKind.BODY, "conseil-citoyen", "Conseil citoyen"),
    ),
    (
        "lectrice@regain.example",
        "Lectrice",
        (SHORT_NAME, OrganisationKind.INTERCOMMUNALITY),
        Role.READER,
        CABBALR,
    ),
    (
        "administrateur@regain.example",
        "Administrateur de Regain",
        (SHORT_NAME, OrganisationKind.INTERCOMMUNALITY),
        Role.ADMINISTRATOR,
        (ScopeKind.INSTANCE, "", ""),
    ),
)
"""Address, function (there are no names), organisation and its nature, role and where (None: the organisation)."""
