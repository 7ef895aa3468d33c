"""What the demonstration starts from: the agglomeration, its communes, its contract, a few functions."""

from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from regain.core.mandates import Role, Scope, ScopeKind
from regain.core.member import SYSTEM
from regain.domain.accounts.enums import OrganisationKind
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import organisation_named, person_with_email
from regain.domain.accounts.rules import is_of_the_demonstration
from regain.domain.accounts.usecases import add_organisation, add_person, give_mandate
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contract_with_code
from regain.domain.contracts.usecases import open_contract
from regain.domain.territory.models import Intercommunality
from regain.domain.territory.queries import communes_of, intercommunality_with_siren
from regain.domain.territory.rules import CommuneEntry
from regain.domain.territory.usecases import add_intercommunality, import_communes
from regain.exchange.management.terminal import Refused
from regain.exchange.reading.communes import read_communes

FOLDER = settings.ROOT / "demonstration"
AGREEMENT = FOLDER / "barlin.docx"
COMMUNES = FOLDER / "communes.csv"

SIREN, NAME, SHORT_NAME = "200072460", "Communauté d’agglomération de Béthune-Bruay, Artois-Lys Romane", "CABBALR"
CONTRACT_CODE, CONTRACT_NAME = "CN06201M", "Engagements Quartiers 2030"
STARTS_ON, ENDS_ON = date(2024, 1, 1), date(2030, 12, 31)
SIGNING = (
    *("62048", "62083", "62119", "62126", "62178", "62188", "62194", "62217", "62270", "62276"),
    *("62400", "62401", "62443", "62457", "62480", "62516", "62555", "62617", "62848"),
)
"""INSEE codes of the 19 communes of the agglomeration on which the 16 QPV of 2024 lie (Hulluch is outside it)."""

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
        "Administrateur de l’instance",
        (SHORT_NAME, OrganisationKind.INTERCOMMUNALITY),
        Role.ADMINISTRATOR,
        (ScopeKind.INSTANCE, "", ""),
    ),
)
"""Address, function (there are no names), organisation and its nature, role and where (None: the organisation)."""


def refuse_real_data() -> None:
    """Raise Refused when the database is somebody's: the demonstration lets anybody in, in one click."""
    people = [person for person in Person.objects.order_by("pk") if not is_of_the_demonstration(person)]
    contracts = Contract.objects.exclude(code=CONTRACT_CODE).order_by("code")
    found = f"la personne {people[0].email}" if people else f"le contrat {contracts[0].code}" if contracts else ""
    if found:
        raise Refused(
            f"Cette base contient déjà {found}, qui n’est pas de la démonstration\u00a0: "
            "lancez la démonstration sur une base vide (REGAIN_DATABASE_URL ou REGAIN_DATA_DIR)."
        )


@transaction.atomic
def prepare_reference_data() -> Contract:
    """Agglomeration, communes, contract and people of the demonstration. Idempotent: adds what is missing."""
    agglomeration = _agglomeration()
    _people()
    return contract_with_code(CONTRACT_CODE) or open_contract(
        code=CONTRACT_CODE,
        name=CONTRACT_NAME,
        intercommunality=agglomeration,
        starts_on=STARTS_ON,
        ends_on=ENDS_ON,
        communes=communes_of(agglomeration).filter(insee_code__in=SIGNING),
        by=SYSTEM,
    )


def _agglomeration() -> Intercommunality:
    agglomeration = intercommunality_with_siren(SIREN) or add_intercommunality(
        siren=SIREN, name=NAME, short_name=SHORT_NAME, by=SYSTEM
    )
    content = COMMUNES.read_bytes()
    entries = [CommuneEntry(read.insee_code, read.name, read.siren) for read in read_communes(content)]
    import_communes(entries, intercommunality=agglomeration, checksum=sha256(content).hexdigest(), by=SYSTEM)
    return agglomeration


def _people() -> None:
    for email, function, (name, kind), role, where in PEOPLE:
        organisation = organisation_named(name) or add_organisation(name=name, kind=kind, by=SYSTEM)
        person = person_with_email(email)
        if person is None:
            person = add_person(email=email, name=function, organisation=organisation, by=SYSTEM)
        if not person.mandates.exists():
            scope_kind, key, label = where or (ScopeKind.ORGANISATION, str(organisation.pk), name)
            within = ("", "") if scope_kind == ScopeKind.INSTANCE else (CONTRACT_CODE, SIREN)
            give_mandate(
                person,
                role=role,
                scope=Scope(scope_kind, key, *within),
                scope_label=label,
                starts_on=STARTS_ON,
                by=SYSTEM,
            )
